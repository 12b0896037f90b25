"""The best set of measures against all sets, each evaluated by SciPy."""

from itertools import combinations

import numpy as np
import pytest
from tests.sansang.diversion.cases import closure, hospital, plan, zone, zone_spots
from tests.sansang.diversion.towns import RESIDENTIAL, grid, line, road, town

from sansang.diversion.candidates import candidates, together
from sansang.diversion.choice import Choice
from sansang.diversion.demand import event_pairs, given_pairs, wanted
from sansang.diversion.ground import Ground
from sansang.diversion.measures import best_measures
from sansang.diversion.result_town import BestMeasures, Method
from sansang.diversion.riders import CAR
from sansang.diversion.search import EXACT_UP_TO
from sansang.diversion.town import Case, Town
from sansang.diversion.town_network import town_network
from sansang.diversion.verification import verified
from sansang.event import DiversionMeasure, TrafficDemand
from sansang.event.traffic import MeasureKind

# Braess: the link between b and c draws everybody to the narrow roads.
BRAESS = town(
    {
        "s": (-100, 0),
        "a": (0, 0),
        "b": (500, 200),
        "c": (500, -200),
        "d": (1000, 0),
        "t": (1100, 0),
    },
    [
        road("s", "a", lanes=9),
        road("a", "b", "Narrow 1", one_way=True, km_h=100),
        road("a", "c", "Wide 1", one_way=True, km_h=20, lanes=9),
        road("b", "d", "Wide 2", one_way=True, km_h=20, lanes=9),
        road("c", "d", "Narrow 2", one_way=True, km_h=100),
        road("b", "c", "Middle", one_way=True, km_h=100, lanes=9),
        road("d", "t", lanes=9),
        road("d", "a", "Back", one_way=True, lanes=9),
    ],
)
ENDS = (zone("west", -100, 0), zone("east", 1100, 0))
RUSH = TrafficDemand(id="rush", origin="west", destination="east", vehicles_per_h=1400)


def measure(one: str, kind: MeasureKind, *points: tuple[float, float]) -> DiversionMeasure:
    return DiversionMeasure(id=one, name=one, kind=kind, geometry=line(*points))


def choice(ground: Ground, closures: tuple[str, ...] = ()) -> Choice:
    network = town_network(ground, zone_spots(ground))
    case = Case(
        id="L1",
        state="S1",
        closed=ground.closed_to(CAR, closures),
        wanted=wanted(network, given_pairs(ground.plan), event_pairs(ground.plan, ())),
    )
    return Choice(
        ground=ground,
        town=Town(ground.network, network, 0.0, 1),
        case=case,
        closures=closures,
        candidates=candidates(ground),
    )


def best(one: Choice) -> BestMeasures:
    return best_measures(one, lambda: False)


def test_closing_the_link_of_braess_helps_everybody() -> None:
    middle = measure("middle", MeasureKind.CLOSE, (500, 180), (500, -180))
    made = plan(traffic_zones=ENDS, traffic_demands=(RUSH,), diversion_measures=(middle,))
    found = best(choice(Ground(made, BRAESS)))
    assert found.chosen == ("middle",)
    assert found.value < found.without
    assert found.proven
    assert found.method is Method.ENUMERATION


GRID = grid(3, 3)
SPREAD_OUT = tuple(
    zone(f"z{n}", x, y) for n, (x, y) in enumerate([(50, 0), (150, 200), (0, 150), (200, 50)])
)
BUSY = tuple(
    TrafficDemand(id=f"{a.id}{b.id}", origin=a.id, destination=b.id, vehicles_per_h=220)
    for a in SPREAD_OUT
    for b in SPREAD_OUT
    if a is not b
)
SOME = (
    measure("sign-street", MeasureKind.SIGN, (5, 100), (195, 100)),
    measure("sign-avenue", MeasureKind.SIGN, (100, 5), (100, 195)),
    measure("one-way", MeasureKind.ONE_WAY, (110, 100), (190, 100)),
    measure("close", MeasureKind.CLOSE, (100, 110), (100, 190)),
)


