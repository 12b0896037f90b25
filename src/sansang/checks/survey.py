"""The plan as the rules look at it: records, texts, cover, roads. Each is worked out once."""

from functools import cached_property

from sansang.checks.cover import Cover
from sansang.checks.reach import Reach
from sansang.checks.records import Records
from sansang.checks.texts import FreeText, free_texts
from sansang.event import EventPlan
from sansang.roads import RoadNetwork
from sansang.travel import Travel


class Survey(Records):
    """What every rule is given. ``roads`` is the network of the plan, where it is at hand."""

    def __init__(self, plan: EventPlan, roads: RoadNetwork | None = None) -> None:
        super().__init__(plan)
        self._roads = roads

    @cached_property
    def travel(self) -> Travel:
        """Travel times, by road where there are roads."""
        return Travel(self.plan, self._roads)

    @cached_property
    def reach(self) -> Reach | None:
        """Who gets where by road; None where the plan has no roads."""
        return Reach(self.travel) if self.travel.network is not None else None

    @cached_property
    def texts(self) -> tuple[FreeText, ...]:
        """Every free text of the plan."""
        return tuple(free_texts(self.plan))

    @cached_property
    def cover(self) -> Cover:
        """Strength asked for against people available."""
        return Cover(self)
