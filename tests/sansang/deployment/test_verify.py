"""The verifier passes a right answer, worked by hand, and says what is wrong with a false one.

The answer: Alpha (lead) and Bravo hold the gate by day, Erin by night; Carol gives first aid
until 10 and then travels 27 minutes, half an hour on the grid, to the platform; Dave runs the
kitchen. The gate would like 12 people and has 10, the platform waits half an hour for Carol,
and nobody is held in reserve.

=============  =======================================================================
minimum.1, .3  0
minimum.2      the platform, 5 people × 30 min                                     150
desired        the gate, 2 people × 480 min, and the platform                     1110
reserve        3 people × 480 min                                                 1440
fairness       five shifts × 480 min, and Erin's first night, another 480         2880
post_changes   Carol's second post                                                   1
travel         Carol, who lives at the station, to the hall; her last post is there  27
=============  =======================================================================
"""

import ast
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.sansang.deployment.tiny import answer, at, need, pattern, plan, post, span, team
from tests.sansang.plans import event_plans

from sansang.deployment import deploy, readings, recount, verify, ways
from sansang.deployment.reasons import explain
from sansang.deployment.verify import __file__ as verify_file

LEVELS = {
    "minimum.1": 0,
    "minimum.2": 150,
    "minimum.3": 0,
    "desired": 1110,
    "reserve": 1440,
    "fairness": 2880,
    "post_changes": 1,
    "travel": 27,
}
UNMET = [
    {"post": "gate", **span(6, 14), "kind": "desired", "required": 12, "given": 10},
    {"post": "platform", **span(10, 10.5), "kind": "minimum", "required": 5, "given": 0},
    {"post": "spare", **span(14, 22), "kind": "reserve", "required": 3, "given": 0},
]


def level(name, objective, **fields):
    return {
        "name": name,
        "objective": objective,
        "bound": objective,
        "gap": 0.0,
        "status": "optimal",
        **fields,
    }


@pytest.fixture(scope="module")
def event():
    day = {"availability": [span(6, 14)], "task_force": "order"}
    south = {"sectors": ["south"], "base": "hall"}
    return plan(
        [
            team("alpha", may_lead=True, **day, **south),
            team("bravo", **day, **south),
            team("carol", skills=["first-aid"], base="station"),
            team("dave", 4, resource_type="crew", agency="city", max_hours_total=12),
            team("erin", base="hall"),
            team("fred", min_rest_h=0),
        ],
        [
            post("gate", need(6, 14, 10, 12), need(22, 30, 5), resource_types=["patrol"]),
            post("aid", need(6, 10, 5), priority=2, skills=["first-aid"]),
            post("platform", need(10, 14, 5), priority=2, site="station"),
            post("kitchen", need(6, 14, 1), priority=3, unit="teams", agencies=["city"]),
            post("spare", need(14, 22, 3), reserve=True),
        ],
        event_rules={"grid_min": 30},
        shift_patterns=[pattern(6, parts=2), pattern(14), pattern(22)],
    )


@pytest.fixture(scope="module")
def right(event):
    return answer(
        event,
        ("alpha", "gate", at(6), at(14)),
        ("bravo", "gate", at(6), at(14)),
        ("carol", "aid", at(6), at(10)),
        ("carol", "platform", at(10.5), at(14)),
        ("dave", "kitchen", at(6), at(14)),
        ("erin", "gate", at(22), at(30)),
        levels=[level(name, objective) for name, objective in LEVELS.items()],
        unmet=UNMET,
    )


def test_the_right_answer_is_accepted(event, right):
    assert verify(event, right) == ()


def row(whose, **update):
    """Change the first duty of a team."""

    def change(raw):
        next(r for r in raw["assignments"] if r["team"] == whose).update(update)

    return change


def more(team, post, start, end):
    def change(raw):
        raw["assignments"].append({"team": team, "post": post, "start": start, "end": end})

    return change


def less(team):
    def change(raw):
        raw["assignments"] = [r for r in raw["assignments"] if r["team"] != team]

    return change


def unmet(number, **update):
    def change(raw):
        raw["unmet"][number].update(update)

    return change


def told(**fields):
    def change(raw):
        raw["unmet"].append({"kind": "minimum", "required": 9, "given": 0, **fields})

    return change


def hidden(number):
    return lambda raw: raw["unmet"].pop(number)


def objective(name, **update):
    def change(raw):
        next(r for r in raw["levels"] if r["name"] == name).update(update)

    return change


def claims(**fields):
    return lambda raw: raw.update(fields)


