"""A network on disk is the one that was written, whole or not at all."""

import json
import shutil

import numpy as np
import pytest
from tests.sansang.roads.maps import MONACO
from tests.sansang.roads.networks import bridged, grid

from sansang.faults import CannotRun
from sansang.roads import store
from sansang.roads.network import ARRAYS
from sansang.roads.store import load_network, open_network, save_network


def same(a, b):
    arrays = all(
        np.array_equal(getattr(a, name), getattr(b, name), equal_nan=name[-2:] == "_m")
        and getattr(a, name).dtype == getattr(b, name).dtype
        for name in ARRAYS
    )
    return arrays and (a.checksum, a.names) == (b.checksum, b.names)


@pytest.mark.parametrize("made", [grid, bridged])
def test_what_is_written_is_read_again(tmp_path, made):
    save_network(made(), tmp_path / "net")
    assert same(load_network(tmp_path / "net"), made())


def test_arrays_are_mapped_and_not_to_be_written_to(tmp_path):
    save_network(grid(), tmp_path / "net")
    network = load_network(tmp_path / "net")
    assert isinstance(network.length_m, np.memmap)
    with pytest.raises(ValueError, match="read-only"):
        network.length_m[0] = 1


def test_a_network_takes_the_place_of_an_older_one(tmp_path):
    save_network(grid(), tmp_path / "net")
    save_network(bridged(), tmp_path / "net")
    assert same(load_network(tmp_path / "net"), bridged())
    assert [one.name for one in tmp_path.iterdir()] == ["net"]


def test_where_writing_fails_nothing_is_left(tmp_path, monkeypatch):
    def full(*_):
        raise OSError("no space left")

    save_network(grid(), tmp_path / "net")
    monkeypatch.setattr(store, "write_network", full)
    with pytest.raises(OSError, match="no space"):
        save_network(bridged(), tmp_path / "net")
    assert same(load_network(tmp_path / "net"), grid())
    assert [one.name for one in tmp_path.iterdir()] == ["net"]


def refusal(folder):
    with pytest.raises(CannotRun) as refused:
        load_network(folder)
    (fault,) = refused.value.faults
    return fault.code


@pytest.fixture
def saved(tmp_path):
    save_network(grid(), tmp_path / "net")
    return tmp_path / "net"


def test_a_folder_that_holds_no_network_is_refused(tmp_path):
    assert refusal(tmp_path) == "no_network"
    assert refusal(tmp_path / "none") == "no_network"


def test_another_format_is_refused(saved):
    meta = json.loads((saved / "meta.json").read_text())
    (saved / "meta.json").write_text(json.dumps(meta | {"format": "sansang/road-network/0"}))
    assert refusal(saved) == "format"


@pytest.mark.parametrize("text", ["", "[]", "{}", "not json"])
def test_a_damaged_description_is_refused(saved, text):
    (saved / "meta.json").write_text(text)
    assert refusal(saved) == "damaged_network"


def test_a_missing_a_cut_off_and_a_strange_array_are_refused(saved):
    file = saved / "head.npy"
    whole = file.read_bytes()
    file.write_bytes(whole[:-8])
    assert refusal(saved) == "damaged_network"
    file.unlink()
    assert refusal(saved) == "damaged_network"
    np.save(file, np.zeros(3, np.int32))
    assert refusal(saved) == "damaged_network"


def test_a_map_is_read_once_and_kept_by_its_checksum(tmp_path, monkeypatch, monaco):
    first = open_network(MONACO, tmp_path / "cache")
    assert same(first, monaco)
    monkeypatch.setattr(store, "read_osm", lambda _: pytest.fail("it is there"))
    copy = shutil.copy(MONACO, tmp_path / "another-name.osm.pbf")
    assert same(open_network(copy, tmp_path / "cache"), monaco)
    (kept,) = (tmp_path / "cache").iterdir()
    assert kept.name == f"{monaco.checksum}-1"


def test_a_damaged_network_in_the_cache_is_made_anew(tmp_path, monaco):
    open_network(MONACO, tmp_path / "cache")
    (kept,) = (tmp_path / "cache").iterdir()
    (kept / "tail.npy").write_bytes(b"")
    assert same(open_network(MONACO, tmp_path / "cache"), monaco)
    assert same(load_network(kept), monaco)


def test_without_a_cache_or_with_one_that_cannot_be_written_the_map_is_read(tmp_path, monaco):
    (tmp_path / "file").touch()
    assert same(open_network(MONACO, tmp_path / "file" / "cache"), monaco)
    assert same(open_network(MONACO), monaco)


def test_a_folder_is_opened_as_the_network_that_it_is(saved):
    assert same(open_network(saved), grid())
