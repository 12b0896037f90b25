"""The contingency plans in which a team or a task force acts, as its sheet tells them."""

from collections.abc import Collection, Iterable, Iterator

from sansang.event import Action, ContingencyPlan
from sansang.report.papers.desk import Desk
from sansang.report.papers.office_paper import (
    Block,
    Cell,
    Column,
    Paragraph,
    Section,
    Style,
    Table,
    cell,
    facts,
)


def fallbacks(
    desk: Desk, plans: Iterable[ContingencyPlan], *, own: Collection[str], level: int = 1
) -> Iterator[Block]:
    """Yield a card for each contingency plan; actions of the ``own`` owners stand out."""
    chosen = tuple(plans)
    yield Section(title=desk.words("Contingency plans"), level=level)
    if not chosen:
        yield Paragraph(text=desk.words("No contingency plan calls on this force."))
    for plan in chosen:
        yield from card(desk, plan, own)


def card(desk: Desk, plan: ContingencyPlan, own: Collection[str] = ()) -> Iterator[Block]:
    """Yield a contingency plan: its trigger, who decides, and the steps."""
    yield Paragraph(text=desk.said(plan.name), style=Style.BOLD)
    known = facts(
        (
            (desk.words("Trigger"), desk.said(plan.trigger)),
            (desk.words("Decided by"), _decider(desk, plan)),
            (desk.words("Place"), desk.said(desk.plan.site(plan.site).name) if plan.site else ""),
            (desk.words("Stand-down"), desk.said(plan.stand_down)),
        )
    )
    if known.rows:
        yield known
    if plan.actions:
        yield _actions(desk, plan.actions, own)


def _decider(desk: Desk, plan: ContingencyPlan) -> str:
    if plan.decided_by is None:
        return ""
    command = desk.command(plan.decided_by)
    commander = desk.said(command.commander)
    name = desk.said(command.name)
    return f"{name} ({commander})" if commander else name


def _actions(desk: Desk, actions: Iterable[Action], own: Collection[str]) -> Table:
    return Table(
        columns=(
            Column(title=desk.words("Step"), share=0.09),
            Column(title=desk.words("Action"), share=0.47),
            Column(title=desk.words("Who"), share=0.27),
            Column(title=desk.words("Within"), share=0.17),
        ),
        rows=tuple(_row(desk, step, action, own) for step, action in enumerate(actions, 1)),
    )


def _row(desk: Desk, step: int, action: Action, own: Collection[str]) -> tuple[Cell, ...]:
    ours = action.owner in own
    minutes = action.within_min
    return (
        cell(str(step), bold=ours),
        cell(desk.said(action.text), bold=ours),
        cell(desk.owner(action.owner), bold=ours),
        cell("–" if minutes is None else desk.words("{minutes} min", minutes=minutes), bold=ours),
    )
