"""`sansang dossier` of a plan with roads hands out maps, the notice and the feed as well."""

import json
from pathlib import Path

import pytest
from tests.sansang.report.fair import event, fair, span

from sansang.eventfile import write_folder

MONACO = Path("tests/data/osm/monaco.osm.pbf").resolve()
QUAY = (
    "LINESTRING (7.42217 43.73286, 7.42194 43.73317, 7.42164 43.73372, 7.42146 43.73418,"
    " 7.42131 43.7346)"
)


@pytest.fixture
def town(tmp_path, monkeypatch) -> Path:
    """A fair at the harbour of Monaco, for which a boulevard is closed."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    position = {"lat": 43.7345, "lon": 7.4205, "confidence": "A"}
    closure = {"id": "quay", "name": "The quay", "geometry": QUAY, "times": [span(8, 12)]}
    plan = fair(
        event=event(roads={"file": "town.osm.pbf"}),
        sites=[{"id": "hall", "name": "Hall", "kind": "venue", "position": position}],
        posts=[],
        closures=[closure],
    )
    write_folder(plan, tmp_path / "town", MONACO)
    return tmp_path / "town"


def test_maps_notice_and_feed_come_with_the_dossier(sansang, town, tmp_path):
    out = tmp_path / "out"
    told = sansang("dossier", town, "-o", out, "--time-limit", 2, "--format", "html")
    assert told.code in (0, 1)
    assert {path.name for path in out.iterdir() if path.is_file()} == {
        "closures.geojson", "convoys.geojson", "deployment.json", "diversion.json", "dossier.html",
        "findings.json", "flows.geojson", "isochrones.geojson", "traffic-notice.html",
        "work-zones.geojson",
    }  # fmt: skip
    (closure,) = json.loads((out / "closures.geojson").read_text("utf-8"))["features"]
    assert "Boulevard Albert 1er" in closure["properties"]["streets"]
    assert "Closures and ways round" in (out / "dossier.html").read_text("utf-8")
    assert "closed roads for navigation" in told.out