def cut(raw):
    """Tell one shortage as two."""
    raw["unmet"][0]["end"] = at(10)
    raw["unmet"].append({**raw["unmet"][0], "start": at(10), "end": at(14)})


def doubled(raw):
    raw["unmet"].append(raw["unmet"][0])


def swapped(raw):
    raw["levels"][0], raw["levels"][1] = raw["levels"][1], raw["levels"][0]


NOBODY = {"post": "gate", "start": at(14), "end": at(22)}
CORRUPTIONS = {
    "a team that is not in the plan": (row("erin", team="zulu"), "unknown"),
    "a post that is not in the plan": (row("erin", post="attic"), "unknown"),
    "an end at the start": (row("erin", end=at(22)), "times"),
    "a cook at the gate": (row("dave", post="gate"), "resource_type"),
    "first aid by someone untrained": (row("erin", post="aid"), "skill"),
    "a policeman in the city's kitchen": (row("erin", post="kitchen"), "agency"),
    "south's team in the north": (row("bravo", post="platform"), "jurisdiction"),
    "a team that is not free": (row("bravo", start=at(14), end=at(22)), "availability"),
    "two places at once": (more("carol", "gate", at(6), at(14)), "one_place"),
    "one duty twice": (more("erin", "gate", at(22), at(30)), "one_place"),
    "no time to travel": (more("erin", "platform", at(30), at(38)), "travel"),
    "late for the shift": (row("erin", start=at(23)), "shift"),
    "gone before the end": (row("erin", end=at(29)), "shift"),
    "a change between parts": (row("carol", end=at(9)), "shift"),
    "a shift of no pattern": (more("fred", "gate", at(8), at(16)), "shift"),
    "no rest": (more("erin", "gate", at(14), at(22)), "rest"),
    "two shifts in a day": (more("fred", "gate", at(6), at(22)), "hours_24h"),
    "too long in all": (more("dave", "kitchen", at(30), at(38)), "hours_total"),
    "nobody to lead": (less("alpha"), "lead"),
    "a shortage that is hidden": (hidden(1), "unmet"),
    "a shortage of the reserve that is hidden": (hidden(2), "unmet"),
    "a shortage that is made up": (told(post="gate", **span(6, 14)), "unmet"),
    "a shortage where nothing is asked": (told(**NOBODY), "unmet"),
    "more given than stands": (unmet(0, given=11), "unmet"),
    "less required than asked": (unmet(0, required=11), "unmet"),
    "a minimum told as desired": (unmet(1, kind="desired"), "unmet"),
    "a shortage that ends early": (unmet(2, end=at(20)), "unmet"),
    "one shortage told as two": (cut, "unmet"),
    "one shortage told twice": (doubled, "unmet"),
    **{
        f"{name} that is not so": (objective(name, objective=value + 1, bound=value + 1), "level")
        for name, value in LEVELS.items()
    },
    "a bound above what was reached": (objective("travel", bound=28), "level"),
    "a bound under nought": (objective("minimum.1", bound=-1, status="feasible"), "level"),
    "a gap that is none": (objective("travel", bound=13, status="feasible"), "level"),
    "proof without a bound": (objective("travel", bound=13, gap=14 / 27), "level"),
    "levels in another order": (swapped, "level"),
    "a level left out": (lambda raw: raw["levels"].pop(), "level"),
    "less claimed than was proven": (claims(status="feasible"), "level"),
    "a move that was not made": (
        claims(moves=[{"team": "fred", "added": [{"team": "fred", **NOBODY}]}]),
        "moves",
    ),
}


@pytest.mark.parametrize("name", CORRUPTIONS)
def test_a_corruption_is_rejected_with_the_rule_it_breaks(event, right, name):
    corrupt, rule = CORRUPTIONS[name]
    raw = right.model_dump()
    for table in ("assignments", "unmet", "levels"):
        raw[table] = [dict(record) for record in raw[table]]
    corrupt(raw)
    corrupted = type(right).model_validate(raw)
    assert rule in {violation.rule for violation in verify(event, corrupted)}


def test_travel_falls_within_the_rest():
    """From one site to the other at the next shift: 11 hours are enough for both."""
    event = plan(
        [team("alpha", max_hours_per_24h=16)],
        [post("gate", need(6, 14, 5)), post("platform", need(25, 33, 5), site="station")],
        shift_patterns=[pattern(6), pattern(1)],
    )
    duties = (("alpha", "gate", at(6), at(14)), ("alpha", "platform", at(25), at(33)))
    assert verify(event, answer(event, *duties)) == ()
    assert len(deploy(event, time_limit_s=5).assignments) == 2


