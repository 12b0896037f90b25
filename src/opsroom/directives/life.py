"""The life of a directive: which step leads from where to where, and whose step it is."""

from dataclasses import dataclass
from enum import StrEnum

from opsroom.people.roles import Action
from sansang.readiness import DirectiveStage as Stage


class Step(StrEnum):
    """What somebody does to a directive."""

    GIVE = "give"
    ACKNOWLEDGE = "acknowledge"
    BEGIN = "begin"
    SHOW = "show"
    CLOSE = "close"
    RETURN = "return"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A step from some stages to one; ``of_lead`` where only the lead agency takes it."""

    start: frozenset[Stage]
    end: Stage
    action: Action
    of_lead: bool = False
    reason: bool = False


IN_HAND = frozenset({Stage.GIVEN, Stage.ACKNOWLEDGED, Stage.IN_WORK, Stage.RETURNED})
"""Where the lead agency still has something to do."""
OPEN = IN_HAND | {Stage.EVIDENCED}
"""Given, and neither closed nor withdrawn."""

PASSAGES: dict[Step, Passage] = {
    Step.GIVE: Passage(start=frozenset({Stage.PROPOSED}), end=Stage.GIVEN, action=Action.CONCLUDE),
    Step.ACKNOWLEDGE: Passage(
        start=frozenset({Stage.GIVEN}),
        end=Stage.ACKNOWLEDGED,
        action=Action.DIRECTIVE_WORK,
        of_lead=True,
    ),
    Step.BEGIN: Passage(
        start=frozenset({Stage.ACKNOWLEDGED, Stage.RETURNED}),
        end=Stage.IN_WORK,
        action=Action.DIRECTIVE_WORK,
        of_lead=True,
    ),
    Step.SHOW: Passage(
        start=frozenset({Stage.ACKNOWLEDGED, Stage.IN_WORK, Stage.RETURNED}),
        end=Stage.EVIDENCED,
        action=Action.DIRECTIVE_WORK,
        of_lead=True,
    ),
    Step.CLOSE: Passage(
        start=frozenset({Stage.EVIDENCED}), end=Stage.CLOSED, action=Action.DIRECTIVE_CLOSE
    ),
    Step.RETURN: Passage(
        start=frozenset({Stage.EVIDENCED}),
        end=Stage.RETURNED,
        action=Action.DIRECTIVE_CLOSE,
        reason=True,
    ),
    Step.WITHDRAW: Passage(
        start=OPEN, end=Stage.WITHDRAWN, action=Action.DIRECTIVE_CLOSE, reason=True
    ),
}


def passage(stage: Stage, step: Step) -> Passage | None:
    """Return the passage of a step from a stage; None where it does not lead on from there."""
    found = PASSAGES[step]
    return found if stage in found.start else None
