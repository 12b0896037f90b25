"""What a chair relies on in the verdict of a review."""

import csv
import io
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sansang.readiness.reviews import (
    GROUPS,
    NOW,
    answers,
    criterion,
    day,
    directive,
    finding,
    ids,
    plan,
    report,
    review,
    reviews,
    states,
)

from sansang.deployment import Deployment, Unmet
from sansang.event.organisation import WorkGroup
from sansang.readiness import (
    AgencyReport,
    Answer,
    Assigned,
    DirectiveStage,
    Gravity,
    Judgement,
    PostCover,
    Readiness,
    ReasonCode,
    ReportState,
    Standing,
    State,
    post_covers,
    readiness_csv,
    readiness_of,
    readiness_rows,
    reason_sentence,
)
from sansang.readiness.table import COLUMNS
from sansang.wording import wording

PLAN = plan()
RANKS = [Judgement.NOT_READY, Judgement.READY_WITH_CONDITIONS, Judgement.READY]
GATE = criterion("gate", weight=3, critical=True)
LAMP = criterion("lamp")


def judged(*items, **fields) -> Readiness:
    return readiness_of(review(*items, **fields), PLAN, NOW)


def codes(readiness: Readiness) -> list[ReasonCode]:
    return [reason.code for reason in readiness.reasons]


def rank(verdict: Judgement) -> int:
    return RANKS.index(verdict)


def test_all_reported_ready_is_ready():
    readiness = judged(GATE, LAMP, reports=(report("fire", gate=State.READY, lamp=State.READY),))
    assert readiness.verdict is Judgement.READY
    assert readiness.reasons == ()
    assert readiness.tally.share.percent == 100


@pytest.mark.parametrize("state", [State.PARTLY, State.NOT_READY, None])
def test_an_open_critical_criterion_is_never_ready(state):
    said = {"gate": state} if state else {}
    readiness = judged(GATE, LAMP, reports=(report("fire", lamp=State.READY, **said),))
    assert readiness.verdict is Judgement.NOT_READY
    assert readiness.reasons[0].code is ReasonCode.CRITICAL_CRITERION
    assert readiness.reasons[0].about == "gate"


def test_the_share_cannot_outvote_a_critical_criterion():
    many = [criterion(f"c{n}", weight=5) for n in range(40)]
    ready = {one.id: State.READY for one in many}
    readiness = judged(GATE, *many, reports=(report("fire", gate=State.PARTLY, **ready),))
    assert readiness.tally.share.percent == 98
    assert readiness.verdict is Judgement.NOT_READY


def test_an_agency_cannot_talk_itself_out_of_a_critical_criterion():
    said = (report("fire", gate=State.NOT_APPLICABLE, lamp=State.READY),)
    assert judged(GATE, LAMP, reports=said).verdict is Judgement.NOT_READY
    seen = answers(gate=State.NOT_APPLICABLE)
    assert judged(GATE, LAMP, reports=said, inspection=seen).verdict is Judgement.READY


def test_an_open_critical_finding_is_never_ready_and_a_closed_one_may_be():
    said = (report("fire", lamp=State.READY),)
    open_one = judged(LAMP, reports=said, findings=(finding("f"),))
    assert (open_one.verdict, codes(open_one)) == (
        Judgement.NOT_READY,
        [ReasonCode.CRITICAL_FINDING],
    )
    assert judged(LAMP, reports=said, findings=(finding("f", closed=True),)).verdict is (
        Judgement.READY
    )


@pytest.mark.parametrize(
    ("gravity", "verdict"),
    [
        (Gravity.MAJOR, Judgement.READY_WITH_CONDITIONS),
        (Gravity.MINOR, Judgement.READY_WITH_CONDITIONS),
        (Gravity.REMARK, Judgement.READY),
    ],
)
def test_lesser_findings_are_conditions_and_remarks_are_none(gravity, verdict):
    said = (report("fire", lamp=State.READY),)
    assert judged(LAMP, reports=said, findings=(finding("f", gravity),)).verdict is verdict


def test_what_was_seen_prevails_over_what_was_reported_and_the_difference_shows():
    said = (report("fire", gate=State.READY, lamp=State.READY),)
    readiness = judged(GATE, LAMP, reports=said, inspection=answers(gate=State.NOT_READY))
    assert readiness.verdict is Judgement.NOT_READY
    assert readiness.tally.differing == ("gate",)
    assert readiness.tally.reported.ready == 2
    assert readiness.tally.inspected.not_ready == 1
    assert readiness.criteria[0].prevailing is Standing.NOT_READY


