"""What an event is judged by: criteria of the work groups, and what counts as evidence."""

from typing import Annotated, Self

from annotated_types import Ge, Le
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from sansang.event.fields import Id, Line, Record
from sansang.event.organisation import WorkGroup

Weight = Annotated[int, Ge(1), Le(5)]
"""How much a criterion counts in the share that is ready, 1 to 5."""


class Bilingual(Record):
    """The same words in Vietnamese and English."""

    vi: Line
    en: Line

    def in_language(self, language: str) -> str:
        """Return the words in ``vi`` or ``en``."""
        return self.vi if language == "vi" else self.en


class Criterion(Record):
    """One thing that must be so on the day. Nobody is ready while a critical one is open."""

    id: Id
    work_group: WorkGroup
    asks: Bilingual
    evidence: Bilingual
    weight: Weight = 1
    critical: bool = False
    source: Line = ""


class CriteriaSet(Record):
    """The criteria of one kind of event, or those of one review."""

    id: Id
    name: Bilingual
    criteria: tuple[Criterion, ...]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        ids = [criterion.id for criterion in self.criteria]
        twice = sorted({i for i in ids if ids.count(i) > 1})
        if twice:
            raise PydanticCustomError(
                "criterion_twice", "criterion {id} stands twice", {"id": twice[0]}
            )
        return self
