"""The first page, and the sign of life."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from opsroom.people.access import open_to_all, signed_in
from opsroom.people.roles import Action


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """Go to the events, or to the accounts where one may see nothing else."""
    manages_only = not request.user.may(Action.PLAN_VIEW) and request.user.may(Action.PEOPLE_MANAGE)
    return redirect("people:people" if manages_only else "plans:events")


@open_to_all
def health(request: HttpRequest) -> HttpResponse:
    """Say that the room and its database answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain")
