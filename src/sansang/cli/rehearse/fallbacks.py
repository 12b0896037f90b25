"""How the contingency plans did: what failed, which force was missing and why, what mends it."""

from collections.abc import Iterator, Sequence

from sansang.cli.rehearse.naming import named
from sansang.cli.rehearse.shares import of_hundred, points, share_interval, shared
from sansang.event import ContingencyPlan
from sansang.rehearsal.result import (
    ActionResult,
    Mend,
    MendKind,
    MissingForce,
    PlanResult,
    Rehearsal,
)
from sansang.rehearsal.verdict import ENOUGH, failing_plans
from sansang.rehearsal.words import missing_reason
from sansang.report.content.document import Block
from sansang.report.content.texts import Paragraph, Statement, Tone
from sansang.report.content.voice import Voice
from sansang.wording import N_

_PLANS = 5
"""Plans of which the late steps are told, those that fail most often."""
_FORCES = 2
"""Missing forces that are told of a step, those that were missing most often."""
_MENDS = 2
"""Mends that are told for each plan, those that gain most."""

_MEND = {
    MendKind.REPLACE: N_("It would mend it to name {who} instead of {instead}: {share}"),
    MendKind.ADD: N_("It would mend it to name {who} too: {share}"),
    MendKind.MOVE: N_("It would mend it to let {who} wait at {site}: {share}"),
}
_HELP = {
    MendKind.REPLACE: N_("It would help to name {who} instead of {instead}: {share}"),
    MendKind.ADD: N_("It would help to name {who} too: {share}"),
    MendKind.MOVE: N_("It would help to let {who} wait at {site}: {share}"),
}
_ON_TIME = N_("On time, of 100: {plans}")
_ALWAYS = N_("On time every time: {plans}")
_UNTRIED = N_("Not rehearsed, for no force of theirs has a step with a limit: {plans}")


def fallback_blocks(voice: Voice, answer: Rehearsal) -> Iterator[Block]:
    """Yield a block for each contingency plan that fails, and a line for the others."""
    failing = {plan.contingency_plan for plan in failing_plans(answer)}
    tried = sorted((plan for plan in answer.plans if plan.share_on_time), key=_share)
    late = [plan for plan in tried if _share(plan) < ENOUGH]
    for plan in late[:_PLANS]:
        yield _late(voice, answer, plan, failing=plan.contingency_plan in failing)
    yield from _others(voice, answer, [*late[_PLANS:], *tried[len(late) :]])


def _share(plan: PlanResult) -> float:
    return plan.share_on_time.value if plan.share_on_time else 1.0


def _late(voice: Voice, answer: Rehearsal, plan: PlanResult, *, failing: bool) -> Statement:
    assert plan.share_on_time
    title = voice.words(
        N_("{plan}: on time {n} of 100 times ({low_high})"),
        plan=named(voice)("contingency_plans", plan.contingency_plan),
        n=of_hundred(voice, plan.share_on_time.value),
        low_high=share_interval(voice, plan.share_on_time),
    )
    return Statement(
        title=title,
        reasons=(*_reasons(voice, plan), *_mends(voice, answer, plan)),
        tone=Tone.BAD if failing else Tone.CAUTION,
    )


def _reasons(voice: Voice, plan: PlanResult) -> Iterator[str]:
    """The step that was late most often, and how many others were."""
    late = [action for action in plan.actions if action.on_time < action.due]
    if late:
        worst = min(late, key=lambda one: one.on_time / one.due)
        yield _action(voice, plan, worst, len(late) - 1)
    if plan.refused:
        yield voice.words(
            N_("Not activated, for a plan was active that it must not happen with: {n} ×"),
            n=voice.number(plan.refused),
        )


def _action(voice: Voice, plan: PlanResult, action: ActionResult, others: int) -> str:
    record = voice.plan.find("contingency_plans", plan.contingency_plan)
    assert isinstance(record, ContingencyPlan)
    said = record.actions[action.number - 1]
    head = voice.words(
        N_("Step {n}, “{text}” within {limit} min: late {late} of {due} times"),
        n=action.number,
        text=voice.text(said.text),
        limit="–" if said.within_min is None else voice.number(said.within_min),
        late=voice.number(action.due - action.on_time),
        due=voice.number(action.due),
    )
    most = sorted(action.missing, key=lambda force: -force.times)[:_FORCES]
    forces = "; ".join(_missing(voice, force) for force in most)
    if others:
        more = voice.words(N_("late steps besides: {n}"), n=voice.number(others))
        forces = f"{forces}; {more}" if forces else more
    return f"{head}. {forces}" if forces else head


def _missing(voice: Voice, force: MissingForce) -> str:
    name = named(voice)
    late = ""
    if force.late_min is not None:
        late = voice.words(N_(", {n} min late"), n=voice.number(force.late_min, 1))
    return voice.words(
        N_("{team}: {why} ({n} ×{late})"),
        team=name("teams", force.team),
        why=missing_reason(force, voice.wording, name),
        n=voice.number(force.times),
        late=late,
    )


def _mends(voice: Voice, answer: Rehearsal, plan: PlanResult) -> Iterator[str]:
    mends = [mend for mend in answer.mends if mend.contingency_plan == plan.contingency_plan]
    for mend in sorted(mends, key=lambda one: -one.gain.value)[:_MENDS]:
        yield _mend(voice, mend)


def _mend(voice: Voice, mend: Mend) -> str:
    name = named(voice)
    share = voice.words(
        N_("{before} → {after} of 100 on the same days, {gain}"),
        before=of_hundred(voice, mend.before.value),
        after=of_hundred(voice, mend.after.value),
        gain=points(voice, mend.gain),
    )
    return voice.words(
        (_MEND if mend.after.value >= ENOUGH else _HELP)[mend.kind],
        who=name("posts", mend.post) if mend.post else name("teams", mend.team),
        instead=name("teams", mend.instead_of),
        site=name("sites", mend.site),
        share=share,
    )


def _others(voice: Voice, answer: Rehearsal, tried: Sequence[PlanResult]) -> Iterator[Block]:
    mostly = [plan for plan in tried if _share(plan) < 1]
    always = [plan for plan in tried if _share(plan) >= 1]
    untried = [plan for plan in answer.plans if plan.share_on_time is None]
    for plans, message, tone in (
        (mostly, _ON_TIME, Tone.PLAIN),
        (always, _ALWAYS, Tone.GOOD),
        (untried, _UNTRIED, Tone.QUIET),
    ):
        if plans:
            said = voice.words(message, plans="; ".join(_named(voice, plan) for plan in plans))
            yield Paragraph(text=said, tone=tone)


def _named(voice: Voice, plan: PlanResult) -> str:
    name = named(voice)("contingency_plans", plan.contingency_plan)
    share = plan.share_on_time
    return f"{name} ({shared(voice, share)})" if share and share.value < 1 else name
