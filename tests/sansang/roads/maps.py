"""Small maps of OpenStreetMap made by hand, for tests."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

from tests.sansang.roads.networks import at

MONACO = Path("tests/data/osm/monaco.osm.pbf").resolve()
HANOI = Path("tests/data/osm/hanoi-inner.osm.pbf").resolve()

SQUARE = {1: (0, 0), 2: (100, 0), 3: (100, 100), 4: (0, 100)}
"""Four nodes in metres east and north."""


def tagged(tags: Mapping[str, str]) -> str:
    return "".join(f"<tag k={quoteattr(k)} v={quoteattr(v)}/>" for k, v in tags.items())


def write_map(
    path: Path,
    nodes: Mapping[int, tuple[float, float]],
    ways: Mapping[int, tuple[Sequence[int], Mapping[str, str]]],
    relations: Sequence[tuple[Sequence[tuple[str, int, str]], Mapping[str, str]]] = (),
    points: Mapping[int, Mapping[str, str]] | None = None,
) -> Path:
    """Write a map: nodes in metres, ways with nodes and tags, relations with members and tags.

    ``points`` are tags of nodes.
    """
    lines = ['<osm version="0.6">']
    for node, place in nodes.items():
        lat, lon = at(*place)
        said = tagged((points or {}).get(node, {}))
        lines.append(f'<node id="{node}" version="1" lat="{lat:.7f}" lon="{lon:.7f}">{said}</node>')
    for way, (refs, tags) in ways.items():
        members = "".join(f'<nd ref="{ref}"/>' for ref in refs)
        lines.append(f'<way id="{way}" version="1">{members}{tagged(tags)}</way>')
    for number, (members, tags) in enumerate(relations, 1):
        named = "".join(f'<member type="{t}" ref="{r}" role="{role}"/>' for t, r, role in members)
        lines.append(f'<relation id="{number}" version="1">{named}{tagged(tags)}</relation>')
    path.write_text("\n".join([*lines, "</osm>"]), encoding="utf-8")
    return path
