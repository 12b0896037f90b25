"""Commands on a plan that names a map: it is read by itself, copied along, and missed clearly."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.sansang.checks.plans import but_event, sound_plan

from sansang.eventfile import write_folder

MAP = Path("tests/data/osm/monaco.osm.pbf").resolve()
EXAMPLE = Path("examples/monaco-grand-prix").resolve()
SLOW = ("numba", "scipy", "shapely", "osmium", "pyroutingkit")


@pytest.fixture
def without_map(tmp_path) -> Path:
    folder = tmp_path / "event"
    write_folder(but_event(sound_plan(), roads={"file": "town.osm.pbf"}), folder)
    return folder


@pytest.mark.parametrize("command", [("check",), ("deploy", "-o", "out"), ("dossier", "-o", "out")])
def test_a_missing_map_is_one_line_and_nothing_is_written(sansang, without_map, tmp_path, command):
    told = sansang(
        command[0], without_map, *(tmp_path / w if w == "out" else w for w in command[1:])
    )
    assert told.code == 2
    assert (
        told.err.strip()
        .splitlines()[-1]
        .startswith('event.yaml, roads.file: found "town.osm.pbf", expected the file of the roads')
    )
    assert not (tmp_path / "out").exists()


def test_converting_without_the_map_is_refused(sansang, without_map, tmp_path):
    assert sansang("convert", without_map, tmp_path / "plan.xlsx").code == 2
    assert not (tmp_path / "plan.xlsx").exists()


@pytest.mark.parametrize("name", ["copy", "deep/plan.xlsx", "deep/plan.json"])
def test_convert_copies_the_map_along(sansang, tmp_path, name):
    to = tmp_path / name
    to.parent.mkdir(exist_ok=True)
    assert sansang("convert", EXAMPLE, to).code == 0
    copied = (to if to.is_dir() else to.parent) / "monaco.osm.pbf"
    assert copied.read_bytes() == MAP.read_bytes()
    assert sansang("convert", to, tmp_path / "again.json").code == 0


def test_another_map_beside_is_replaced_only_when_told_to(sansang, tmp_path):
    (tmp_path / "monaco.osm.pbf").write_bytes(b"of somebody else")
    told = sansang("convert", EXAMPLE, tmp_path / "plan.json")
    assert (told.code, (tmp_path / "plan.json").exists()) == (2, False)
    assert "monaco.osm.pbf: expected a path at which nothing is yet" in told.err
    assert sansang("convert", EXAMPLE, tmp_path / "plan.json", "--force").code == 0
    assert (tmp_path / "monaco.osm.pbf").read_bytes() == MAP.read_bytes()


def test_check_reads_the_roads_by_itself(sansang):
    told = sansang("check", EXAMPLE, "--json")
    assert told.code == 1
    rules = {finding["rule"] for finding in json.loads(told.out)["findings"]}
    assert {"traffic.hospital_cut_off", "movements.cut_off"} <= rules


def test_a_map_that_is_none_is_one_line(sansang, tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "event")
    (tmp_path / "event" / "monaco.osm.pbf").write_bytes(b"no map")
    told = sansang("check", tmp_path / "event")
    assert told.code == 2
    assert "monaco.osm.pbf" in told.err.strip().splitlines()[-1]


def test_a_plan_without_roads_loads_no_library_for_them():
    code = (
        "import sys; from sansang.cli.app import run\n"
        "try: run(['check', 'examples/lang-son-congress', '--json'])\n"
        f"except SystemExit: print([m for m in {SLOW!r} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip().splitlines()[-1] == "[]"
