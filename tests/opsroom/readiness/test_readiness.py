"""Readiness at a glance: never green while something critical is open, the same in every form."""

import csv
import io

import pytest
from pypdf import PdfReader
from tests.opsroom.rounds import DAY, NOW, deployed, finding, given, review

from opsroom.directives.actions import take
from opsroom.directives.life import Step
from opsroom.people.roles import Role
from opsroom.reviews.actions import close_finding
from opsroom.reviews.models import FindingRecord, ReportAnswer, Review

pytestmark = pytest.mark.django_db


def address(of, form="/"):
    return f"/events/{of.event.key}/readiness{form}"


def seen(client, of):
    return client.get(address(of), headers={"accept-language": "en"})


def verdict(client, of):
    return client.get(address(of, ".json")).json()["readiness"]["verdict"]


def test_what_is_ready_in_everything_is_ready(chair, committee):
    of = review(committee)
    assert verdict(chair, of) == "ready"
    assert b'class="figure good"' in seen(chair, of).content


@pytest.mark.parametrize("earlier", [False, True])
def test_it_is_never_green_while_a_critical_finding_is_open(chair, committee, earlier):
    of = review(committee)
    finding(of, gravity="critical")
    if earlier:
        of = review(committee, number=2)
    assert verdict(chair, of) == "not_ready"
    page = seen(chair, of).content
    assert b'class="figure good"' not in page
    assert b'class="figure bad"' in page
    close_finding(FindingRecord.objects.get(), by=committee, now=NOW)
    assert verdict(chair, of) == "ready"


def test_a_review_that_is_only_prepared_says_nothing_yet(chair, committee):
    of = review(committee)
    Review.objects.filter(pk=review(committee, number=2).pk).update(stage="prepared")
    assert verdict(chair, of) == "ready"
    assert chair.get(address(of, ".json")).json()["readiness"]["number"] == 1


def test_what_goes_on_after_the_conclusion_changes_the_verdict(chair, committee):
    directive = given(committee)
    of = directive.review
    critical = finding(of, gravity="critical")
    assert verdict(chair, of) == "not_ready"
    close_finding(critical, by=committee, now=NOW)
    assert verdict(chair, of) == "ready_with_conditions"  # a directive is open
    revision = directive.revision
    take(
        directive,
        Step.WITHDRAW,
        revision=revision,
        account=committee,
        now=NOW,
        reason="Not needed",
    )
    assert verdict(chair, of) == "ready"


def test_the_paper_says_what_the_page_says_of_earlier_reviews_too(chair, committee):
    finding(review(committee), gravity="critical")
    of = review(committee, number=2)
    assert verdict(chair, of) == "not_ready"
    paper = chair.get(address(of, ".pdf"), headers={"accept-language": "en"})
    assert paper["Content-Disposition"].startswith("attachment;")
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(paper.content)).pages)
    assert "NOT READY" in text
    assert 'readiness.pdf"' in seen(chair, of).content.decode()


def test_it_is_never_green_while_a_critical_criterion_is_open(chair, committee):
    of = review(committee)
    ReportAnswer.objects.filter(criterion="med-1").update(state="partly")
    page = seen(chair, of)
    assert verdict(chair, of) == "not_ready"
    assert "Ambulances are ready" in page.content.decode()  # it says which


def test_an_overdue_directive_of_an_earlier_review_counts(chair, committee):
    of = given(committee, due=NOW - DAY)
    review(committee, number=2)
    answer = chair.get(address(of, ".json")).json()
    codes = [reason["code"] for reason in answer["readiness"]["reasons"]]
    assert answer["readiness"]["verdict"] == "ready_with_conditions"
    assert "directive_overdue" in codes
    assert answer["directives"]["overdue"] == 1


def test_the_trend_says_what_became_better(chair, committee):
    first = review(committee)
    ReportAnswer.objects.filter(report__review=first).update(state="not_ready")
    second = review(committee, number=2)
    answer = chair.get(address(second, ".json")).json()
    assert answer["trend"]["whole"] == "better"
    assert "▲" in seen(chair, second).content.decode()


def test_the_cover_comes_from_the_latest_done_deployment(chair, committee):
    of = review(committee)
    deployed(of.version, committee)
    answer = chair.get(address(of, ".json")).json()
    assert len(answer["readiness"]["cover"]["below_minimum"]) == 1
    assert answer["readiness"]["verdict"] == "ready_with_conditions"


def test_an_answer_that_cannot_be_read_is_no_cover(chair, committee):
    of = review(committee)
    job = deployed(of.version, committee)
    job.answer = {"format": "something else"}
    job.save()
    assert chair.get(address(of, ".json")).json()["readiness"]["cover"] is None


def test_the_table_says_the_same_and_runs_no_formula(chair, committee):
    of = review(committee)
    hostile = of.version.document
    hostile["agencies"][5]["name"] = '=HYPERLINK("http://x")'
    of.event.versions.update(document=hostile, sha256="c" * 64)
    text = chair.get(address(of, ".csv")).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[1][3] == "ready"
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]
    assert any(cell.startswith("'=HYPERLINK") for row in rows for cell in row)


def test_before_the_first_review_the_page_says_so(chair, committee):
    of = review(committee)
    of.reports.all().delete()
    of.delete()
    assert "Nothing was reviewed yet" in seen(chair, of).content.decode()
    assert chair.get(address(of, ".json")).status_code == 404


@pytest.mark.parametrize("form", ["/", ".json", ".csv"])
def test_who_may_not_see_readiness_is_refused(cast, committee, form):
    of = review(committee)
    leader = cast.client("leader", Role.TEAM_LEADER)
    assert leader.get(address(of, form)).status_code == 403
    assert cast.client("eyes", Role.AUDITOR).get(address(of, form)).status_code == 200


def test_the_page_takes_few_queries(chair, committee, django_assert_max_num_queries):
    of = review(committee)
    deployed(of.version, committee)
    given(committee)
    chair.get(address(of))
    with django_assert_max_num_queries(10):
        chair.get(address(of))
