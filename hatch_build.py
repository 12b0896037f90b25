"""Compiles the message catalogues when a wheel or an editable install is built."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGUES = "src/sansang/wording/locale/*/LC_MESSAGES/*.po"


def compile_catalogues(root: Path) -> None:
    """Write the ``.mo`` file beside each ``.po`` file."""
    for source in sorted(root.glob(CATALOGUES)):
        with source.open("rb") as lines, source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_po(lines))


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling calls this before it collects files, also for an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; the results are named as artifacts in pyproject.toml."""
        compile_catalogues(Path(self.root))
