"""The map: every road where it lies, once, and whose data it is on each drawing."""

import re
from dataclasses import replace
from itertools import combinations, pairwise
from math import dist
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, Polygon
from tests.sansang.report.looking import Page
from tests.sansang.report.roads.town import network, plan, voice
from tests.sansang.report.test_contrast import contrast
from tests.sansang.roads.networks import at, grid

from sansang.report.content.voice import Voice
from sansang.report.roads.blocks import RoadMap
from sansang.report.roads.frame import frame_around
from sansang.report.roads.ground import ATTRIBUTION, Sheet, ground
from sansang.report.roads.lines import area_path, links_path, path_of, route_path
from sansang.report.roads.svg import map_svg, paper_style, style_sheet
from sansang.roads import distance_m
from sansang.roads.osm import read_osm

MONACO = Path(__file__).parents[3] / "data" / "osm" / "monaco.osm.pbf"


def points_of(path: str) -> list[list[tuple[float, float]]]:
    """The lines of an SVG path as points."""
    lines = []
    for part in re.findall(r"M([^M]*)", path):
        start, _, steps = part.rstrip("z").partition("l")
        x, y = map(float, start.split())
        line = [(x, y)]
        numbers = list(map(float, steps.split()))
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            line.append((x, y))
        lines.append(line)
    return lines


coordinates = st.floats(-2000, 2000).map(lambda value: round(value, 3))


@given(st.lists(st.tuples(coordinates, coordinates), min_size=2, max_size=30))
def test_a_path_leads_through_the_points_of_its_line(points):
    drawn = [point for line in points_of(path_of([LineString(points)])) for point in line]
    for one in drawn:
        assert min(dist(one, point) for point in points) <= 0.08
    if drawn:
        assert dist(drawn[-1], points[-1]) <= 0.08


def test_the_frame_is_true_to_the_ground():
    frame = frame_around(network(), [at(0, 0), at(400, 300)], 960)
    a, b = at(0, 0), at(400, 300)
    on_paper = dist(frame.point(*a), frame.point(*b)) * frame.metres_per_unit
    assert on_paper == pytest.approx(distance_m(a, b), rel=0.001)


def test_both_directions_of_a_road_are_drawn_once():
    frame = frame_around(network(), [], 960)
    forth, back = links_path(network(), [0, 1], frame), links_path(network(), [0], frame)
    assert forth == back


def test_pieces_of_a_street_are_joined_and_straight_ones_keep_their_ends_alone():
    frame = frame_around(network(), [], 960)
    street = np.flatnonzero(network().name == network().names.index("Street 0"))
    (line,) = points_of(links_path(network(), street, frame))
    assert len(line) == 2


def test_a_route_is_drawn_in_the_order_in_which_it_is_driven():
    frame = frame_around(network(), [], 960)
    there = [link for link in range(network().links) if network().tail[link] == 0][:1]
    back = [int(network().twin[there[0]])]
    ((start, *_),) = points_of(route_path(network(), there, frame))
    ((begun, *_),) = points_of(route_path(network(), back, frame))
    assert start != begun


def test_an_area_keeps_its_holes():
    (west, south), (east, north) = (at(0, 0)[::-1], at(400, 300)[::-1])
    (w, s), (e, n) = (at(100, 100)[::-1], at(200, 200)[::-1])
    area = Polygon(
        [(west, south), (east, south), (east, north), (west, north)],
        [[(w, s), (e, s), (e, n), (w, n)]],
    )
    path = area_path(area, frame_around(network(), [], 960))
    assert path.count("M") == path.count("z") == 2


def test_every_map_says_whose_data_it_is_and_how_large_it_is():
    drawn = RoadMap(caption="c", spoken="The town", ground=voice().ground, pins=voice().pins)
    for small in (False, True):
        svg = str(map_svg(RoadMap(**{**vars(drawn), "small": small}), alone=True))
        page = Page(svg)
        assert page.faults == []
        assert ATTRIBUTION in page.text
        assert re.search(r"\d+ k?m", page.text)
        assert "The town" in svg


