"""The dossier as one HTML file: no network, nothing beside it.

Its only scripts move a map over time; the page names them by their digests, so that the browser
runs no others, and shows everything without them.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from sansang.report.content import DossierContent
from sansang.report.content.document import Block, Fold
from sansang.report.drawing import templates
from sansang.report.rehearsal import svg as rehearsal
from sansang.report.rehearsal.blocks import Film, PlaceMap, Plots
from sansang.report.roads import svg as roads
from sansang.report.roads.blocks import Ground, MapRow, RoadMap, TimeMap

_PAGES = Path(__file__).parent / "pages"
_SCRIPTS: dict[type, str] = {TimeMap: "time_map.js", Film: "film.js"}
"""What moves a block, for blocks that move."""


def dossier_html(content: DossierContent) -> str:
    """Return the dossier as one HTML document."""
    blocks = [block for part in content.parts for block in _every(part.blocks)]
    page = templates().get_template("dossier.html")
    return page.render(content=content, **_brought(blocks))


def _brought(blocks: Sequence[Block]) -> dict[str, Any]:
    """What a page with maps and curves brings along; nothing of it where there are none."""
    grounds = {ground.id: ground for ground in _grounds(blocks)}
    kinds = {type(block) for block in blocks}
    scripts = [
        (_PAGES / file).read_text(encoding="utf-8")
        for kind, file in _SCRIPTS.items()
        if kind in kinds
    ]
    return {
        "grounds": tuple[Ground, ...](grounds.values()),
        "road_style": roads.style_sheet(),
        "rehearsal_style": rehearsal.style_sheet() if kinds & {PlaceMap, Plots, Film} else "",
        "scripts": scripts,
        "script_source": _source(scripts) if scripts else "",
    }


def _source(scripts: Iterable[str]) -> str:
    digests = (b64encode(sha256(script.encode()).digest()).decode() for script in scripts)
    return "; script-src" + "".join(f" 'sha256-{digest}'" for digest in digests)


def _every(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Fold):
            yield from _every(block.blocks)


def _grounds(blocks: Iterable[Block]) -> Iterator[Ground]:
    for block in blocks:
        if isinstance(block, PlaceMap | Film):
            if block.scene.ground:
                yield block.scene.ground
        else:
            yield from (drawn.ground for drawn in _maps(block))


def _maps(block: Block) -> Iterator[RoadMap]:
    if isinstance(block, RoadMap):
        yield block
    elif isinstance(block, MapRow):
        yield from block.maps
    elif isinstance(block, TimeMap):
        yield block.map
        yield from block.stills
