"""What the API says where it refuses."""

from typing import Any

from ninja import Schema


class Refused(Schema):
    """Why a call was refused: a sentence, or what is wrong with each field."""

    detail: str | list[dict[str, Any]]


REFUSED = {400: Refused, 401: Refused, 403: Refused, 404: Refused, 413: Refused, 422: Refused}
SETTLED = {409: Refused}
FULL = {507: Refused}
TOO_MUCH = 2**31
"""Ids beyond this are nobody's: a database may not even know such numbers."""


def a_file(kind: str) -> dict[str, Any]:
    """Return the description of an answer that is a file."""
    content = {kind: {"schema": {"type": "string", "format": "binary"}}}
    return {"responses": {200: {"content": content}}}
