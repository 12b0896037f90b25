"""Cover and heat map against the fair, which is worked by hand."""

from tests.sansang.report.fair import at, deployment, event, fair, span
from tests.sansang.report.looking import blocks, part

from sansang.event.duty import StrengthUnit
from sansang.report import dossier_content
from sansang.report.content.charts import HeatCell, HeatMap, HeatRow, Timetable
from sansang.report.content.cover import cover_of, post_hours, tallies


def test_a_post_is_under_strength_until_the_second_team_comes():
    plan = fair()
    gate = cover_of(plan, deployment(plan))["gate"]
    assert [(s.hours, s.given, s.below_minimum, s.below_desired) for s in gate] == [
        (2, 4, 2, 4),
        (2, 7, 0, 1),
    ]


def test_missing_hours_are_counted_by_priority_and_unit():
    plan = fair()
    counted = {
        (t.priority, t.unit): (t.minimum_h, t.minimum_missing_h, t.desired_missing_h)
        for t in tallies(plan, cover_of(plan, deployment(plan)))
    }
    assert counted == {
        (1, StrengthUnit.PEOPLE): (24, 4, 10),
        (2, StrengthUnit.TEAMS): (2, 2, 2),
        (None, StrengthUnit.PEOPLE): (6, 6, 6),
    }


def test_post_hours_leave_the_reserve_out():
    plan = fair()
    hours = post_hours(plan, cover_of(plan, deployment(plan)))
    assert (hours.asked, hours.met) == (6, 2)


def heat_rows(plan, **fields):
    content = dossier_content(plan, (), deployment(plan, **fields), "en")
    (day,) = blocks(part(content, "cover"), HeatMap)
    return {row.title: row for row in blocks(day, HeatRow)}


def cells(row: HeatRow) -> list[tuple[int, str, str]]:
    return [(cell.hours, cell.state, cell.text) for cell in row.cells]


def test_the_heat_map_says_met_or_short_and_by_how_much():
    rows = heat_rows(fair())
    gate = [(8, "none", ""), (2, "below_minimum", "−2"), (2, "below_desired", "7/8")]
    assert cells(rows["Gate"]) == [*gate, (12, "none", "")]
    stage = [(8, "none", ""), (2, "below_minimum", "−1"), (14, "none", "")]
    assert cells(rows["Stage"]) == stage
    assert rows["Gate"].cells[1].spoken == "08:00–10:00: 4 people, minimum 6, desired 8"


def test_an_hour_shows_its_worst_minute():
    spells = [
        {"team": "alpha", "post": "gate", **span(8, 12)},
        {"team": "carol", "post": "gate", "start": at(9, 30), "end": at(12)},
    ]
    rows = heat_rows(fair(), assignments=spells)
    assert cells(rows["Gate"])[1:3] == [(2, "below_minimum", "−2"), (2, "met", "9")]


def test_every_hour_of_a_day_stands_in_every_row():
    for row in heat_rows(fair()).values():
        assert sum(cell.hours for cell in row.cells) == 24


def test_a_day_on_which_the_clock_goes_back_has_25_hours():
    night = {"start": "2026-10-24T23:00:00+02:00", "end": "2026-10-25T06:00:00+01:00"}
    plan = fair(
        event=event(time_zone="Europe/Monaco"),
        posts=[
            {
                "id": "gate",
                "name": "Gate",
                "site": "hall",
                "needs": [{"minimum": 1, "desired": 1, **night}],
            }
        ],
    )
    content = dossier_content(plan, (), deployment(plan, assignments=[], unmet=[]), "en")
    first, second = blocks(part(content, "cover"), HeatMap)
    assert len(first.hours) == 24
    assert [hour.label for hour in second.hours][:5] == ["00", "01", "02", "02", "03"]
    assert [c.hours for c in blocks(second, HeatCell)] == [7, 18]


def test_the_timetable_draws_each_spell_where_it_belongs():
    plan = fair()
    content = dossier_content(plan, (), deployment(plan), "en")
    (chart,) = blocks(part(content, "timetable"), Timetable)
    alpha, bravo, carol = chart.groups[0].rows
    assert [(bar.at, bar.width, bar.label) for bar in alpha.bars] == [
        (round(8 / 24, 5), round(4 / 24, 5), "P01")
    ]
    assert bravo.detail == "3 people · 2 h"
    assert carol.detail == "5 people · not deployed"
    assert [(n.at, n.width) for n in chart.nights] == [
        (0, 0.25),
        (round(22 / 24, 5), round(2 / 24, 5)),
    ]
