"""Records as the API tells them: in a list, and beside what somebody else made of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError

from opsroom.plans.records import changes
from opsroom.plans.records.lists import RecordLine
from opsroom.plans.records.merging import CHOOSE, differences
from opsroom.plans.records.texts import Texts, texts_of
from opsroom.wording import words_of_page
from sansang.event import EventPlan
from sansang.eventfile.tables import Table


@dataclass(frozen=True)
class Line:
    """A record in a list: its values are looked up once its page is shown."""

    line: RecordLine
    plan: EventPlan
    table: Table

    @property
    def key(self) -> str:
        """What names it in an address."""
        return self.line.key

    @property
    def findings(self) -> int:
        """How many findings are about it."""
        return self.line.findings

    @property
    def sha256(self) -> str:
        """What tells whether it is still so."""
        return changes.digest(self.record)

    @property
    def record(self) -> dict[str, Any]:
        """It, as in plan.json."""
        found = changes.find(self.plan, self.table, self.key)
        assert found is not None
        return found.model_dump(mode="json")


def read_record(plan: EventPlan, table: Table, values: dict[str, Any]) -> BaseModel:
    """Return a record as the plan reads it. Raises ValidationError where it is none."""
    return table.model.model_validate(values, context={"zone": plan.zone})


def differences_of(
    plan: EventPlan,
    table: Table,
    *,
    base: dict[str, Any],
    mine: dict[str, Any],
    now: dict[str, Any],
) -> Iterator[dict[str, Any]]:
    """Yield each field of which the two say different things, with the side that changed it."""
    was, my, their = (_texts(plan, table, values) for values in (base, mine, now))
    for one in differences(table, base=was, mine=my, theirs=their, wording=words_of_page()):
        yield {
            "name": one.name.removeprefix(CHOOSE).rstrip("."),
            "label": one.label,
            "mine": list(one.mine),
            "theirs": list(one.theirs),
            "choice": one.choice,
        }


def _texts(plan: EventPlan, table: Table, values: dict[str, Any]) -> Texts:
    """A record as texts; what is no record says nothing."""
    try:
        return texts_of(read_record(plan, table, values), table, plan.zone)
    except ValidationError:
        return Texts()