def test_the_latest_answer_from_a_place_counts_and_the_least_ready_place():
    first = Answer(criterion="gate", state=State.NOT_READY, site="hall", at=day(21))
    mended = Answer(criterion="gate", state=State.READY, site="hall", at=day(22))
    assert judged(GATE, inspection=(mended, first)).verdict is Judgement.READY
    elsewhere = Answer(criterion="gate", state=State.PARTLY, site="hotel", at=day(20))
    assert judged(GATE, inspection=(mended, elsewhere)).verdict is Judgement.NOT_READY


def test_a_report_counts_once_it_is_submitted():
    draft = report("fire", None, gate=State.READY)
    readiness = judged(GATE, reports=(draft,), reports_due=day(21))
    assert readiness.verdict is Judgement.NOT_READY
    assert readiness.agencies[0].report is ReportState.OVERDUE


def test_a_late_report_is_shown_as_late():
    readiness = judged(GATE, reports=(report("fire", day(22)),), reports_due=day(21))
    assert readiness.agencies[0].report is ReportState.LATE


def test_of_several_agencies_the_least_ready_counts_and_each_keeps_its_own_row():
    bed = criterion("bed", WorkGroup.MEDICAL, critical=True)
    said = (report("health", bed=State.READY), report("fire", bed=State.NOT_READY))
    readiness = judged(bed, reports=said)
    rows = {one.agency: one.verdict for one in readiness.agencies}
    assert rows == {"fire": Judgement.NOT_READY, "health": Judgement.READY}
    assert readiness.verdict is Judgement.NOT_READY


def test_what_does_not_apply_to_a_partner_is_no_gap_of_it():
    bed = criterion("bed", WorkGroup.MEDICAL, critical=True)
    said = (report("health", bed=State.READY), report("fire", bed=State.NOT_APPLICABLE))
    readiness = judged(bed, reports=said)
    rows = {one.agency: one.verdict for one in readiness.agencies}
    assert rows == {"fire": None, "health": Judgement.READY}
    assert readiness.verdict is Judgement.READY


def test_a_work_group_of_which_little_is_ready_blocks_the_whole():
    items = [criterion(f"c{n}") for n in range(10)]
    little = report("fire", **{f"c{n}": State.READY for n in range(5)})
    readiness = judged(*items, reports=(little,))
    assert readiness.verdict is Judgement.NOT_READY
    low = next(one for one in readiness.reasons if one.code is ReasonCode.LOW_SHARE)
    assert (low.work_group, low.count, low.of) == (WorkGroup.FIRE_RESCUE, 5, 10)
    enough = report("fire", **{f"c{n}": State.READY for n in range(6)})
    assert judged(*items, reports=(enough,)).verdict is Judgement.READY_WITH_CONDITIONS


def test_an_agency_of_which_little_is_ready_is_not_and_blocks_nobody_else():
    few, many = [criterion(f"f{n}") for n in range(2)], [criterion(f"m{n}") for n in range(10)]
    little = report("fire", f0=State.READY, f1=State.NOT_READY)
    much = report("health", **{f"m{n}": State.READY for n in range(10)})
    asked = (
        Assigned(agency="fire", criteria=tuple(c.id for c in few)),
        Assigned(agency="health", criteria=tuple(c.id for c in many)),
    )
    readiness = judged(*few, *many, reports=(little, much), assigned=asked)
    rows = {one.agency: one for one in readiness.agencies}
    assert rows["fire"].verdict is Judgement.NOT_READY
    low = rows["fire"].reasons[0]
    assert (low.code, low.count, low.of) == (ReasonCode.AGENCY_LOW_SHARE, 1, 2)
    assert rows["health"].verdict is Judgement.READY
    assert readiness.verdict is Judgement.READY_WITH_CONDITIONS


def test_nothing_to_judge_is_not_ready():
    assert codes(judged()) == [ReasonCode.NOTHING_JUDGED]
    apart = judged(LAMP, reports=(report("fire", lamp=State.NOT_APPLICABLE),))
    assert apart.verdict is Judgement.NOT_READY
    assert apart.work_groups[0].verdict is None


def test_directives_count_as_due_overdue_undated_or_before_the_chair():
    given_ones = (
        directive("late", due=day(21), lead="fire"),
        directive("soon", due=day(24), stage=DirectiveStage.IN_WORK),
        directive("someday"),
        directive("shown", due=day(21), stage=DirectiveStage.EVIDENCED),
        directive("back", due=day(21), stage=DirectiveStage.RETURNED),
        directive("done", due=day(21), stage=DirectiveStage.CLOSED),
        directive("draft", due=day(21), stage=DirectiveStage.PROPOSED),
        directive("dropped", due=day(21), stage=DirectiveStage.WITHDRAWN),
    )
    readiness = judged(LAMP, reports=(report("fire", lamp=State.READY),), directives=given_ones)
    counts = readiness.tally.directives
    assert (counts.due, counts.overdue, counts.undated, counts.evidenced) == (1, 2, 1, 1)
    assert (counts.closed, counts.open, counts.next_due) == (1, 5, day(24))
    overdue = [r.about for r in readiness.reasons if r.code is ReasonCode.DIRECTIVE_OVERDUE]
    assert overdue == ["late", "back"]
    assert readiness.verdict is Judgement.READY_WITH_CONDITIONS


