"""People flow out of buildings: the slowest part governs, nobody vanishes, a clog has no time."""

from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sansang.egress import Course, Outcome, emptying
from sansang.egress.network import Building, Passage, Space
from sansang.egress.of_site import building_of
from sansang.egress.outflow import empty
from sansang.event import Site


def house(*parts: Space | Passage) -> Building:
    return Building(
        spaces=tuple(part for part in parts if isinstance(part, Space)),
        passages=tuple(part for part in parts if isinstance(part, Passage)),
    )


def test_everybody_passes_the_slowest_part_one_after_the_other():
    """300 people through 0.9 m between two wide doors: 300 ÷ (1.3 × 0.6) after the first."""
    way = empty(
        house(
            Space(id="hall", area_m2=400, people=300),
            Space(id="lobby", area_m2=100),
            Passage(id="narrow", source="hall", target="lobby", width_m=0.9),
            Passage(id="wide", source="lobby", width_m=4.0, walk_m=6),
        )
    )
    assert way.emptied_s == pytest.approx(300 / (1.3 * 0.6) + 6 / 1.199 + 1 / (1.3 * 3.7), abs=0.5)


def test_a_full_corridor_holds_up_those_before_it():
    """A corridor of 10 m² takes 18 people; its door of 0.8 m sets the pace of the whole."""
    way = empty(
        house(
            Space(id="hall", area_m2=400, people=300),
            Space(id="corridor", area_m2=10),
            Passage(id="in", source="hall", target="corridor", width_m=3.0),
            Passage(id="out", source="corridor", width_m=0.8, walk_m=5),
        )
    )
    assert way.emptied_s == pytest.approx(300 / (1.3 * 0.5), rel=0.03)
    assert {used.passage: used.longest_line for used in way.passages}["out"] <= 18


def test_two_streams_take_turns_before_a_full_space():
    way = empty(
        house(
            Space(id="a", area_m2=200, people=100),
            Space(id="b", area_m2=200, people=100),
            Space(id="stair", area_m2=12, course=Course.STAIRS),
            Passage(id="from a", source="a", target="stair", width_m=2.0),
            Passage(id="from b", source="b", target="stair", width_m=2.0),
            Passage(id="foot", source="stair", width_m=1.2, walk_m=8),
        )
    )
    last = {used.passage: used.last_s for used in way.passages}
    assert last["from a"] == pytest.approx(last["from b"], rel=0.05)
    assert way.emptied_s == pytest.approx(8 / 0.925 + 200 / (1.01 * 0.9), rel=0.03)


def test_a_denser_crowd_flows_slower():
    """At 3.5 per m² a metre of door passes 0.338 people a second until the crowd thins out."""

    def crowd(people: int) -> float:
        hall = Space(id="hall", area_m2=100, people=people)
        emptied_s = empty(house(hall, Passage(id="d", source="hall", width_m=2.0))).emptied_s
        assert emptied_s is not None
        return emptied_s

    assert crowd(350) > 350 / (1.3 * 1.7) * 1.2
    assert crowd(180) == pytest.approx(180 / (1.3 * 1.7))


def test_a_crowd_that_cannot_move_did_not_empty():
    """3.76 people per m²: nobody moves, so nobody gets out."""
    way = empty(
        house(
            Space(id="hall", area_m2=100, people=376),
            Passage(id="door", source="hall", width_m=2.0, walk_m=10),
        )
    )
    assert way.outcome == Outcome.DID_NOT_EMPTY
    assert way.emptied_s is None
    assert way.left_in == {"hall": 376}


def test_a_crowd_denser_than_the_method_reaches_is_refused():
    way = empty(
        house(
            Space(id="hall", area_m2=100, people=377),
            Passage(id="door", source="hall", width_m=2.0),
        )
    )
    assert way.outcome == Outcome.TOO_DENSE
    assert way.emptied_s is None


@pytest.mark.parametrize("width_m", [0.0, 0.3])
def test_who_has_no_way_out_is_named_while_the_others_leave(width_m):
    way = empty(
        house(
            Space(id="hall", area_m2=100, people=50),
            Space(id="cellar", area_m2=100, people=7),
            Passage(id="door", source="hall", width_m=2.0),
            Passage(id="hatch", source="cellar", target="hall", width_m=width_m),
        )
    )
    assert way.outcome == Outcome.DID_NOT_EMPTY
    assert way.left_in == {"cellar": 7}
    assert len(way.out_s) == 50


