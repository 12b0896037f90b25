"""The map of roads that a plan names is handed in beside the plan."""

import tempfile
from pathlib import Path

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from opsroom.people.access import needs
from opsroom.people.roles import Action
from opsroom.plans import access
from opsroom.plans.forms import MapForm
from opsroom.plans.maps import add_map, roads_named
from opsroom.wording import words_of_page
from sansang.eventfile import describe_fault
from sansang.faults import SansangError


@needs(Action.PLAN_EDIT)
@require_POST
def add(request: HttpRequest, event: str, shelf: str, number: int) -> HttpResponse:
    """Keep the map that a draft or a version names; what is no map is refused with a sentence."""
    of = access.event_of(event)
    name = roads_named(of.pk, access.plan_paper(request.user, of, shelf, number).plan).name
    if not name:
        raise Http404
    form = MapForm(request.POST, request.FILES)
    if not form.is_valid():
        sentence = next(iter(form.errors.values()))[0]
        messages.error(request, sentence)
        return redirect("plans:paper", event, shelf, number)
    with tempfile.TemporaryDirectory(prefix="sansang-map-") as folder:
        file = Path(folder) / Path(name).name
        with file.open("wb") as opened:
            for chunk in form.cleaned_data["file"].chunks():
                opened.write(chunk)
        try:
            by = request.user.acting(Action.PLAN_EDIT)
            add_map(of, name, file, account=request.user, by=by, now=timezone.now())
        except SansangError as error:
            words = words_of_page()
            messages.error(request, " ".join(describe_fault(f, words) for f in error.faults))
        else:
            messages.success(request, _("The map is kept. Travel goes by its roads from now on."))
    return redirect("plans:paper", event, shelf, number)