def test_a_directive_counts_for_its_lead_and_for_the_work_group_of_its_findings():
    about = finding("f", Gravity.MINOR, work_group=WorkGroup.TRAFFIC)
    given_one = directive("d", lead="police", findings=("f",))
    readiness = judged(LAMP, findings=(about,), directives=(given_one,))
    groups = {one.work_group: one.tally.directives.open for one in readiness.work_groups}
    agencies = {one.agency: one.tally.directives.open for one in readiness.agencies}
    assert groups == {WorkGroup.FIRE_RESCUE: 0, WorkGroup.TRAFFIC: 1}
    assert agencies == {"fire": 0, "police": 1}


def test_days_to_go_are_days_of_the_events_place():
    late_evening_in_hanoi = day(21, 23)
    assert readiness_of(review(LAMP), PLAN, late_evening_in_hanoi).days_to_go == 6
    assert readiness_of(review(LAMP), PLAN, day(27, 0)).days_to_go == 0


def test_a_review_may_assign_criteria_itself():
    asked = (Assigned(agency="police", criteria=("lamp",)),)
    readiness = judged(GATE, LAMP, assigned=asked, reports=(report("police", lamp=State.READY),))
    assert [one.agency for one in readiness.agencies] == ["police"]
    assert readiness.unassigned == ("gate",)
    assert readiness.verdict is Judgement.NOT_READY


# strength at the posts

POSTS = plan(
    sites=[{"id": "hall", "name": "Hall", "kind": "venue"}],
    posts=[
        {"id": "door", "name": "Door", "site": "hall", "priority": 1, "task_force": "tf-fire"},
        {"id": "yard", "name": "Yard", "site": "hall", "priority": 1, "task_force": "tf-fire"},
        {"id": "road", "name": "Road", "site": "hall", "priority": 2},
    ],
)


def unmet(post: str, kind: str) -> Unmet:
    return Unmet(post=post, start=day(27), end=day(28), kind=kind, required=2, given=1)


def test_cover_tells_which_posts_of_a_work_group_are_under_strength():
    gaps = (unmet("door", "minimum"), unmet("door", "desired"), unmet("yard", "desired"))
    deployment = Deployment(
        event="congress",
        plan_sha256="0",
        seed=0,
        status="optimal",
        levels=(),
        assignments=(),
        unmet=gaps,
        seconds=0,
    )
    covers = post_covers(POSTS, deployment)
    fire = covers[WorkGroup.FIRE_RESCUE]
    assert fire == PostCover(posts=2, below_minimum=("door",), below_desired=("yard",))
    assert (fire.met, covers[None].met) == (0, 1)
    reviewed = review(LAMP, reports=(report("fire", lamp=State.READY),))
    readiness = readiness_of(reviewed, POSTS, NOW, covers)
    assert readiness.verdict is Judgement.READY_WITH_CONDITIONS
    assert (readiness.reasons[0].count, readiness.reasons[0].of) == (1, 3)
    assert readiness.work_groups[0].cover == fire


# rules that hold for any review


@given(reviews())
def test_ready_means_that_nothing_critical_is_open_or_unanswered(any_review):
    readiness = readiness_of(any_review, PLAN, NOW)
    if readiness.verdict is Judgement.READY:
        critical = [one for one in readiness.criteria if one.critical]
        assert all(
            one.prevailing is Standing.READY or one.inspected is Standing.NOT_APPLICABLE
            for one in critical
        )
        assert not any(
            one.gravity is Gravity.CRITICAL and not one.closed for one in any_review.findings
        )
        assert readiness.tally.share.percent == 100


@given(reviews(), st.sampled_from(GROUPS), st.booleans())
def test_one_more_open_critical_item_never_makes_it_better(any_review, group, as_finding):
    before = readiness_of(any_review, PLAN, NOW)
    if as_finding:
        found = (*any_review.findings, finding("more", work_group=group))
        more = any_review.model_copy(update={"findings": found})
    else:
        items = (*any_review.criteria.criteria, criterion("more", group, critical=True))
        wider = any_review.criteria.model_copy(update={"criteria": items})
        more = any_review.model_copy(update={"criteria": wider})
    after = readiness_of(more, PLAN, NOW)
    assert after.verdict is Judgement.NOT_READY
    was = {one.work_group: one.verdict for one in before.work_groups}
    for one in after.work_groups:
        if one.work_group is group:
            assert one.verdict is Judgement.NOT_READY
        else:
            assert one.verdict == was[one.work_group]


