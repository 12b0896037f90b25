"""``sansang locate``: what it writes, how it can be stopped, and what it refuses."""

import json
import signal
from itertools import combinations

import numpy as np
import pytest

from sansang.cli.locate.telling import reached

MATRIX = "from,x,y,z\na,0,3,9\nb,4,1,2\nc,9,unreachable,0\n"
PAIRS = "origin,destination,seconds\na,x,0\na,y,30\nb,x,40\nb,y,unreachable\n"
DEMAND = "id,demand\nx,3\ny,1.5\nz,1\n"
PMED = "4 4 2\n1 2 9\n2 3 1\n3 4 2\n1 2 3\n"
POINTS = "4 2\n0 0 1\n3 4 2\n6 8 1\n60 80 5\n"


@pytest.fixture
def locate(sansang, tmp_path):
    """Runs the command on files with these texts."""

    def call(model, *more, **texts):
        files = {"matrix": MATRIX, "demand": DEMAND} | texts
        if "instance" in files:
            files = {name: text for name, text in files.items() if name not in ("matrix", "demand")}
        options = []
        for name, text in files.items():
            if text is None:
                continue
            path = tmp_path / f"{name}.csv"
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
            options += [f"--{name}", path]
        return sansang("locate", "--model", model, *options, "-o", tmp_path / "out", *more)

    return call


@pytest.fixture
def told(locate, tmp_path):
    """What the file says after the command has run."""

    def call(*words, code=0, **texts):
        done = locate(*words, **texts)
        assert done.code == code, done.err
        return json.loads((tmp_path / "out" / "solution.json").read_text(encoding="utf-8"))

    return call


def test_the_file_says_value_bound_gap_sites_seconds_and_status(told):
    said = told("pmedian", "--facilities", 1)
    seconds = said.pop("seconds")
    assert 0 <= seconds < 60
    assert said == {
        "format": "sansang/location/1",
        "model": "pmedian",
        "asked": {"facilities": 1},
        "status": "optimal",
        "value": 13.5,
        "bound": 13.5,
        "gap": 0.0,
        "sites": ["a"],
        "cut_off": [],
        "demand": 5.5,
    }


def test_each_model_answers(told):
    assert told("mclp", "-p", 1, "--standard", 3)["value"] == 4.5
    once_or_twice = told("mexclp", "-p", 2, "--standard", 1, "--busy", 0.5)
    assert (once_or_twice["value"], once_or_twice["sites"]) == (2.25, ["a", "a"])
    double = ("dsm", "--standard", 4, "--second-standard", 9, "--alpha", 0.8)
    said = told(*double, "-p", 3, "--at-most", 1)
    assert (said["value"], said["asked"]["at_most"]) == (5.5, 1)
    assert told("pcenter", "-p", 1)["value"] == 4


def test_only_the_sites_that_are_named_may_be_chosen(told):
    assert told("pmedian", "-p", 1, sites="id\nb\n")["sites"] == ["b"]


def test_travel_times_of_sansang_roads_are_a_matrix(told):
    said = told("pmedian", "-p", 1, matrix=PAIRS, demand="id,demand\nx,1\ny,1\n")
    assert (said["value"], said["sites"]) == (30, ["a"])


def test_in_a_file_of_the_literature_the_last_line_of_an_edge_holds(told):
    said = told("pmedian", instance=PMED)
    ways = {(0, 1): 3, (1, 2): 1, (2, 3): 2, (0, 2): 4, (1, 3): 3, (0, 3): 6}
    cost = min(
        sum(
            min(0 if one == site else ways[min(one, site), max(one, site)] for site in two)
            for one in range(4)
        )
        for two in combinations(range(4), 2)
    )
    assert (said["value"], said["asked"]["facilities"]) == (cost, 2)


def test_points_with_demand_are_straight_ways_apart(told):
    assert told("mclp", "--standard", 5, instance=POINTS)["value"] == 9
    assert told("pmedian", "-p", 1, instance=POINTS)["value"] == 100 + 2 * 95 + 90


