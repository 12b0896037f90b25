"""What the stages and steps of a directive are called."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from opsroom.directives.life import Step
from sansang.readiness import DirectiveStage as Stage

STAGE_NAMES: dict[Stage, Promise] = {
    Stage.PROPOSED: _("proposed"),
    Stage.GIVEN: _("given"),
    Stage.ACKNOWLEDGED: _("acknowledged"),
    Stage.IN_WORK: _("in work"),
    Stage.EVIDENCED: _("evidence shown"),
    Stage.RETURNED: _("returned"),
    Stage.CLOSED: _("closed by the chair"),
    Stage.WITHDRAWN: _("withdrawn"),
}
STEP_NAMES: dict[Step, Promise] = {
    Step.ACKNOWLEDGE: _("Acknowledge"),
    Step.BEGIN: _("Begin the work"),
    Step.SHOW: _("Show the evidence"),
    Step.CLOSE: _("Close the directive"),
    Step.RETURN: _("Return it"),
    Step.WITHDRAW: _("Withdraw it"),
}
ENTRY_NAMES: dict[str, Promise] = {
    "directive.given": _("given"),
    "directive.acknowledged": _("acknowledged"),
    "directive.in_work": _("work begun"),
    "directive.evidenced": _("evidence shown"),
    "directive.returned": _("returned"),
    "directive.closed": _("closed by the chair"),
    "directive.withdrawn": _("withdrawn"),
    "directive.reminded": _("reminded before it is due"),
    "directive.escalated": _("escalated to the chair: overdue"),
    "directive.plan_drafted": _("a draft of the plan begun for it"),
    "directive.version_linked": _("linked to a version of the plan"),
}


def still_open() -> str:
    """Say that nobody may call it ready."""
    return gettext("It can't be “ready” while something critical is open.")


def without_lead(numbers: Iterable[int]) -> str:
    """Say for which directives somebody has to be named."""
    text = gettext("Name the lead agency of these directives first: {numbers}.")
    return text.format(numbers=", ".join(str(number) for number in numbers))


def has_moved() -> str:
    """Say that a step comes too late."""
    return gettext("It has moved meanwhile. See where it is now, and try again.")
