"""The dossier as one HTML file: no network, nothing beside it.

Its only script moves the slider of a map over time; the page names it by its digest, so that the
browser runs no other, and shows everything without it.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from sansang.report.content import DossierContent
from sansang.report.content.document import Block, Fold
from sansang.report.drawing import templates
from sansang.report.roads.blocks import Ground, MapRow, RoadMap, TimeMap
from sansang.report.roads.svg import style_sheet

_SCRIPT = Path(__file__).parent / "pages" / "time_map.js"


def dossier_html(content: DossierContent) -> str:
    """Return the dossier as one HTML document."""
    blocks = [block for part in content.parts for block in _every(part.blocks)]
    page = templates().get_template("dossier.html")
    return page.render(content=content, **_roads(blocks))


def _roads(blocks: Iterable[Block]) -> dict[str, Any]:
    """What a page with road maps brings along; nothing of it where there are none."""
    found = list(blocks)
    grounds = {drawn.ground.id: drawn.ground for drawn in _maps(found)}
    over_time = any(isinstance(block, TimeMap) for block in found)
    script = _SCRIPT.read_text(encoding="utf-8") if over_time else ""
    return {
        "grounds": tuple[Ground, ...](grounds.values()),
        "road_style": style_sheet(),
        "script": script,
        "script_source": _source(script) if script else "",
    }


def _source(script: str) -> str:
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return f"; script-src 'sha256-{digest}'"


def _every(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Fold):
            yield from _every(block.blocks)


def _maps(blocks: Iterable[Block]) -> Iterator[RoadMap]:
    for block in blocks:
        if isinstance(block, RoadMap):
            yield block
        elif isinstance(block, MapRow):
            yield from block.maps
        elif isinstance(block, TimeMap):
            yield block.map
            yield from block.stills
