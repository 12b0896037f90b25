"""Lets requests take turns at the database, which takes no more than so many connections."""

from collections.abc import Callable
from threading import BoundedSemaphore

from django.http import HttpRequest, HttpResponse

AT_ONCE = 40
"""Well under the hundred connections that PostgreSQL takes if nobody tells it otherwise."""


class InTurns:
    """Holds back a request, already read, until fewer than so many others are being answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response, self._turns = get_response, BoundedSemaphore(AT_ONCE)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request when it is its turn."""
        with self._turns:
            return self._get_response(request)
