"""Days and moments as every part of the room can tell them."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, Field
from pydantic_core import PydanticCustomError


def _in_reach(value: date) -> date:
    if not 1970 <= value.year < 9999:
        raise PydanticCustomError("reach", "a time in years 1970 to 9998 is expected", {})
    return value


Day = Annotated[date, AfterValidator(_in_reach)]
MomentIn = Annotated[AwareDatetime, AfterValidator(_in_reach)]
"""A moment with its offset."""
Revision = Annotated[int, Field(ge=0, lt=2**31)]
"""Which state of something the caller has read."""
