"""Long lists, which come in pages."""

from ninja import Schema
from ninja.pagination import LimitOffsetPagination
from pydantic import Field

from opsroom.api.schemas.refused import TOO_MUCH


class Pages(LimitOffsetPagination):
    """``items`` from ``offset`` on, so many as ``limit`` says, and the ``count`` of all."""

    class Input(Schema):
        """Which part of the list is asked for; a database counts no further than this."""

        limit: int = Field(100, ge=1, le=1000)
        offset: int = Field(0, ge=0, lt=TOO_MUCH)