def test_the_answer_is_printed_for_people_and_for_programs(locate, tmp_path):
    done = locate("mexclp", "-p", 3, "--standard", 3)
    assert "proven bound" in done.out
    assert "Proven: no other choice is better." in done.out
    assert str(tmp_path / "out" / "solution.json") in done.out.replace("\n", "")
    printed = locate("mexclp", "-p", 3, "--standard", 3, "--json")
    text = (tmp_path / "out" / "solution.json").read_text(encoding="utf-8")
    assert json.loads(printed.out) == json.loads(text)


def test_what_no_choice_can_do_ends_with_1_and_is_told(told, locate):
    double = ("dsm", "-p", 1, "--standard", 1, "--second-standard", 2)
    said = told(*double, code=1)
    assert (said["status"], said["value"], said["sites"]) == ("infeasible", None, [])
    assert "no choice does what the model asks for" in locate(*double).out


def test_places_that_nothing_reaches_are_named(told, locate):
    matrix = MATRIX.replace("a,0,3,9\nb,4,1,2", "a,0,,9\nb,4,inf,2")
    said = told("pmedian", "-p", 1, matrix=matrix)
    assert (said["cut_off"], said["value"]) == (["y"], 9)
    assert "No site reaches these places: y" in locate("pmedian", "-p", 1, matrix=matrix).out


BAD = {
    "a number that is none": (
        {"matrix": MATRIX.replace("4,1,2", "4,one,2")},
        "csv line 3, y: ",
        "one",
    ),
    "a way under 0": ({"matrix": MATRIX.replace("0,3,9", "0,-3,9")}, "csv line 2, y: ", "-3"),
    "NaN": ({"matrix": MATRIX.replace("0,3,9", "0,nan,9")}, "csv line 2, y: ", "nan"),
    "a short line": ({"matrix": MATRIX.replace("4,1,2", "4,1")}, "csv line 3: ", "4 cells"),
    "a line twice": ({"matrix": MATRIX.replace("\nb,", "\na,")}, "csv line 3, from: ", "no other"),
    "a column twice": ({"matrix": MATRIX.replace("x,y,z", "x,y,x")}, "csv line 1: ", "once"),
    "a column without title": (
        {"matrix": MATRIX.replace("x,y,z", "x,,z")},
        "csv line 1: ",
        "title",
    ),
    "no lines": ({"matrix": "from,x\n"}, "csv line 1: ", "origin,destination,seconds"),
    "semicolons": ({"matrix": MATRIX.replace(",", ";")}, "csv line 1: ", "commas"),
    "an open quotation mark": ({"matrix": MATRIX.replace("b,", '"b,')}, "csv line 3: ", "pairs"),
    "another encoding": ({"matrix": b"from,\xff\n"}, "csv line 1: ", "UTF-8"),
    "an empty file": ({"matrix": "\n"}, "matrix.csv: ", "not empty"),
    "a pair twice": ({"matrix": PAIRS + "a,x,3\n"}, "csv line 6: ", "once"),
    "a pair that lacks": ({"matrix": PAIRS + "c,x,3\n"}, "matrix.csv, c,y: ", "expected a way"),
    "demand under 0": ({"demand": DEMAND.replace("1.5", "-1.5")}, "csv line 3, demand: ", "-1.5"),
    "demand without number": ({"demand": DEMAND.replace("1.5", "")}, "line 3, demand: ", "number"),
    "infinite demand": ({"demand": DEMAND.replace("1.5", "inf")}, "csv line 3, demand: ", "inf"),
    "demand without header": ({"demand": "x,3\ny,1\nz,1\n"}, "csv line 1: ", "a column id"),
    "demand without id": ({"demand": DEMAND.replace("y,", ",")}, "csv line 3, id: ", "a value"),
    "a place without demand": (
        {"demand": DEMAND.replace("y,1.5\n", "")},
        "demand.csv, y: ",
        "matrix.csv",
    ),
    "a place without column": ({"demand": DEMAND + "w,2\n"}, "matrix.csv, w: ", "demand.csv"),
    "no demand at all": ({"demand": "id,demand\nx,0\ny,0\nz,0\n"}, "demand.csv: ", "more than 0"),
    "an unknown site": ({"sites": "id\na\nq\n"}, "matrix.csv, q: ", "sites.csv"),
    "no sites": ({"sites": "id\n"}, "sites.csv: ", "at least one site"),
    "no such matrix": ({"matrix": None}, "--matrix: ", "expected this option"),
    "no number of nodes": ({"instance": "x 3\n"}, "instance.csv line 1: ", "number of nodes"),
    "too few lines": ({"instance": PMED.replace("3 4 2\n", "")}, "csv line 1: ", "as many lines"),
    "a node that is not there": (
        {"instance": PMED.replace("3 4 2", "3 5 2")},
        "line 4, head: ",
        "1 to 4",
    ),
    "an edge of no length": (
        {"instance": PMED.replace("3 4 2", "3 4 0")},
        "line 4, length: ",
        "greater",
    ),
    "an edge without length": (
        {"instance": PMED.replace("3 4 2", "3 4")},
        "csv line 4: ",
        "1 2 30",
    ),
    "a point without demand": (
        {"instance": POINTS.replace("3 4 2", "3 4")},
        "csv line 3: ",
        "x, y",
    ),
    "demand of a point under 0": (
        {"instance": POINTS.replace("3 4 2", "3 4 -2")},
        "3, demand: ",
        "-2",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_files_are_named_with_line_and_field_and_nothing_is_written(locate, tmp_path, case):
    texts, place, reason = BAD[case]
    done = locate("mclp", "--standard", 3, "-p", 1, **texts)
    assert done.code == 2
    assert place in done.err
    assert reason in done.err
    assert "Traceback" not in done.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("pmedian",), "--facilities: expected this option"),
        (("pmedian", "-p", 4), '--facilities: found "4", expected at most 3'),
        (("dsm", "-p", 7, "--standard", 1, "--second-standard", 2), "expected at most 6"),
        (("mclp", "-p", 1), "--standard: expected this option"),
        (("mclp", "-p", 1, "--standard", -1), "--standard"),
        (("dsm", "-p", 1, "--standard", 1), "--second-standard: expected this option"),
        (
            ("dsm", "-p", 1, "--standard", 3, "--second-standard", 2),
            '--second-standard: found "2", expected a number of at least 3',
        ),
        (("mexclp", "-p", 1, "--standard", 1, "--busy", 1), "--busy"),
        (("pmedian", "-p", 0), "--facilities"),
        (("gravity", "-p", 1), "--model"),
    ],
)
def test_options_that_do_not_fit_are_named(locate, words, said):
    done = locate(*words)
    assert done.code == 2
    assert said in done.err


