"""The page for a phone, the data it takes along, and the door for what comes back."""

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from opsroom.field import access, actions, answer, built, datasheet, words
from opsroom.people.access import needs
from opsroom.people.roles import Action
from sansang.faults import CannotRun


@needs(Action.INSPECT)
@require_GET
def reviews(request: HttpRequest) -> HttpResponse:
    """List the reviews that are inspected now."""
    shown = {"reviews": access.open_reviews(), "words": _words()}
    return render(request, "field/reviews.html", shown)


@needs(Action.INSPECT)
@require_GET
def review(request: HttpRequest, event: str, number: int) -> HttpResponse:
    """Show the page that takes the criteria along."""
    found = access.review_of(event, number)
    shown = {"event": found.event, "review": found, "words": _words()}
    return render(request, "field/review.html", shown)


@needs(Action.INSPECT)
@require_GET
@never_cache
def data(request: HttpRequest, event: str, number: int) -> HttpResponse:
    """Give the criteria, the places, and what is known so far."""
    return JsonResponse(datasheet.sheet(access.review_of(event, number)))


@needs(Action.INSPECT)
@require_GET
@never_cache
def pass_(request: HttpRequest) -> HttpResponse:
    """Say for whom this phone may send, and with which token."""
    return JsonResponse({"account": request.user.pk, "csrf": get_token(request)})


@needs(Action.INSPECT)
@require_POST
@never_cache
def receive(request: HttpRequest, event: str, number: int) -> HttpResponse:
    """Take one answer with its photos; the same one again changes nothing."""
    found = access.review_of(event, number)
    try:
        sent = answer.read(request.POST.get("answer", ""))
        new = actions.receive(
            found, sent, request.FILES.getlist("photo"), account=request.user, now=timezone.now()
        )
    except answer.Refused as refused:
        return JsonResponse({"refused": refused.fault, "words": refused.words}, status=422)
    except (MultiPartParserError, RequestDataTooBig, TooManyFilesSent):
        broken = answer.Refused(answer.Fault.NOT_READABLE, "multipart")
        return JsonResponse({"refused": broken.fault, "words": broken.words}, status=422)
    except CannotRun:  # there is no room for a photo; the phone tries again
        return JsonResponse({"failed": "no_space"}, status=507)
    return JsonResponse({"key": str(sent.key), "new": new}, status=201 if new else 200)


@needs(Action.INSPECT)
@require_GET
@never_cache
def worker(request: HttpRequest) -> HttpResponse:
    """Give the worker that keeps the page; its scope is all that lies under field/."""
    text = built.worker_text()
    if text is None:
        raise Http404
    answered = HttpResponse(text, content_type="text/javascript; charset=utf-8")
    answered["Service-Worker-Allowed"] = reverse("field:reviews")
    return answered


def _words() -> dict[str, str]:
    """Return the words of the scripts in the language of the page."""
    return {key: str(text) for key, text in words.WORDS.items()}
