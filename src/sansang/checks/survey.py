"""The plan as the rules look at it: records, free texts, cover. Each is worked out once."""

from functools import cached_property

from sansang.checks.cover import Cover
from sansang.checks.records import Records
from sansang.checks.texts import FreeText, free_texts


class Survey(Records):
    """What every rule is given."""

    @cached_property
    def texts(self) -> tuple[FreeText, ...]:
        """Every free text of the plan."""
        return tuple(free_texts(self.plan))

    @cached_property
    def cover(self) -> Cover:
        """Strength asked for against people available."""
        return Cover(self)
