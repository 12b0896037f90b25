"""Notices and papers."""

import pytest
from tests.sansang.checks.plans import a_plan, but, but_event, clock, finds, says, sound_plan


def notice(**fields):
    return but("notices", "roads-2", **fields)


def text(language):
    return [{"language": language, "title": "…", "body": "…"}]


def test_a_notice_has_an_owner_and_channels():
    finds("notices.no_owner", notice(owner=None))
    finds("notices.no_channels", notice(channels=""))


def test_a_notice_is_in_both_languages():
    finds("notices.no_english", notice(texts=text("vi")))
    finds("notices.no_vietnamese", notice(texts=text("en")))


def test_a_notice_goes_out_after_the_one_that_it_replaces():
    plan = notice(issue_at=clock(7, day="2026-11-28"))
    finds("notices.issued_before_what_it_replaces", plan)


@pytest.mark.parametrize(
    ("rule", "field", "empty"),
    [
        ("papers.no_issuing_body", "issuing_body", ""),
        ("papers.no_signatory", "signatory", ""),
        ("papers.no_recipients", "recipients", ()),
    ],
)
def test_vietnamese_papers_are_complete(rule, field, empty):
    paper = {**sound_plan().event.paper.model_dump(), field: empty}
    international = but_event(paper={**paper, "layout": "international"})
    assert finds(rule, but_event(paper=paper), international).field == f"paper.{field}"


def test_names_are_translated_for_papers_in_the_other_language():
    known = [t for t in sound_plan().translations if t.text != "Tổ traffic"]
    plan = a_plan(translations=tuple(known))
    finding = finds("papers.untranslated", plan)
    assert finding.data["count"] == 1
    assert says(finding, plan).startswith("1 names of the plan have no translation")
