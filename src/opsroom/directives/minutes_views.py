"""The page on which pasted minutes become directives, one decision for each sentence."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from opsroom.directives import access, drafting
from opsroom.directives.forms import MinutesForm, ProposalForm
from opsroom.directives.minutes import Reading, Taken, agencies_of, first_values, read
from opsroom.directives.models import PastedMinutes
from opsroom.people.access import needs
from opsroom.people.models import Agency
from opsroom.people.roles import Action
from opsroom.reviews.models import Review


@needs(Action.CONCLUDE)
def minutes(request: HttpRequest, event: str, review: int) -> HttpResponse:
    """Show the pasted minutes and their proposals, and keep what is decided of them."""
    shown = access.open_review(event, review)
    pasted = PastedMinutes.objects.filter(review=shown).first()
    if pasted is None:
        return _page(request, shown, None, [], MinutesForm())
    reading = read(pasted, shown)
    forms = _forms(request, reading, agencies_of(shown))
    valid = [form.is_valid() for _taken, form in forms]  # each, so that each says what is wrong
    if request.method == "POST" and all(valid):
        _decide(shown, forms)
        return redirect("directives:minutes", event, review)
    return _page(request, shown, reading, forms, MinutesForm(initial={"text": pasted.text}))


@needs(Action.CONCLUDE)
@require_POST
def paste(request: HttpRequest, event: str, review: int) -> HttpResponse:
    """Take pasted minutes."""
    shown = access.open_review(event, review)
    form = MinutesForm(request.POST)
    if not form.is_valid():
        return _page(request, shown, None, [], form)
    drafting.paste(shown, form.cleaned_data["text"], now=timezone.now())
    return redirect("directives:minutes", event, review)


Decided = list[tuple[Taken, ProposalForm]]


def _forms(request: HttpRequest, reading: Reading, agencies: list[Agency]) -> Decided:
    """A form for each sentence of which nothing is decided; all are sent at once."""
    known = {one.key: one for one in agencies}
    posted = request.POST if request.method == "POST" else None
    return [
        (
            taken,
            ProposalForm(
                posted,
                prefix=taken.key[-12:],
                agencies=agencies,
                initial=first_values(taken.proposal, known),
                decide_all=bool(posted and "accept_all" in posted),
            ),
        )
        for taken in reading.taken
        if taken.undecided
    ]


def _decide(review: Review, forms: Decided) -> None:
    rejected = []
    for taken, form in forms:
        decision = form.cleaned_data["decision"]
        if decision == ProposalForm.ACCEPT:
            drafting.draft(review, form.cleaned_data, key=taken.key, source=taken.sentence)
        elif decision == ProposalForm.REJECT:
            rejected.append(taken.key)
    if rejected:
        drafting.reject(review, rejected)


def _page(
    request: HttpRequest,
    review: Review,
    reading: Reading | None,
    forms: Decided,
    paste_form: MinutesForm,
) -> HttpResponse:
    context = {
        "event": review.event,
        "review": review,
        "reading": reading,
        "forms": forms,
        "paste_form": paste_form,
        "some_wrong": any(form.is_bound and not form.is_valid() for _taken, form in forms),
    }
    return render(request, "directives/minutes.html", context)
