"""What the stages of a review are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from opsroom.reviews.models import Review

STAGE_NAMES: dict[str, Promise] = {
    Review.Stage.PREPARED: _("being prepared"),
    Review.Stage.REPORTING: _("agencies report"),
    Review.Stage.INSPECTING: _("the delegation inspects"),
    Review.Stage.CONCLUDED: _("concluded"),
}
STEP_NAMES: dict[str, Promise] = {
    Review.Stage.REPORTING: _("Let the agencies report"),
    Review.Stage.INSPECTING: _("Begin the inspection"),
}
PAPER_NAMES: dict[str, Promise] = {
    "minutes": _("Minutes of the review"),
    "notice_of_conclusion": _("Notice of conclusion"),
    "directives": _("List of the directives"),
    "readiness": _("Readiness on one page"),
}


def no_more() -> str:
    """Say that a report takes no more changes."""
    return gettext("The report is submitted or the review is over. This was not kept.")
