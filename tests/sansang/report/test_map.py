"""The map: true to the ground, with numbers that can be read."""

from itertools import combinations
from math import dist

import pytest
from tests.sansang.report.fair import fair
from tests.sansang.report.looking import blocks, part

from sansang.report import dossier_content
from sansang.report.content.charts import Map
from sansang.report.content.projection import LABEL_RADIUS, project, scale_bar
from sansang.roads import distance_m


def town(*places: tuple[float, float], **fields):
    """A map of sites at these places."""
    sites = [
        {
            "id": f"s{n}",
            "name": f"Site {n}",
            "kind": "other",
            "position": {"lat": lat, "lon": lon, "confidence": "A", **fields},
        }
        for n, (lat, lon) in enumerate(places)
    ]
    content = dossier_content(fair(sites=sites, posts=[]), (), None, "en")
    (drawn,) = blocks(part(content, "map"), Map)
    return drawn


def test_the_plane_is_true_to_the_ground():
    lang_son, huu_nghi = (21.85264, 106.76101), (21.97062, 106.71112)
    here, there = project([("a", *lang_son), ("b", *huu_nghi)])
    on_the_plane = dist((here.east, here.south), (there.east, there.south))
    assert on_the_plane == pytest.approx(distance_m(lang_son, huu_nghi), rel=0.001)
    assert there.south < here.south
    assert there.east < here.east


def test_the_plane_goes_the_short_way_round_the_globe():
    west, east = project([("a", -17.0, 179.9), ("b", -17.0, -179.9)])
    assert 0 < east.east - west.east < 25_000


@pytest.mark.parametrize(("per_unit", "metres"), [(1, 100), (10, 1000), (70, 10_000), (3.9, 500)])
def test_the_scale_bar_is_round_and_not_too_long(per_unit, metres):
    assert scale_bar(per_unit, 190) == metres


def test_numbers_never_cover_each_other():
    crowd = [(21.85 + 0.0001 * (n % 5), 106.76 + 0.0001 * (n // 5)) for n in range(25)]
    (panel,) = town(*crowd, (21.95, 106.9)).panels[1:]
    spots = [(m.label_x, m.label_y) for m in panel.markers]
    assert min(dist(a, b) for a, b in combinations(spots, 2)) >= 2 * LABEL_RADIUS


def test_all_sites_at_one_place_still_have_numbers_of_their_own():
    (panel,) = town(*[(21.85, 106.76)] * 20).panels
    spots = {(m.label_x, m.label_y) for m in panel.markers}
    assert len(spots) == 20


def test_a_dense_town_gets_an_inset_and_every_number_stands_once():
    near = [(21.85 + 0.001 * n, 106.76) for n in range(8)]
    drawn = town(*near, (22.0, 106.7), (21.6, 107.1))
    whole, inset = drawn.panels
    assert sorted(m.number for p in drawn.panels for m in p.markers) == sorted(
        str(n) for n in range(1, 11)
    )
    assert len(inset.markers) == len(whole.dots) == 8
    left, top, width, height = whole.frame
    assert all(left <= x <= left + width and top <= y <= top + height for x, y in whole.dots)


def test_everything_lies_within_its_panel():
    for panel in town((21.85, 106.76), (21.97, 106.71), (21.6, 107.1)).panels:
        for marker in panel.markers:
            assert 0 < marker.label_x < panel.width
            assert 0 < marker.label_y < panel.height


def test_an_illustrative_position_is_marked_and_an_unknown_one_left_out():
    assert not town((21.85, 106.76), confidence="C").panels[0].markers[0].sure
    content = dossier_content(fair(), (), None, "en")
    assert blocks(part(content, "map"), Map) == []
