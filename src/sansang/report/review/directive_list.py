"""The plan for the directives (kế hoạch): who does what with whom, where, by when, how far."""

from collections.abc import Iterator

from sansang.readiness import Conclusion, DirectiveRecord, DirectiveStage
from sansang.report.papers.closing import closing, ending
from sansang.report.papers.office_paper import (
    Block,
    Cell,
    Column,
    OfficePaper,
    Paragraph,
    Section,
    Table,
    cell,
    ended,
    lines,
    numbered,
)
from sansang.report.review.kinds import PaperKind
from sansang.report.review.notice_of_conclusion import named_agencies
from sansang.report.review.recorder import Recorder
from sansang.wording import N_, clock

STAGES = {
    DirectiveStage.PROPOSED: N_("Proposed"),
    DirectiveStage.GIVEN: N_("Given"),
    DirectiveStage.ACKNOWLEDGED: N_("Acknowledged"),
    DirectiveStage.IN_WORK: N_("In work"),
    DirectiveStage.EVIDENCED: N_("Evidence handed in"),
    DirectiveStage.RETURNED: N_("Returned by the chair"),
    DirectiveStage.CLOSED: N_("Completed"),
    DirectiveStage.WITHDRAWN: N_("Withdrawn"),
}
_COLUMNS = (
    (N_("No."), 0.045),
    (N_("Task"), 0.21),
    (N_("Lead"), 0.11),
    (N_("With"), 0.135),
    (N_("Place"), 0.1),
    (N_("Due"), 0.085),
    (N_("Done when"), 0.135),
    (N_("Stage"), 0.09),
    (N_("Evidence"), 0.1),
)


def directive_list(recorder: Recorder, conclusion: Conclusion) -> OfficePaper:
    """Return the plan by which the directives are carried out; its page lies."""
    issue = recorder.issue(PaperKind.DIRECTIVES, recorder.at or conclusion.at)
    subject = recorder.words("Carrying out the conclusion on: {review}", review=recorder.title())
    return OfficePaper(
        record="directives",
        language=recorder.language,
        heading=recorder.heading(PaperKind.DIRECTIVES, issue, subject),
        blocks=ended(numbered(_blocks(recorder, conclusion), roman=recorder.layout.roman)),
        closing=closing(recorder, (named_agencies(recorder),)),
    )


def _blocks(recorder: Recorder, conclusion: Conclusion) -> Iterator[Block]:
    yield Section(title=recorder.words("Purpose and requirements"))
    yield Paragraph(
        text=recorder.words(
            "This plan carries out what the {role} concluded at {time}. Each task has one agency "
            "that leads, a due time, and evidence that shows it done.",
            role=recorder.said(conclusion.by_role),
            time=recorder.time_on(conclusion.at),
        )
    )
    yield Section(title=recorder.words("List of directives"))
    if recorder.given:
        yield _table(recorder)
    else:
        yield Paragraph(text=recorder.words("No task was given."))
    yield Section(title=recorder.words("Implementation"))
    yield Paragraph(text=_standing(recorder, conclusion))
    yield ending(
        recorder,
        recorder.words(
            "The agencies carry out this plan and report at once what hinders them; where a task "
            "cannot be done in time, they say why and by when."
        ),
    )


def _standing(recorder: Recorder, conclusion: Conclusion) -> str:
    closed = sum(one.stage is DirectiveStage.CLOSED for one in recorder.given)
    return recorder.words(
        "As at {time}: {closed} of {total} tasks are closed.",
        time=recorder.time_on(recorder.at or conclusion.at),
        closed=recorder.number(closed),
        total=recorder.number(len(recorder.given)),
    )


def _table(recorder: Recorder) -> Table:
    return Table(
        columns=tuple(Column(title=recorder.words(t), share=share) for t, share in _COLUMNS),
        rows=tuple(_row(recorder, one) for one in recorder.given),
    )


def _row(recorder: Recorder, directive: DirectiveRecord) -> tuple[Cell, ...]:
    shown = recorder.evidence(directive.evidence)
    version = directive.plan_version
    carried = recorder.words("Plan, version {version}", version=version) if version else ""
    return (
        cell(str(directive.number)),
        lines(recorder.said(directive.task)),
        cell(recorder.short(directive.lead) or "–"),
        tuple(p for one in directive.partners for p in lines(recorder.short(one))) or cell("–"),
        cell(recorder.said(directive.place) or "–"),
        _due(recorder, directive),
        lines(recorder.said(directive.done_when)) or cell("–"),
        cell(recorder.words(STAGES[directive.stage])),
        (*lines(shown), *lines(carried)) or cell("–"),
    )


def _due(recorder: Recorder, directive: DirectiveRecord) -> Cell:
    if directive.due is None:
        return cell("–")
    local = recorder.local(directive.due)
    return cell(clock(local), f"{local:%d/%m/%Y}")