def test_an_empty_building_is_empty_at_once():
    way = empty(house(Space(id="hall", area_m2=100), Passage(id="d", source="hall", width_m=1)))
    assert (way.outcome, way.emptied_s) == (Outcome.EMPTIES, 0.0)


def test_how_many_are_still_inside_can_be_asked():
    way = empty(
        house(
            Space(id="hall", area_m2=100, people=10),
            Passage(id="d", source="hall", width_m=1.3, most_per_m_s=1.0),
        )
    )
    assert [way.inside_at(second, 10) for second in (0, 1.01, 5.01, 11)] == [10, 9, 5, 0]


@pytest.mark.parametrize(
    "parts",
    [
        lambda: [Space(id="a", area_m2=0)],
        lambda: [Space(id="a", area_m2=1, people=-1)],
        lambda: [Space(id="a", area_m2=1), Space(id="a", area_m2=2)],
        lambda: [Passage(id="p", source="nowhere", width_m=1)],
        lambda: [Space(id="a", area_m2=1), Passage(id="p", source="a", width_m=float("nan"))],
        lambda: [Space(id="a", area_m2=1), Passage(id="p", source="a", width_m=1, walk_m=-1)],
    ],
)
def test_a_building_that_is_none_is_refused(parts):
    with pytest.raises(ValueError, match=r"expected|two spaces|not there"):
        house(*parts())


@st.composite
def buildings(draw: st.DrawFn) -> Building:
    """Up to five spaces in a row, with passages on to any later one or out."""
    count = draw(st.integers(1, 5))
    spaces, passages = [], []
    for z in range(count):
        area = draw(st.floats(5, 500))
        people = draw(st.integers(0, int(min(120, 3.7 * area))))
        course = draw(st.sampled_from(Course))
        spaces.append(Space(id=f"s{z}", area_m2=area, people=people, course=course))
        for number in range(draw(st.integers(1, 3))):
            target = draw(st.integers(z + 1, count))
            passages.append(
                Passage(
                    id=f"p{z}-{number}",
                    source=f"s{z}",
                    target="" if target == count else f"s{target}",
                    width_m=draw(st.floats(0.5, 4)),
                    walk_m=draw(st.floats(0, 60)),
                )
            )
    return Building(spaces=tuple(spaces), passages=tuple(passages))


@given(buildings())
@settings(max_examples=60, deadline=None)
def test_nobody_vanishes_and_no_door_passes_more_than_it_can(building):
    way = empty(building)
    people = sum(space.people for space in building.spaces)
    assert len(way.out_s) + sum(way.left_in.values()) == people
    assert list(way.out_s) == sorted(way.out_s)
    width = {passage.id: passage.width_m for passage in building.passages}
    for used in way.passages:
        assert used.last_s >= used.people / (1.3 * (width[used.passage] - 0.3)) - 1e-6
    out = {p.id for p in building.passages if not p.target}
    assert sum(used.people for used in way.passages if used.passage in out) == len(way.out_s)


@given(
    st.integers(1, 800), st.floats(300, 4000), st.lists(st.floats(0.8, 4), min_size=1, max_size=4)
)
@settings(max_examples=40, deadline=None)
def test_a_site_empties_no_later_than_by_the_sum_and_no_sooner_than_its_exits_let(
    people, area_m2, widths
):
    """The sum of the plain method counts walk and line one after the other."""
    zone = {
        "id": "z",
        "name": "Z",
        "area_m2": area_m2,
        "expected_people": min(people, int(area_m2)),
    }
    doors = [{"id": f"d{i}", "name": f"{i}", "width_m": width} for i, width in enumerate(widths)]
    fields = {"id": "s", "name": "S", "kind": "venue", "exits": doors, "zones": [zone]}
    site = Site.model_validate(fields)
    plain, way = emptying(site), empty(building_of(site))
    assert way.emptied_s is not None
    slack_s = max(1 / (1.3 * (width - 0.3)) for width in widths)
    assert way.emptied_s <= (plain.minutes or 0) * 60 + slack_s + 0.1
    assert way.emptied_s >= (plain.exits_min or 0) * 60 - 0.1
    assert ceil(way.inside_at(0, people=len(way.out_s))) == len(way.out_s)