BETTER = {State.NOT_READY: State.PARTLY, State.PARTLY: State.READY, State.READY: State.READY}


@given(reviews(), st.data())
def test_a_better_answer_never_makes_the_verdict_or_the_share_worse(any_review, data):
    where = [
        *((None, n) for n in range(len(any_review.inspection))),
        *product(range(len(any_review.reports)), range(12)),
    ]
    if not where:
        return
    report_at, n = data.draw(st.sampled_from(where))
    better = improved(any_review, report_at, n)
    before, after = (readiness_of(one, PLAN, NOW) for one in (any_review, better))
    assert rank(after.verdict) >= rank(before.verdict)
    assert after.tally.share.numerator >= before.tally.share.numerator
    assert after.tally.share.denominator == before.tally.share.denominator


def improved(any_review, report_at, n):
    """The review with one answer a step better."""

    def better(said):
        if n >= len(said) or said[n].state not in BETTER:
            return said
        raised = said[n].model_copy(update={"state": BETTER[said[n].state]})
        return (*said[:n], raised, *said[n + 1 :])

    if report_at is None:
        return any_review.model_copy(update={"inspection": better(any_review.inspection)})
    reports = list(any_review.reports)
    old: AgencyReport = reports[report_at]
    reports[report_at] = old.model_copy(update={"answers": better(old.answers)})
    return any_review.model_copy(update={"reports": tuple(reports)})


@given(reviews(), ids, states)
def test_what_was_seen_prevails_whatever_is_reported(any_review, one, state):
    if one not in {c.id for c in any_review.criteria.criteria}:
        return
    seen = (Answer(criterion=one, state=state),)
    readiness = readiness_of(any_review.model_copy(update={"inspection": seen}), PLAN, NOW)
    (standing,) = (c for c in readiness.criteria if c.criterion == one)
    assert standing.prevailing.value == state.value


@given(reviews())
def test_sums_agree(any_review):
    readiness = readiness_of(any_review, PLAN, NOW)
    total = len(any_review.criteria.criteria)
    tallies = [one.tally for one in readiness.work_groups]
    for by in ("reported", "inspected", "prevailing"):
        whole = getattr(readiness.tally, by)
        assert whole.total == total
        for standing in Standing:
            parts = sum(getattr(getattr(one, by), standing.value) for one in tallies)
            assert parts == getattr(whole, standing.value)
    for counted in (readiness.tally, *tallies, *(one.tally for one in readiness.agencies)):
        share = counted.share
        terms = share.numerator + share.partly + share.not_ready + share.unanswered
        assert terms == share.denominator
    assert sum(one.share.denominator for one in tallies) == readiness.tally.share.denominator
    findings = readiness.tally.findings
    assert sum(dict(findings).values()) == len(any_review.findings)


@given(reviews())
def test_the_whole_is_no_better_than_any_work_group(any_review):
    readiness = readiness_of(any_review, PLAN, NOW)
    for part in readiness.work_groups:
        assert part.verdict is None or rank(readiness.verdict) <= rank(part.verdict)


@given(reviews())
def test_readiness_survives_json(any_review):
    readiness = readiness_of(any_review, PLAN, NOW)
    assert readiness.format == "sansang/readiness/1"
    assert Readiness.model_validate_json(readiness.model_dump_json()) == readiness


# the table


@given(reviews())
def test_the_table_has_a_line_for_the_whole_each_work_group_and_each_agency(any_review):
    readiness = readiness_of(any_review, PLAN, NOW)
    rows = readiness_rows(readiness)
    assert len(rows) == 1 + len(readiness.work_groups) + len(readiness.agencies)
    read = list(csv.DictReader(io.StringIO(readiness_csv(readiness))))
    assert len(read) == len(rows)
    assert read[0]["verdict"] == readiness.verdict.value
    assert list(read[0]) == list(COLUMNS)


@pytest.mark.parametrize("name", ["=1+1", "+84", "-2", "@cmd", "'=1"])
def test_the_table_holds_no_formula(name):
    hostile = plan(agencies=[{"id": "fire", "name": name, "kind": "other"}], task_forces=[])
    readiness = readiness_of(review(LAMP, reports=(report("fire"),)), hostile, NOW)
    (row,) = (r for r in csv.DictReader(io.StringIO(readiness_csv(readiness))) if r["name"])
    assert row["name"] == f"'{name}"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_reason_is_a_sentence(language):
    low = [criterion(f"c{n}", critical=n == 0) for n in range(3)]
    readiness = judged(
        *low,
        findings=(finding("f"), finding("g", Gravity.MINOR)),
        directives=(directive("d", due=day(20)),),
    )
    for reason in readiness.reasons:
        sentence = reason_sentence(reason, wording(language))
        assert "{" not in sentence
        assert sentence.endswith(".")
        assert reason.about is None or reason.about in sentence
