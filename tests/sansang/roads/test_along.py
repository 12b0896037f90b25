"""A drawn line means the roads that it follows, and an area the roads inside."""

import numpy as np
import pytest
from tests.sansang.roads.networks import Road, at, bridged, grid, made

from sansang.faults import CannotRun
from sansang.roads import VehicleClass
from sansang.roads.along import links_along, links_inside


def line(*points):
    """A line through points in metres east and north, as well-known text."""
    lonlat = (at(*point)[::-1] for point in points)
    return f"LINESTRING ({', '.join(f'{lon:.7f} {lat:.7f}' for lon, lat in lonlat)})"


def area(*points):
    inner = line(*points, points[0]).removeprefix("LINESTRING ")
    return f"POLYGON ({inner})"


def named(network, links):
    """The streets of links with their ends, as «Street 0: 1-2»."""
    node = network.node_id
    ends = ((e, node[network.tail[e]], node[network.head[e]]) for e in links)
    return {f"{network.street(e)}: {tail}-{head}" for e, tail, head in ends}


def test_a_line_beside_a_street_means_that_street_in_both_directions():
    network = grid()
    links = links_along(network, line((2, 6), (197, 4)))
    ends = {"Street 0: 0-1", "Street 0: 1-0", "Street 0: 1-2", "Street 0: 2-1"}
    assert named(network, links) == ends


def test_with_one_direction_only_the_links_along_the_line_are_meant():
    network = grid()
    links = links_along(network, line((197, 4), (2, 6)), one_direction=True)
    assert named(network, links) == {"Street 0: 2-1", "Street 0: 1-0"}


def test_a_line_round_a_corner_leaves_out_the_streets_straight_on():
    network = grid()
    links = links_along(network, line((0, 5), (204, 5), (204, 105)), one_direction=True)
    assert named(network, links) == {"Street 0: 0-1", "Street 0: 1-2", "Avenue 2: 2-7"}


def test_a_line_a_little_too_long_does_not_mean_the_next_piece():
    network = grid()
    links = links_along(network, line((-5, 3), (110, 3)), one_direction=True)
    assert named(network, links) == {"Street 0: 0-1"}


def test_a_line_along_a_part_of_a_piece_means_the_piece():
    network = grid()
    assert named(network, links_along(network, line((30, 3), (60, 3)), True)) == {"Street 0: 0-1"}


def test_a_line_against_a_one_way_street_means_it_only_where_both_directions_are_meant():
    network = grid()
    drawn = line((105, 195), (105, 5))
    assert named(network, links_along(network, drawn)) == {"Avenue 1: 1-6", "Avenue 1: 6-11"}
    with pytest.raises(CannotRun):
        links_along(network, drawn, one_direction=True)


def test_a_line_may_end_where_it_begins():
    network = grid()
    block = line((0, 3), (203, 3), (203, 103), (0, 103), (3, 3))
    links = links_along(network, block)
    assert {int(network.node_id[n]) for n in network.tail[links]} == {0, 1, 2, 5, 6, 7}
    assert len(links) == 12


def test_a_line_that_leaves_the_roads_means_those_before_and_after():
    network = made(
        {1: (0, 0), 2: (100, 0), 3: (400, 0), 4: (500, 0), 5: (250, 300)},
        [
            Road(start=1, end=2, name="West"),
            Road(start=3, end=4, name="East"),
            Road(start=2, end=5),
            Road(start=5, end=3),
        ],
    )
    links = links_along(network, line((0, 4), (500, 4)), one_direction=True)
    assert named(network, links) == {"West: 1-2", "East: 3-4"}


def test_a_pavement_beside_the_road_is_not_meant_but_a_footbridge_alone_is():
    network = made(
        {1: (0, 0), 2: (200, 0), 3: (0, 6), 4: (200, 6)},
        [Road(start=1, end=2, name="Road"), Road(start=3, end=4, kind="footway", name="Pavement")],
    )
    assert named(network, links_along(network, line((0, 5), (200, 5)), True)) == {"Road: 1-2"}
    bridges = bridged()
    links = links_along(bridges, line((100, 103), (300, 103)), True)
    assert named(bridges, links) == {"Footbridge: 3-6"}


