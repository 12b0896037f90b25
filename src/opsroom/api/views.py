"""The page on which administrators make tokens and end them."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from opsroom.api import actions
from opsroom.api.forms import TokenForm
from opsroom.api.models import Token
from opsroom.people.access import needs, open_to_all
from opsroom.people.roles import Action


@open_to_all
@csrf_exempt
def absent(request: HttpRequest) -> HttpResponse:
    """Tell a program that there is no such call, in the way of the API."""
    return JsonResponse({"detail": "Not Found"}, status=404)


@needs(Action.TOKENS_MANAGE)
@never_cache
def tokens(request: HttpRequest) -> HttpResponse:
    """List the tokens, and make one: it is shown once."""
    form, made = TokenForm(request.POST or None), None
    if form.is_valid():
        by = request.user.acting(Action.TOKENS_MANAGE)
        made = actions.make_token(**form.cleaned_data, by=by, now=timezone.now())
        form = TokenForm()
    context = {
        "form": form,
        "made": made,
        "tokens": Token.objects.select_related("account"),
        "now": timezone.now(),
    }
    return render(request, "api/tokens.html", context)


@needs(Action.TOKENS_MANAGE)
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """End a token."""
    by = request.user.acting(Action.TOKENS_MANAGE)
    actions.revoke(get_object_or_404(Token, pk=pk), by=by, now=timezone.now())
    return redirect("programs:tokens")
