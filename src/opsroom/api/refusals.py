"""What the room refuses, as an answer of the API, in the sentences of the pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.forms import Form
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja.errors import HttpError

from opsroom.plans.reading import Refused
from opsroom.plans.records.notes import fault_notes
from opsroom.wording import words_of_page
from sansang.eventfile import describe_fault
from sansang.eventfile.tables import Table
from sansang.faults import EventFileError, SansangError


def too_large(request: HttpRequest, error: Exception) -> HttpResponse:
    """Answer a body that is larger than the room takes as one."""
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2**20
    text = _("What was sent is too large: at most %(most)s MB are taken. Send a plan as a file.")
    return JsonResponse({"detail": text % {"most": most}}, status=413)


def no_text(request: HttpRequest, error: Exception) -> HttpResponse:
    """Answer half a letter, which JSON can name and no database keeps."""
    return JsonResponse({"detail": _("A text in UTF-8 is expected.")}, status=422)


def taken(form: Form) -> dict[str, Any]:
    """Return what a form takes. Raises HttpError with a sentence for each thing it does not."""
    if not form.is_valid():
        raise HttpError(422, "\n".join(sentences(form)))
    return form.cleaned_data


def sentences(form: Form) -> Iterator[str]:
    """Yield what a form does not take, each with the name of its field."""
    for name, errors in form.errors.items():
        label = f"{form[name].label}: " if name in form.fields else ""
        yield from (f"{label}{error}" for error in errors)


@contextmanager
def plan_faults() -> Iterator[None]:
    """Refuse a plan that can't be read, with every fault of it."""
    try:
        yield
    except Refused as error:
        raise HttpError(422, str(error.sentence)) from None
    except SansangError as error:
        sentences = (describe_fault(fault, words_of_page()) for fault in error.faults)
        raise HttpError(422, "\n".join(sentences)) from None


@contextmanager
def record_faults(table: Table) -> Iterator[None]:
    """Refuse a record that makes no plan, with every fault by the name of its column."""
    try:
        yield
    except EventFileError as error:
        notes = fault_notes(error.faults, table, words_of_page()).values()
        raise HttpError(422, "\n".join(text for texts in notes for text in texts)) from None
