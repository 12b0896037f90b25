"""What the dossier says of a rehearsal, on a page and on paper."""

import re
from dataclasses import replace

import pytest
from tests.sansang.report.looking import Page, blocks, part, pdf_text, strings
from tests.sansang.report.rehearsal.village import (
    answer,
    content,
    difference,
    estimate,
    plan,
    told_day,
)

from sansang.report import Rehearsed, dossier_content, dossier_html, dossier_pdf
from sansang.report.content.document import Fold
from sansang.report.content.texts import Cell, Statement, Strip, Table
from sansang.report.rehearsal.blocks import PlaceMap, Plots


def texts(made) -> str:
    return " ".join(strings(made))


def test_the_sentence_says_on_how_many_days_all_of_the_first_priority_was_reached_in_time():
    title = blocks(part(content(), "rehearsal"), Statement)[0].title
    assert (
        title
        == "On 97 of 100 rehearsed days every priority-1 incident was reached within 5 minutes."
    )


def test_days_on_which_it_was_not_so_are_named_with_place_and_hour():
    table = next(t for t in blocks(content(), Table) if t.caption == "Days to look at")
    said = texts(table)
    for named in ("411", "A fire", "1 · Gate", "09:02"):
        assert named in said


def test_a_plan_whose_first_priority_has_no_target_is_told_so():
    title = blocks(part(content(days_all_in_target=None), "rehearsal"), Statement)[0].title
    assert "no" in title.lower()


def test_what_is_a_guess_is_marked_as_one_with_its_source():
    said = texts(part(content(), "rehearsal"))
    assert "a guess: nobody gave a rate for this event" in said
    assert "Arbon 2001" in said


def test_late_places_differ_by_shape_and_say_their_share():
    drawn = blocks(content(), PlaceMap)[0]
    gate = next(spot for spot in drawn.scene.spots if spot.number == "1")
    hall = next(spot for spot in drawn.scene.spots if spot.number == "2")
    assert (gate.grade, gate.note) == ("bad", "70%")
    assert hall.grade == "good"
    assert "Gate: 70% in time" in drawn.spoken


def test_a_curve_rises_to_the_share_that_was_ever_reached():
    plot = blocks(content(), Plots)[0].plots[0]
    points = [tuple(map(float, p.split())) for p in re.split("[ML]", plot.curve)[1:]]
    heights = [y for _, y in points]
    assert heights == sorted(heights, reverse=True)
    left, top, width, height = plot.frame
    assert all(left <= x <= left + width and top <= y <= top + height for x, y in points)
    assert plot.target is not None
    assert plot.target.label == "target 5 min"


def test_every_interval_holds_its_value_on_its_axis():
    strips = blocks(content(differences=[difference("within", None, 0.05, 0.01)]), Strip)
    assert strips
    for strip in strips:
        assert 0 <= strip.low <= strip.value <= strip.high <= 1


def test_a_failing_plan_says_which_action_who_was_missing_and_what_mends_it():
    said = texts(part(content(), "rehearsed-plans"))
    assert "Fire at the hall" in said
    assert "1. Get everybody out" in said
    assert "Team T1: at an incident, mostly A fall, 70 times; 6.5 min late" in said
    assert "Name Team T2 instead of Team T1" in said
    assert "+31 to +39" in said


def test_a_difference_that_may_be_chance_is_not_called_better():
    told = content(
        differences=[
            difference("within", "fire", 0.05, 0.01),
            difference("within", "fall", 0.01, 0.03),
            difference("mean_min", None, 0.5, 0.1),
        ]
    )
    cells = [cell.text for cell in blocks(part(told, "comparison"), Cell)]
    judged = [c for c in cells if c in ("better", "worse", "no clear difference")]
    assert judged == ["better", "no clear difference", "worse"]


def test_the_worst_day_says_who_was_held_and_where():
    said = texts(part(content(), "worst-day"))
    assert "0 of 2 able teams could be sent" in said
    assert "at another incident (A fall, 3 · Hospital): Team T1" in said
    assert "25:00 min too late" in said


def test_a_rehearsal_of_another_version_of_the_plan_is_not_told():
    stale = Rehearsed(answer=answer(plan(contingency_plans=[])))
    anchors = [p.anchor for p in dossier_content(plan(), (), None, "en", rehearsed=stale).parts]
    assert "rehearsal" not in anchors


def test_incidents_that_nobody_ever_reached_need_no_quantile():
    responses = [{**r.model_dump(), "p90": None} for r in answer(plan()).responses]
    assert "–" in texts(part(content(responses=responses), "rehearsal"))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_page_and_paper_say_the_same(language):
    told = content(language, differences=[difference("within", None, 0.05, 0.01)])
    anchors = {"rehearsal", "rehearsed-plans", "comparison", "worst-day", "strain"}
    told = replace(told, parts=tuple(p for p in told.parts if p.anchor in anchors))
    page = Page(dossier_html(told))
    assert page.faults == []
    html, paper = _squeezed(page.text), _squeezed(pdf_text(dossier_pdf(told)))
    said = [cell.text for cell in blocks(told, Cell) if "\n" not in cell.text]
    said += [reason for s in blocks(told, Statement) for reason in (s.title, *s.reasons)]
    assert [text for text in said if _squeezed(text) not in html] == []
    on_paper = [text for text in said if _squeezed(text) not in paper]
    folded = texts(_screen_only(told))
    assert [text for text in on_paper if text not in folded] == []


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _screen_only(told):
    return tuple(fold for fold in blocks(told, Fold) if not fold.on_paper)


def test_names_of_the_plan_end_no_script_and_begin_no_tag():
    evil = "</script><script>alert(1)</script>"
    teams = [{**t.model_dump(mode="json"), "name": evil} for t in plan().teams]
    its = plan(teams=teams)
    told = dossier_content(
        its, (), None, "en", rehearsed=Rehearsed(answer=answer(its), worst=told_day())
    )
    html = dossier_html(told)
    assert "<script>alert" not in html
    assert Page(html).faults == []


def test_only_our_own_scripts_run():
    html = dossier_html(content())
    policy = re.search(r'content="(default-src[^"]*)"', html)
    assert policy is not None
    assert policy.group(1).count("sha256-") == 1
    assert "unsafe-eval" not in policy.group(1)
    addresses = set(re.findall(r"[a-z]+://[^\s\"'<]+", html))
    assert addresses <= {"http://www.w3.org/2000/svg"}


def test_a_share_is_never_rounded_up_to_all():
    told = content(days_all_in_target=estimate(0.9996, 0.0003), days=10_000)
    assert "100%" not in blocks(part(told, "rehearsal"), Statement)[0].reasons[0]