def test_shifts_without_rest_between_them_are_read_in_any_way_that_holds():
    """06–22 at one post is two shifts of eight hours, or one of sixteen."""
    event = plan(
        [team("alpha", min_rest_h=0, max_hours_per_24h=24)],
        [post("gate", need(6, 22, 5))],
        shift_patterns=[pattern(6, 16, resource_types=["crew"]), pattern(6), pattern(14)],
    )
    assert verify(event, answer(event, ("alpha", "gate", at(6), at(22)))) == ()


def test_two_shifts_may_lie_in_two_availabilities_that_meet():
    event = plan(
        [
            team(
                "alpha",
                min_rest_h=0,
                max_hours_per_24h=16,
                availability=[span(6, 14), span(14, 22)],
            )
        ],
        [post("gate", need(6, 22, 5))],
    )
    found = deploy(event, time_limit_s=5)
    assert [(a.start, a.end) for a in found.assignments] == [(at(6), at(22))]
    assert verify(event, found) == ()


def test_a_team_changes_to_no_post_that_it_reaches_only_after_the_part():
    """The platform is 130 minutes away, a part is two hours: by its end nobody is there."""
    event = plan(
        [team("alpha")],
        [post("gate", need(6, 8, 5)), post("platform", need(10, 14, 5), site="station")],
        event_rules={"speed_km_per_h": 7},
        shift_patterns=[pattern(6, parts=4)],
    )
    found = deploy(event, time_limit_s=5)
    assert verify(event, found) == ()
    assert [a.post for a in found.assignments] == ["platform"]


def test_a_shift_whose_start_the_clock_skips_begins_when_it_has_leapt():
    """02:00 does not come on 29 March 2026 in Monaco: after 01:59 it is 03:00."""
    night = {"start": "2026-03-29T03:00+02:00", "end": "2026-03-29T11:00+02:00"}
    event = plan(
        [team("alpha")],
        [post("gate", {**night, "minimum": 5, "desired": 5})],
        shift_patterns=[pattern(2)],
    )
    event = event.model_copy(
        update={"event": event.event.model_copy(update={"time_zone": "Europe/Monaco"})}
    )
    found = deploy(event, time_limit_s=5)
    assert found.unmet == ()
    assert verify(event, found) == ()


def test_the_clock_may_change_and_change_back():
    """From winter to winter: in July shifts begin an odd hour after those of March."""
    days = ("2026-03-27T08:00+01:00", "2026-07-01T08:00+02:00", "2026-10-27T08:00+01:00")
    needs = [
        {"start": day, "end": day.replace("T08", "T12"), "minimum": 5, "desired": 5} for day in days
    ]
    event = plan([team("alpha")], [post("gate", *needs)], event_rules={"grid_min": 120})
    event = event.model_copy(
        update={"event": event.event.model_copy(update={"time_zone": "Europe/Monaco"})}
    )
    found = deploy(event, time_limit_s=5)
    assert len(found.assignments) == 3
    assert verify(event, found) == ()


def test_the_clock_may_change_the_night_before_the_first_day():
    """The day before the first need begins in winter: steps of two hours are cut in two."""
    hour = {"start": "2026-03-30T09:00+02:00", "end": "2026-03-30T10:00+02:00"}
    needs = [{**hour, "minimum": 5, "desired": 5}]
    event = plan([], [post("gate", *needs)], event_rules={"grid_min": 120})
    event = event.model_copy(
        update={"event": event.event.model_copy(update={"time_zone": "Europe/Monaco"})}
    )
    assert verify(event, deploy(event, time_limit_s=5)) == ()


@settings(max_examples=15, deadline=None, derandomize=True)
@given(event=event_plans())
def test_answers_are_accepted_where_the_clocks_change_too(event):
    assert verify(event, explain(event, deploy(event, time_limit_s=1))) == ()


def test_the_verifier_shares_no_code_with_the_model():
    allowed = {"readings", "recount", "result", "ways"}
    for path in (verify_file, readings.__file__, recount.__file__, ways.__file__):
        imports = [
            name
            for node in ast.walk(ast.parse(Path(path).read_text(encoding="utf-8")))
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sansang.deploy")
            for name in (
                [a.name for a in node.names]
                if node.module == "sansang.deployment"
                else [str(node.module).rpartition(".")[2]]
            )
        ]
        assert set(imports) <= allowed, path
