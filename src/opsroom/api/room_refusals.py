"""What reviews and directives refuse, as an answer of the API, in the sentences of the pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.forms import BaseFormSet
from django.utils.translation import gettext as _
from ninja.errors import HttpError

from opsroom.api.refusals import sentences
from opsroom.reviews.actions import Closed
from opsroom.reviews.evidence import Refused
from opsroom.reviews.forms import fault_sentences
from sansang.faults import CannotRun, SansangError


@contextmanager
def kept_or_told(closed: str = "") -> Iterator[None]:
    """Refuse a file that is not taken, what the server has no room for, and what comes too late."""
    try:
        yield
    except Refused as error:
        raise HttpError(422, str(error.sentence)) from None
    except CannotRun:
        full = _("The server has no room for this file. Nothing was kept.")
        raise HttpError(507, full) from None
    except SansangError as error:
        raise HttpError(422, "\n".join(fault_sentences(error))) from None
    except Closed:
        raise HttpError(409, closed or is_concluded()) from None


def taken_rows(forms: BaseFormSet) -> Any:
    """Return a set of forms that are right. Raises HttpError with a sentence for each fault."""
    if not forms.is_valid():
        said = [text for form in forms for text in sentences(form)]
        raise HttpError(422, "\n".join([*said, *map(str, forms.non_form_errors())]))
    return forms


def is_concluded() -> str:
    """Say that a review takes no more of this."""
    return _("The review is concluded. Nothing was changed.")
