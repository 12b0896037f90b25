"""The street race on real roads: its README lists every error and warning, and nothing else."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from sansang.checks import Finding, message, run_checks
from sansang.checks.finding import Severity
from sansang.event import EventPlan
from sansang.eventfile import read_plan, roads_file, write_folder, write_workbook
from sansang.roads import RoadNetwork
from sansang.travel import roads_of
from sansang.wording import wording

EXAMPLE = Path(__file__).parents[2] / "examples" / "monaco-grand-prix"
ROW = re.compile(r"^\| \d+ \| (?P<where>[^|]+) \| [^|]+ \| (?P<rules>[^|]+) \| [^|]+ \|$", re.M)
ID = re.compile(r"`([\w.-]+)`")


def planted() -> Iterator[tuple[str, str]]:
    """Each rule that the table names, with each record in its row."""
    english = (EXAMPLE / "README.md").read_text("utf-8").partition("# Tiếng Việt")[0]
    for row in ROW.finditer(english):
        yield from ((rule, one) for rule in ID.findall(row["rules"]) for one in ID.findall(row[1]))


@pytest.fixture(scope="module")
def plan() -> EventPlan:
    return read_plan(EXAMPLE)


@pytest.fixture(scope="module")
def network(plan, tmp_path_factory) -> RoadNetwork:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SANSANG_CACHE", str(tmp_path_factory.mktemp("cache")))
        return roads_of(EXAMPLE, plan)


@pytest.fixture(scope="module")
def findings(plan, network) -> tuple[Finding, ...]:
    return run_checks(plan, network)


def test_the_checks_find_what_was_planted_and_nothing_else(findings):
    found = {(f.rule, f.record.id) for f in findings if f.severity is not Severity.ADVICE}
    assert found == set(planted())
    assert len(found) >= 10


def test_every_finding_is_whole_in_both_languages(findings, plan):
    for finding in findings:
        for language in ("en", "vi"):
            assert "{" not in message(finding, wording(language), plan)


def test_every_closure_follows_the_streets_that_it_names(plan, network):
    from sansang.travel import Travel

    links = Travel(plan, network).closed_links
    streets = {one: {network.street(int(e)) for e in links[one]} for one in links}
    assert "Boulevard Albert 1er" in streets["start-straight"]
    assert {"Avenue d'Ostende", "Avenue de Monte-Carlo", "Place du Casino"} <= streets[
        "casino-hill"
    ]
    assert {"Avenue des Spélugues", "Rond-Point du Portier"} <= streets["spelugues"]
    assert {"Boulevard Louis II", "Quai des États-Unis"} <= streets["tunnel-port"]
    assert "Avenue Pasteur" in streets["coach-park"]


def test_every_text_that_is_printed_is_in_vietnamese_too(plan):
    tables = ("sites", "posts", "teams", "movements", "closures", "traffic_zones", "travel_modes")
    said = {one.text for one in plan.translations if one.language == "vi"}
    for table in (*tables, "diversion_measures", "bus_lines", "task_forces", "commands"):
        assert said.issuperset(record.name for record in getattr(plan, table))


def test_it_says_whose_map_it_is():
    for name in ("README.md", "SOURCE.txt"):
        assert "OpenStreetMap" in (EXAMPLE / name).read_text("utf-8")


def test_the_map_goes_along_when_the_plan_is_converted(plan, tmp_path):
    write_folder(plan, tmp_path / "event", roads_file(EXAMPLE, plan))
    assert read_plan(tmp_path / "event") == plan
    copied = roads_file(tmp_path / "event", plan)
    assert copied.read_bytes() == (EXAMPLE / "monaco.osm.pbf").read_bytes()
    write_workbook(plan, tmp_path / "plan.xlsx")
    assert read_plan(tmp_path / "plan.xlsx") == plan