def test_the_scale_bar_is_as_long_as_it_says():
    ground_ = voice().ground
    metres = int(re.sub(r"\D", "", ground_.scale_label))
    along = ground_.scale_length * voice().sheet.frame.metres_per_unit
    assert along == pytest.approx(metres, rel=0.01)


def test_names_of_the_plan_are_text_on_a_map():
    drawn = RoadMap(caption="c", spoken="<script>alert(1)</script>\"'", ground=voice().ground)
    assert "<script" not in str(map_svg(drawn, alone=True))


def test_paper_gets_every_colour_written_out():
    style = paper_style()
    assert "var(" not in style
    assert "@media" not in style
    assert ".s-closed { stroke: #" in style


def test_both_schemes_name_the_same_colours():
    light, dark = re.findall(r":root \{(.*?)\}", style_sheet(), re.DOTALL)
    named = [set(re.findall(r"(--rm-[a-z0-9-]+):", scheme)) for scheme in (light, dark)]
    assert named[0] == named[1]
    assert set(re.findall(r"var\((--[a-z0-9-]+)\)", style_sheet())) <= named[0]


def colours(scheme: int) -> dict[str, str]:
    drawn = re.findall(r":root \{(.*?)\}", style_sheet(), re.DOTALL)[scheme]
    return dict(re.findall(r"--rm-([a-z0-9-]+): (#[0-9a-f]{6});", drawn))


@pytest.mark.parametrize("scheme", [0, 1])
def test_what_is_read_and_what_is_drawn_stands_out_from_the_ground(scheme):
    colour = colours(scheme)
    for read in ("name", "ink", "pin", "hospital", "police"):
        assert contrast(colour[read], colour["ground"]) >= 4.5  # WCAG 2.2, 1.4.3
    for drawn in ("closed", "route", "alternate-1", "alternate-2", "open", "flow", "weak", "gain"):
        assert contrast(colour[drawn], colour["ground"]) >= 3  # WCAG 2.2, 1.4.11
    greater = [contrast(colour[f"delay-{n}"], colour["ground"]) for n in range(1, 5)]
    assert greater == sorted(greater)
    assert min(b / a for a, b in pairwise(greater)) > 1.3


@pytest.fixture(scope="module")
def monaco():
    roads = read_osm(MONACO).network
    sheet = Sheet(network=roads, frame=frame_around(roads, [(43.7345, 7.4205)], 960, margin_m=900))
    return sheet, ground(Voice(plan(), "en"), sheet, "roads")


def test_the_main_streets_of_monaco_have_their_names(monaco):
    _, drawn = monaco
    names = {name.text for name in drawn.names}
    assert {"Boulevard Albert 1er", "Boulevard Rainier III"} <= names


def test_no_name_stands_on_another(monaco):
    _, drawn = monaco
    for one, other in combinations(drawn.names, 2):
        assert dist((one.x, one.y), (other.x, other.y)) > min(one.size, other.size)


def test_a_map_of_monaco_is_small(monaco):
    _, drawn = monaco
    assert len(str(map_svg(RoadMap(caption="", spoken="", ground=drawn), alone=True))) < 150_000


def test_a_town_too_dense_to_read_loses_its_lightest_roads_first(monkeypatch):
    dense = grid(columns=40, rows=40)
    jagged = np.random.default_rng(1).normal(0, 0.0003, dense.shape_lat.shape)
    dense = replace(dense, shape_lat=dense.shape_lat + jagged)
    monkeypatch.setattr("sansang.report.roads.ground._MOST_TEXT", 20_000)
    sheet = Sheet(network=dense, frame=frame_around(dense, [], 960))
    weights = [roads.weight for roads in ground(Voice(plan(), "en"), sheet, "roads").roads]
    assert weights == ["tertiary"]
