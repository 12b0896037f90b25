"""The network of a plan: found beside it, made once, kept where the machine keeps such things."""

import shutil
from pathlib import Path

import pytest
from tests.sansang.checks.plans import but_event, sound_plan

from sansang.event import EventPlan
from sansang.faults import CannotRun
from sansang.travel import cache_folder, roads_of

MAP = Path(__file__).parents[2] / "data" / "osm" / "monaco.osm.pbf"


@pytest.fixture(autouse=True)
def cache(monkeypatch, tmp_path):
    monkeypatch.setenv("SANSANG_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def on_map() -> EventPlan:
    return but_event(sound_plan(), roads={"file": "monaco.osm.pbf"})


def test_the_folder_is_the_one_that_is_named(cache, monkeypatch):
    assert cache_folder() == cache
    monkeypatch.delenv("SANSANG_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "/somewhere")
    assert cache_folder() == Path("/somewhere/sansang")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert cache_folder() == Path.home() / ".cache" / "sansang"


def test_a_plan_without_roads_has_no_network(tmp_path):
    assert roads_of(tmp_path, sound_plan()) is None


def test_the_network_is_made_once_and_read_again(tmp_path, cache):
    shutil.copyfile(MAP, tmp_path / "monaco.osm.pbf")
    first = roads_of(tmp_path, on_map())
    assert len(list((cache / "roads").iterdir())) == 1
    again = roads_of(tmp_path / "plan.xlsx", on_map())
    assert (again.checksum, again.links) == (first.checksum, first.links)


@pytest.mark.parametrize("data", [b"no map", MAP.read_bytes()[:20_000]], ids=["text", "cut off"])
def test_a_map_that_cannot_be_read_is_one_clear_fault(tmp_path, data):
    (tmp_path / "monaco.osm.pbf").write_bytes(data)
    with pytest.raises(CannotRun) as refused:
        roads_of(tmp_path, on_map())
    (fault,) = refused.value.faults
    assert "monaco.osm.pbf" in fault.place
