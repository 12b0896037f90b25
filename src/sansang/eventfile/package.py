"""Opens a workbook's package, refusing what is no workbook or would not be safe to open."""

import io
import re
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from sansang.eventfile.draft import Draft

LARGEST_CONTENT = 100 * 2**20
"""Bytes of all parts of a workbook together, once they are unpacked."""
HIGHEST_RATIO = 1000
MOST_PARTS = 1000
_TIMES = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_OLE = b"\xd0\xcf\x11\xe0"


def open_package(data: bytes, name: str, draft: Draft) -> ZipFile | None:
    """Return the package of a workbook; None where it is refused, which is noted."""
    if data.startswith(_OLE):
        draft.fault("old_workbook", name, expected=".xlsx")
        return None
    try:
        package = ZipFile(io.BytesIO(data))
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        draft.fault("not_a_workbook", name, expected=".xlsx")
        return None
    return package if _bearable(package.infolist(), name, draft) else None


def _bearable(parts: list[ZipInfo], name: str, draft: Draft) -> bool:
    """Judge the parts by the list of contents, before any of them is unpacked."""
    size = sum(part.file_size for part in parts)
    packed = max(1, sum(part.compress_size for part in parts))
    outside = next((part.filename for part in parts if _leads_outside(part.filename)), None)
    if outside is not None:
        draft.fault("outside", name, found=outside)
    elif len({part.filename for part in parts}) < len(parts):
        draft.fault("broken_workbook", name)
    elif len(parts) > MOST_PARTS:
        draft.fault("parts", name, found=len(parts), expected=MOST_PARTS)
    elif size > LARGEST_CONTENT or size > HIGHEST_RATIO * packed:
        draft.fault("unpacked_size", name, found=size, expected=LARGEST_CONTENT)
    elif any(part.flag_bits & 1 for part in parts):
        draft.fault("encrypted", name)
    elif any("vbaproject" in part.filename.lower() for part in parts):
        draft.fault("macros", name, expected=".xlsx")
    else:
        return True
    return False


def _leads_outside(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name


def settle(file: Path) -> None:
    """Take the time of writing out of a package: the same plan gives the same bytes."""
    with ZipFile(file) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(ZipInfo(name), _TIMES.sub(b"", content), ZIP_DEFLATED)
