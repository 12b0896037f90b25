"""What a page says when the server fails, or does not take what was sent."""

import errno
import sys

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader

from opsroom.people.access import open_to_all

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_SQLITE_FULL = "database or disk is full"
_POSTGRESQL_FULL = "53100"


@open_to_all
def failed(request: HttpRequest) -> HttpResponse:
    """Say that the server failed, and where that is so that it has no room left."""
    status = 507 if no_room(sys.exc_info()[1]) else 500
    # Neither page asks the database for anything: it may be what has failed.
    return HttpResponse(loader.get_template(f"{status}.html").render(), status=status)


def untrusted(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that what was sent came from a page that the room does not know any more."""
    return render(request, "403_csrf.html", status=403)


def no_room(error: BaseException | None) -> bool:
    """Return whether it failed because a disk is full, be it the one of the database."""
    if isinstance(error, OperationalError):
        full = getattr(error.__cause__, "sqlstate", None) == _POSTGRESQL_FULL
        return full or _SQLITE_FULL in str(error)
    return isinstance(error, OSError) and error.errno in _NO_ROOM