def test_a_standard_within_which_nothing_lies_is_told_with_the_shortest_way(locate):
    far = MATRIX.replace(",0", ",7")
    done = locate("mclp", "-p", 1, "--standard", 0.5, matrix=far)
    assert done.code == 2
    assert '--standard: found "0.5", expected at least 1' in done.err


def test_a_matrix_beside_an_instance_is_refused(sansang, tmp_path):
    (tmp_path / "pmed").write_text(PMED)
    words = ("--instance", tmp_path / "pmed", "--matrix", tmp_path / "pmed", "-o", tmp_path / "out")
    done = sansang("locate", "--model", "pmedian", *words)
    assert done.code == 2
    assert "--matrix: expected no such option beside --instance" in done.err


def test_who_stops_it_gets_the_best_so_far_and_its_gap(locate, tmp_path, monkeypatch):
    rng = np.random.default_rng(4)
    points = "".join(f"{x} {y} {d}\n" for x, y, d in rng.integers(1, 9999, (400, 3)))
    pressed = []

    def press(value, bound, words):
        if bound is not None and not pressed:
            pressed.append(bound)
            signal.raise_signal(signal.SIGINT)
        return reached(value, bound, words)

    monkeypatch.setattr("sansang.cli.locate.command.reached", press)
    done = locate("mclp", "-p", 30, "--standard", 700, instance=f"400 400 0\n{points}")
    assert done.code == 0
    assert "The search was stopped: this is the best so far." in done.out
    said = json.loads((tmp_path / "out" / "solution.json").read_text(encoding="utf-8"))
    assert len(said["sites"]) == 30
    assert said["bound"] >= said["value"]
