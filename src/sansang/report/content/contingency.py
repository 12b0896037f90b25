"""Contingency plans, each as a card of one page."""

from collections.abc import Iterator

from sansang.event import Action, ContingencyPlan
from sansang.report.content.document import Block, Part
from sansang.report.content.texts import Card, Fact, Paragraph, Step, Tone
from sansang.report.content.voice import Voice
from sansang.wording import N_


def contingency_part(voice: Voice) -> Part:
    """Return a card for each contingency plan."""
    return Part(
        anchor="contingency",
        title=voice.words(N_("Contingency plans")),
        blocks=tuple(_blocks(voice)),
    )


def _blocks(voice: Voice) -> Iterator[Block]:
    if not voice.plan.contingency_plans:
        yield Paragraph(text=voice.words(N_("The plan has no contingency plans.")))
    for number, plan in enumerate(voice.plan.contingency_plans, 1):
        yield _card(voice, number, plan)


def _card(voice: Voice, number: int, plan: ContingencyPlan) -> Card:
    return Card(
        anchor=f"contingency-{number}",
        number=voice.words(N_("Contingency plan {n}"), n=number),
        title=voice.text(plan.name),
        facts=tuple(_facts(voice, plan)),
        steps_heading=(
            voice.words(N_("No.")),
            voice.words(N_("Action")),
            voice.words(N_("By whom")),
            voice.words(N_("Within")),
        ),
        steps=tuple(_step(voice, at, action) for at, action in enumerate(plan.actions, 1)),
        closing=tuple(_closing(voice, plan)),
        by_hand=(
            voice.words(N_("Activated at, by")),
            voice.words(N_("Stood down at, by")),
        ),
    )


def _facts(voice: Voice, plan: ContingencyPlan) -> Iterator[Fact]:
    yield _asked(voice, N_("Trigger"), plan.trigger)
    yield Fact(
        label=voice.words(N_("Decided by")),
        value=voice.name("commands", plan.decided_by),
        tone=Tone.PLAIN if plan.decided_by else Tone.BAD,
    )
    if plan.site:
        yield Fact(label=voice.words(N_("Site")), value=voice.name("sites", plan.site))


def _asked(voice: Voice, label: str, text: str) -> Fact:
    if text:
        return Fact(label=voice.words(label), value=voice.text(text))
    return Fact(label=voice.words(label), value=voice.words(N_("missing")), tone=Tone.BAD)


def _step(voice: Voice, number: int, action: Action) -> Step:
    limit = action.within_min
    return Step(
        number=voice.number(number),
        text=voice.text(action.text),
        owner=voice.owner(action.owner),
        limit="–" if limit is None else voice.words(N_("{n} min"), n=voice.number(limit)),
    )


def _closing(voice: Voice, plan: ContingencyPlan) -> Iterator[Fact]:
    yield Fact(label=voice.words(N_("Teams")), value=voice.names("teams", plan.teams))
    posts = ", ".join(voice.post(post) for post in plan.posts)
    yield Fact(label=voice.words(N_("Posts")), value=posts or "–")
    yield Fact(label=voice.words(N_("Notices")), value=voice.names("notices", plan.notices))
    yield _asked(voice, N_("Stand-down"), plan.stand_down)
    if plan.never_with:
        others = voice.names("contingency_plans", plan.never_with)
        yield Fact(label=voice.words(N_("Never together with")), value=others)
    yield Fact(label=voice.words(N_("Exercised")), value=voice.text(plan.exercised))