def carriageways(name_there="Boulevard", name_back="Boulevard"):
    """A street of two carriageways 20 m apart, and a parallel lane."""
    nodes = {1: (0, 0), 2: (300, 0), 3: (300, 20), 4: (0, 20)}
    return made(
        nodes,
        [
            Road(start=1, end=2, one_way=True, name=name_there, kind="primary"),
            Road(start=3, end=4, one_way=True, name=name_back, kind="primary"),
            Road(start=2, end=3, one_way=True),
            Road(start=4, end=1, one_way=True),
        ],
    )


def test_both_directions_of_a_street_are_both_of_its_carriageways():
    network = carriageways()
    drawn = line((0, -3), (300, -3))
    assert named(network, links_along(network, drawn)) == {"Boulevard: 1-2", "Boulevard: 3-4"}
    assert named(network, links_along(network, drawn, True)) == {"Boulevard: 1-2"}


def test_a_parallel_street_of_another_name_is_not_meant():
    network = carriageways(name_back="Quay")
    assert named(network, links_along(network, line((0, -3), (300, -3)))) == {"Boulevard: 1-2"}


@pytest.mark.parametrize(
    ("wkt", "code"),
    [
        (line((0, 5000), (100, 5000)), "off_the_roads"),
        ("LINESTRING (105.85 21.0)", "wkt_linestring"),
        ("LINESTRING (105.85 21.0, nowhere)", "wkt_linestring"),
        (area((0, 0), (10, 0), (10, 10)), "wkt_linestring"),
        ("", "wkt_linestring"),
    ],
)
def test_what_is_no_line_along_a_road_is_refused(wkt, code):
    with pytest.raises(CannotRun) as refused:
        links_along(grid(), wkt, place="closures.csv line 2")
    (fault,) = refused.value.faults
    assert (fault.code, fault.place) == (code, "closures.csv line 2")


def test_an_area_means_what_lies_inside_and_what_reaches_well_into_it():
    network = grid()
    links = links_inside(network, area((-10, -10), (120, -10), (120, 105), (-10, 105)))
    pieces = {"Street 0: 0-1", "Street 0: 1-0", "Street 1: 5-6", "Street 1: 6-5", "Avenue 0: 0-5"}
    reaching = {"Street 0: 1-2", "Street 0: 2-1", "Street 1: 6-7", "Street 1: 7-6"}
    assert named(network, links) == pieces | reaching | {"Avenue 0: 5-0", "Avenue 1: 1-6"}


@pytest.mark.parametrize(
    ("wkt", "code"),
    [
        (area((20, 20), (80, 20), (80, 80)), "no_road_inside"),
        (area((0, 0), (100, 100), (100, 0), (0, 100)), "wkt_polygon"),
        (line((0, 0), (100, 0)), "wkt_polygon"),
    ],
)
def test_what_is_no_area_with_roads_is_refused(wkt, code):
    with pytest.raises(CannotRun) as refused:
        links_inside(grid(), wkt)
    assert refused.value.faults[0].code == code


def test_courses_through_monaco_drawn_some_metres_off_are_found_again(monaco):
    """Links of a few metres at the ends may be told otherwise.

    Where roads lie one above the other, a line drawn beside them can mean either: one course in
    twenty may be another.
    """
    missed = 0
    for seed in range(40):
        chance = np.random.default_rng(seed)
        course = drive(monaco, chance)
        points = np.vstack([monaco.shape(link) for link in course])
        shifted = points + chance.uniform(-4, 4, 2) / (80_300, 111_195)
        wkt = f"LINESTRING ({', '.join(f'{lon:.7f} {lat:.7f}' for lon, lat in shifted)})"
        differing = np.setxor1d(links_along(monaco, wkt, one_direction=True), course)
        whole = monaco.length_m[course].sum()
        missed += monaco.length_m[differing].sum() > max(0.25 * whole, 40)
    assert missed <= 2


def drive(network, chance):
    """Some links one after the other, that never come back to a node."""
    cars = network.admitted(VehicleClass.CAR)
    course = [int(chance.choice(np.flatnonzero(cars)))]
    seen = {int(network.tail[course[0]]), int(network.head[course[0]])}
    while len(course) < 10:
        here = network.head[course[-1]]
        onward = np.flatnonzero(cars & (network.tail == here) & ~np.isin(network.head, list(seen)))
        if not len(onward):
            break
        course.append(int(chance.choice(onward)))
        seen.add(int(network.head[course[-1]]))
    return np.array(course)
