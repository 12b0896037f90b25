"""The register of tasks: who does what by when, and how far it is."""

from sansang.event import Task
from sansang.event.work import TaskState
from sansang.report.content.document import Part, folded
from sansang.report.content.readiness import is_done, is_overdue
from sansang.report.content.terms import TASK_STATES, WORK_GROUPS
from sansang.report.content.texts import Cell, Column, Paragraph, RowGroup, Table, Tone
from sansang.report.content.voice import Voice
from sansang.wording import N_


def tasks_part(voice: Voice) -> Part:
    """Return the tasks by group of work, in the order in which they are due."""
    tasks = voice.plan.tasks
    nothing = Paragraph(text=voice.words(N_("The plan names no tasks.")))
    return Part(
        anchor="tasks",
        title=voice.words(N_("Tasks")),
        blocks=(folded(_register(voice), unfolded=True),) if tasks else (nothing,),
    )


def _register(voice: Voice) -> Table:
    groups = (
        RowGroup(
            title=voice.words(title),
            rows=tuple(_row(voice, t) for t in _by_due(voice, group)),
        )
        for group, title in WORK_GROUPS.items()
    )
    return Table(
        caption=voice.words(N_("Tasks by group of work")),
        columns=(
            Column(heading=voice.words(N_("Task")), share=4),
            Column(heading=voice.words(N_("Owner and partners")), share=2.8),
            Column(heading=voice.words(N_("Due")), share=1.8),
            Column(heading=voice.words(N_("State")), share=1.5),
            Column(heading=voice.words(N_("Evidence")), share=2.4),
        ),
        groups=tuple(group for group in groups if group.rows),
    )


def _by_due(voice: Voice, group: str) -> list[Task]:
    tasks = [task for task in voice.plan.tasks if task.work_group == group]
    return sorted(tasks, key=lambda t: (t.due is None, t.due or voice.plan.event.start))


def _row(voice: Voice, task: Task) -> tuple[Cell, ...]:
    return (
        Cell(text=voice.text(task.title), below=_after(voice, task)),
        Cell(
            text=voice.owner(task.owner),
            below=voice.owners(task.partners) if task.partners else "",
            tone=Tone.PLAIN if task.owner else Tone.CAUTION,
        ),
        Cell(
            text=voice.moment(task.due),
            below=_needed(voice, task),
            tone=Tone.PLAIN if task.due else Tone.CAUTION,
        ),
        _state(voice, task),
        Cell(text=voice.text(task.evidence)),
    )


def _after(voice: Voice, task: Task) -> str:
    if not task.depends_on:
        return ""
    return voice.words(N_("after: {tasks}"), tasks=voice.names("tasks", task.depends_on))


def _needed(voice: Voice, task: Task) -> str:
    if task.needed_by is None:
        return ""
    return voice.words(N_("needed by {moment}"), moment=voice.moment(task.needed_by))


def _state(voice: Voice, task: Task) -> Cell:
    state = voice.words(TASK_STATES[task.state])
    if is_overdue(voice.plan, task):
        return Cell(text=state, below=voice.words(N_("overdue")), tone=Tone.BAD)
    if is_done(task):
        return Cell(text=state, tone=Tone.GOOD)
    if task.state == TaskState.DONE:
        return Cell(text=state, below=voice.words(N_("without evidence")), tone=Tone.CAUTION)
    return Cell(text=state, tone=Tone.CAUTION if task.state == TaskState.BLOCKED else Tone.PLAIN)