def _grid(*some: DiversionMeasure, **more: object) -> Ground:
    shut = closure("shut", (10, 200), (90, 200))
    made = plan(
        traffic_zones=SPREAD_OUT,
        traffic_demands=BUSY,
        diversion_measures=some,
        closures=(shut,),
        **more,
    )
    return Ground(made, GRID)


def test_no_set_of_four_is_better_than_the_best() -> None:
    one = choice(_grid(*SOME), ("shut",))
    found = best(one)
    values = {}
    for count in range(len(SOME) + 1):
        for chosen in combinations(range(len(SOME)), count):
            if one.allowed(frozenset(chosen)):
                network, solved = one.solved(frozenset(chosen))
                values[chosen] = verified(network, one.case.wanted.demand, solved.flow)
    least = min(value.vehicle_h for value in values.values())
    assert all(value.relative_gap < 1e-5 for value in values.values())
    assert found.proven
    assert found.value == pytest.approx(least, abs=0.01)
    assert found.verified.vehicle_h == pytest.approx(found.value, abs=1e-3)
    assert found.verified.imbalance < 1e-6
    assert found.bound <= found.value
    assert found.gap == pytest.approx((found.value - found.bound) / found.value)


def test_the_bound_lies_under_every_set_that_it_speaks_of() -> None:
    one = choice(_grid(*SOME), ("shut",))
    every = frozenset(range(len(SOME)))
    for first in every:
        bound = one.bound(frozenset({first}), every)
        for count in range(len(SOME)):
            for others in combinations(sorted(every - {first}), count):
                chosen = frozenset({first, *others})
                if one.allowed(chosen):
                    assert bound <= one.cost(chosen)


def test_measures_that_would_cut_a_hospital_off_are_refused() -> None:
    south = measure("south", MeasureKind.CLOSE, (0, 10), (0, 90))
    west = measure("west", MeasureKind.CLOSE, (10, 0), (90, 0))
    corner = hospital("corner", 2, 1)
    one = choice(_grid(south, west, sites=(corner,)), ("shut",))
    assert one.allowed(frozenset({0}))
    found = best(one)
    assert found.chosen != ("south", "west")
    both = one.cuts(frozenset({0, 1}))
    assert {cut.place.id for cut in both} >= {"corner"}


def test_many_candidates_are_searched_near_by_and_bounded() -> None:
    signs = [
        measure(f"sign-{n}", MeasureKind.SIGN, (100 * x + 5, 100 * y), (100 * x + 95, 100 * y))
        for n, (x, y) in enumerate((x, y) for x in range(2) for y in range(3))
    ]
    more = [measure(f"up-{n}", MeasureKind.SIGN, (100 * n, 5), (100 * n, 95)) for n in range(3)]
    assert len(signs) + len(more) > EXACT_UP_TO
    found = best(choice(_grid(*signs, *more), ("shut",)))
    assert found.method is Method.LOCAL_SEARCH
    assert found.bound <= found.value <= found.without
    assert 0 <= found.gap < 0.5


def test_what_each_kind_of_measure_does_to_the_roads() -> None:
    sign, one_way, close = (candidates(_grid(*SOME))[at] for at in (0, 2, 3))
    assert not sign.closed.any()
    assert sorted(set(sign.factor.tolist())) == [1.0, 1.2]
    assert (sign.factor > 1).sum() == 2
    assert one_way.closed.sum() == 1
    assert close.closed.sum() == 2
    closed, factor = together(GRID, (sign, sign, close))
    assert np.array_equal(closed, close.closed)
    assert factor.max() == 1.2


def test_residential_is_what_hand_made_roads_are() -> None:
    assert set(GRID.road_class.tolist()) == {RESIDENTIAL}
