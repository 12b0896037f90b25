"""Turns away addresses that no page has: not every database can even look for such a text."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse


class NoSuchAddress:
    """Answers an address with a null character in it, which people and programs never write."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, or say that there is nothing."""
        if "\0" in request.path_info:
            return JsonResponse({"detail": "Not Found"}, status=404)
        return self.get_response(request)
