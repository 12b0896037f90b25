"""The notice of conclusion (thông báo kết luận): assessment, judgement, and who does what by when.

Decree 30/2020 has no type of this name: it is a *thông báo* (TB) about a conclusion.
"""

from collections.abc import Iterator

from sansang.readiness import Conclusion, DirectiveRecord, Judgement
from sansang.report.papers.closing import closing, ending
from sansang.report.papers.office_paper import (
    Block,
    OfficePaper,
    Paragraph,
    Section,
    Style,
    ended,
    lines,
    numbered,
)
from sansang.report.review.kinds import PaperKind
from sansang.report.review.recorder import Recorder
from sansang.wording import N_

_JUDGEMENTS = {
    Judgement.READY: N_("Conclusion: the preparation is ready."),
    Judgement.READY_WITH_CONDITIONS: N_(
        "Conclusion: the preparation is ready on condition that the tasks below are completed in "
        "time."
    ),
    Judgement.NOT_READY: N_("Conclusion: the preparation is not ready."),
}


def notice_of_conclusion(recorder: Recorder, conclusion: Conclusion) -> OfficePaper:
    """Return the notice of what the chair concluded."""
    issue = recorder.issue(PaperKind.NOTICE_OF_CONCLUSION, conclusion.at)
    subject = recorder.words(
        "Conclusion of the {role} on: {review}",
        role=recorder.said(conclusion.by_role),
        review=recorder.title(),
    )
    return OfficePaper(
        record="notice-of-conclusion",
        language=recorder.language,
        heading=recorder.heading(PaperKind.NOTICE_OF_CONCLUSION, issue, subject),
        blocks=ended(numbered(_blocks(recorder, conclusion), roman=recorder.layout.roman)),
        closing=closing(recorder, (named_agencies(recorder),)),
    )


def _blocks(recorder: Recorder, conclusion: Conclusion) -> Iterator[Block]:
    yield Paragraph(text=_opening(recorder, conclusion))
    yield Section(title=recorder.words("Assessment"))
    yield from lines(recorder.said(conclusion.assessment))
    yield Paragraph(text=judgement_sentence(recorder, conclusion), style=Style.BOLD)
    yield Section(title=recorder.words("Tasks"))
    yield from _directives(recorder)
    yield Section(title=recorder.words("Implementation"))
    yield Paragraph(
        text=recorder.words(
            "The leading agencies acknowledge their tasks at once, hand in what shows that they "
            "are done before they are due, and report without delay what hinders them. A task is "
            "closed by the chair alone."
        )
    )
    yield ending(
        recorder,
        recorder.words("This conclusion is announced to the agencies for knowledge and action."),
    )


def _opening(recorder: Recorder, conclusion: Conclusion) -> str:
    review, role = recorder.review, recorder.said(conclusion.by_role)
    known = {"date": recorder.on(review.held_on), "role": role, "review": recorder.title()}
    place = recorder.said(review.place).rstrip(".")
    held = (
        recorder.words("On {date}, at {place}, the {role} chaired: {review}.", place=place, **known)
        if place
        else recorder.words("On {date}, the {role} chaired: {review}.", **known)
    )
    others = "; ".join(recorder.member(one) for one in review.delegation if not one.chair)
    attended = recorder.words("Present: {members}.", members=others) if others else ""
    heard = recorder.words(
        "Having heard the reports of the agencies, inspected on the spot and heard the "
        "delegation, the {role} concluded as follows:",
        role=role,
    )
    return " ".join(filter(None, (recorder.begun(held), attended, heard)))


def named_agencies(recorder: Recorder) -> str:
    """Return the recipients who have a task: those that the second section names."""
    if not recorder.given:
        return ""
    section = "II" if recorder.layout.roman else "2"
    return recorder.words("The agencies named in section {section}", section=section)


def judgement_sentence(recorder: Recorder, conclusion: Conclusion) -> str:
    """Return what the chair concludes of the whole."""
    return recorder.words(_JUDGEMENTS[conclusion.judgement])


def _directives(recorder: Recorder) -> Iterator[Block]:
    if not recorder.given:
        yield Paragraph(text=recorder.words("No task was given."))
    for directive in recorder.given:
        yield Paragraph(text=f"{directive.number}. {directive_sentence(recorder, directive)}.")


def directive_sentence(recorder: Recorder, directive: DirectiveRecord) -> str:
    """Return an order as offices write it: who leads, with whom, what, by when, done when."""
    task = recorder.within(recorder.said(directive.task))
    place = recorder.said(directive.place).rstrip(".")
    order = _who(recorder, directive, task)
    if place and place.lower() not in task.lower():
        order = recorder.words("{order}, at {place}", order=order, place=place)
    if directive.due:
        time = recorder.time_on(directive.due)
        order = recorder.words("{order}, before {time}", order=order, time=time)
    if directive.done_when:
        shown = recorder.within(recorder.said(directive.done_when))
        order = recorder.words("{order}; done when {shown}", order=order, shown=shown)
    return order


def _who(recorder: Recorder, directive: DirectiveRecord, task: str) -> str:
    lead = recorder.short(directive.lead) or recorder.words("the agencies concerned")
    if not directive.partners:
        return recorder.words("{lead} leads: {task}", lead=lead, task=task)
    return recorder.words(
        "{lead} leads, together with {partners}: {task}",
        lead=lead,
        partners=recorder.agencies(directive.partners),
        task=task,
    )
