"""``sansang roads assign``: what it writes, judged from the files alone, and what it refuses."""

import csv
import json
from importlib import import_module

import numpy as np
import pytest
from tests.sansang.assignment.checker import judge
from tests.sansang.roads.tntp_files import BROKEN_NETS, BROKEN_TRIPS, NET, TRIPS, written

from sansang.assignment.from_tntp import demand_of, network_of
from sansang.roads.tntp import read_tntp_network, read_tntp_trips


def assign(sansang, tmp_path, *more, net=NET, trips=TRIPS):
    files = written(tmp_path, net, trips)
    out = tmp_path / "out"
    return sansang("roads", "assign", "--net", files[0], "--trips", files[1], "-o", out, *more)


def test_flows_and_summary_are_an_equilibrium_of_the_files(sansang, tmp_path):
    weights = ("--toll-weight", 0.1, "--length-weight", 0.5)
    done = assign(sansang, tmp_path, "--gap", 1e-9, *weights)
    assert done.code == 0, done.err
    with (tmp_path / "out" / "flows.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header == ["from", "to", "flow", "cost"]
    assert [(int(a), int(b)) for a, b, *_ in rows] == [(1, 4), (4, 2), (4, 2), (4, 3), (1, 2)]
    flow, cost = (np.array([float(row[column]) for row in rows]) for column in (2, 3))
    roads = network_of(
        read_tntp_network(tmp_path / "town_net.tntp"), toll_weight=0.1, length_weight=0.5
    )
    wanted = demand_of(read_tntp_trips(tmp_path / "town_trips.tntp", zones=3))
    judged = judge(roads, wanted, flow)
    assert judged.relative_gap <= 1e-9
    assert judged.imbalance <= 1e-6
    assert cost == pytest.approx(judged.cost, rel=1e-12)
    summary = json.loads((tmp_path / "out" / "summary.json").read_text(encoding="utf-8"))
    assert summary["format"] == "sansang/assignment/1"
    assert summary["beckmann"] == pytest.approx(judged.objective, rel=1e-12)
    assert summary["relative_gap"] <= 1e-9
    assert summary["intrazonal_vehicles"] == 5
    assert summary["unserved"] == [{"origin": 3, "destination": 1, "vehicles": 20.0}]
    assert {"iterations", "seconds"} <= summary.keys()
    assert "vehicles without a way" in done.out


def test_the_summary_is_printed_for_programs(sansang, tmp_path):
    done = assign(sansang, tmp_path, "--json")
    text = (tmp_path / "out" / "summary.json").read_text(encoding="utf-8")
    assert json.loads(done.out) == json.loads(text)


def test_a_gap_that_rounding_does_not_allow_ends_with_1_and_is_told(sansang, tmp_path, monkeypatch):
    monkeypatch.setattr(import_module("sansang.assignment.equilibrium"), "ROUNDS", 1)
    crowded = TRIPS.replace("120.0", "1200.0")
    done = assign(sansang, tmp_path, "--gap", 1e-14, trips=crowded)
    assert done.code == 1
    assert "was not reached" in done.out


@pytest.mark.parametrize("case", [*BROKEN_NETS, *BROKEN_TRIPS])
def test_a_broken_file_is_told_in_one_line_and_nothing_is_written(case, sansang, tmp_path):
    net, said = BROKEN_NETS.get(case, (NET, ""))
    trips, said = BROKEN_TRIPS.get(case, (TRIPS, said))
    done = assign(sansang, tmp_path, net=net, trips=trips)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert done.err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_a_negative_weight_is_refused(sansang, tmp_path):
    done = assign(sansang, tmp_path, "--toll-weight", -1)
    assert done.code == 2
    assert "expected a number of at least 0" in done.err
