"""Whether the records of a plan fit together: ids, references, times, cycles.

These faults make a plan unreadable. Whether a plan that can be read is safe is judged by
``sansang.checks``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from sansang.event.fields import Ref

if TYPE_CHECKING:
    from sansang.event.plan import EventPlan

Path = tuple[str | int, ...]


@dataclass(frozen=True, kw_only=True)
class IntegrityFault:
    """A record that does not fit the others; ``path`` leads to its field in the plan."""

    code: str
    path: Path
    found: str
    expected: str


class PlanIntegrityError(ValueError):
    """The records of a plan don't fit together; ``faults`` lists every place."""

    def __init__(self, faults: list[IntegrityFault]) -> None:
        self.faults = faults
        super().__init__(f"{len(faults)} faults, the first: {faults[0]}")


def integrity_faults(plan: EventPlan) -> list[IntegrityFault]:
    """Return every place where the records of the plan don't fit together."""
    return [
        *_repeated_ids(plan),
        *_unknown_references(plan),
        *_times_out_of_order(plan),
        *_overlaps(plan),
        *_outside_phase(plan),
        *_strength_out_of_order(plan),
        *_off_grid(plan),
        *_cycles(plan),
        *_empty_injects(plan),
    ]


def _tables(plan: EventPlan) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for name in type(plan).model_fields:
        value = getattr(plan, name)
        if isinstance(value, tuple) and name != "translations":
            yield name, value


def _repeated_ids(plan: EventPlan) -> Iterator[IntegrityFault]:
    """Ids are unique in their table; those of owners across their three tables."""
    owners: set[str] = set()
    for name, records in _tables(plan):
        seen = owners if name in ("agencies", "commands", "task_forces") else set()
        yield from _repeated((name,), records, seen)
    for index, site in enumerate(plan.sites):
        yield from _repeated(("sites", index, "zones"), site.zones, set())
        yield from _repeated(("sites", index, "exits"), site.exits, set())


def _repeated(path: Path, records: Iterable[Any], seen: set[str]) -> Iterator[IntegrityFault]:
    for index, record in enumerate(records):
        if record.id in seen:
            yield IntegrityFault(
                code="repeated_id", path=(*path, index, "id"), found=record.id, expected=""
            )
        seen.add(record.id)


@cache
def references(model: type[BaseModel]) -> dict[str, Ref]:
    """Return the fields of a record that hold ids, with the tables that they point to."""
    found = {}
    for name, field in model.model_fields.items():
        refs = [m for m in field.metadata if isinstance(m, Ref)] or _nested_refs(field.annotation)
        if refs:
            found[name] = refs[0]
    return found


def _nested_refs(annotation: Any) -> list[Ref]:
    refs = [m for m in getattr(annotation, "__metadata__", ()) if isinstance(m, Ref)]
    for inner in get_args(annotation):
        refs += _nested_refs(inner)
    return refs


def _unknown_references(plan: EventPlan) -> Iterator[IntegrityFault]:
    known = {name: {r.id for r in records} for name, records in _tables(plan)}
    for path, record in walk(plan):
        for field, ref in references(type(record)).items():
            value = getattr(record, field)
            ids = value if isinstance(value, tuple) else () if value is None else (value,)
            for one in ids:
                if not any(one in known[table] for table in ref.tables):
                    yield IntegrityFault(
                        code="unknown_id",
                        path=(*path, field),
                        found=one,
                        expected=", ".join(ref.tables),
                    )


def walk(plan: EventPlan) -> Iterator[tuple[Path, BaseModel]]:
    """Yield every record of the plan with its path, depth first."""
    return _inside((), plan)


def _inside(path: Path, record: BaseModel) -> Iterator[tuple[Path, BaseModel]]:
    for name in type(record).model_fields:
        value = getattr(record, name)
        items = enumerate(value) if isinstance(value, tuple) else ()
        nested = [((*path, name), value), *(((*path, name, at), item) for at, item in items)]
        for place, item in nested:
            if isinstance(item, BaseModel):
                yield place, item
                yield from _inside(place, item)


def _times_out_of_order(plan: EventPlan) -> Iterator[IntegrityFault]:
    for path, record in walk(plan):
        start, end = getattr(record, "start", None), getattr(record, "end", None)
        if isinstance(start, datetime) and isinstance(end, datetime) and end <= start:
            yield IntegrityFault(
                code="end_before_start",
                path=(*path, "end"),
                found=end.isoformat(timespec="minutes"),
                expected=start.isoformat(timespec="minutes"),
            )
    for index, movement in enumerate(plan.movements):
        for at, (before, after) in enumerate(pairwise(movement.route), start=1):
            if after.at < before.at:
                yield IntegrityFault(
                    code="end_before_start",
                    path=("movements", index, "route", at, "at"),
                    found=after.at.isoformat(timespec="minutes"),
                    expected=before.at.isoformat(timespec="minutes"),
                )


def _overlaps(plan: EventPlan) -> Iterator[IntegrityFault]:
    yield from _overlapping(("phases",), plan.phases)
    yield from _overlapping(("operational_periods",), plan.operational_periods)
    for index, post in enumerate(plan.posts):
        yield from _overlapping(("posts", index, "needs"), post.needs)
    for index, team in enumerate(plan.teams):
        yield from _overlapping(("teams", index, "availability"), team.availability)
    for index, closure in enumerate(plan.closures):
        yield from _overlapping(("closures", index, "times"), closure.times)


def _overlapping(path: Path, spans: Iterable[Any]) -> Iterator[IntegrityFault]:
    ordered = sorted(enumerate(spans), key=lambda item: item[1].start)
    for (_, before), (index, after) in pairwise(ordered):
        if after.start < before.end:
            yield IntegrityFault(
                code="overlap",
                path=(*path, index, "start"),
                found=after.start.isoformat(timespec="minutes"),
                expected=before.end.isoformat(timespec="minutes"),
            )


def _outside_phase(plan: EventPlan) -> Iterator[IntegrityFault]:
    phases = {phase.id: phase for phase in plan.phases}
    for index, period in enumerate(plan.operational_periods):
        phase = phases.get(period.phase)
        if phase and (period.start < phase.start or period.end > phase.end):
            yield IntegrityFault(
                code="outside_phase",
                path=("operational_periods", index, "start"),
                found=period.start.isoformat(timespec="minutes"),
                expected=f"{phase.start.isoformat(timespec='minutes')} – "
                f"{phase.end.isoformat(timespec='minutes')}",
            )


def _strength_out_of_order(plan: EventPlan) -> Iterator[IntegrityFault]:
    for index, post in enumerate(plan.posts):
        for at, need in enumerate(post.needs):
            if need.desired < need.minimum:
                yield IntegrityFault(
                    code="desired_under_minimum",
                    path=("posts", index, "needs", at, "desired"),
                    found=str(need.desired),
                    expected=str(need.minimum),
                )


def _off_grid(plan: EventPlan) -> Iterator[IntegrityFault]:
    """Shifts fall on the time grid and their parts are equal whole steps of it."""
    grid = plan.event.rules.grid_min
    for index, pattern in enumerate(plan.shift_patterns):
        hour, minute = map(int, pattern.starts_at.split(":"))
        if (hour * 60 + minute) % grid:
            yield IntegrityFault(
                code="off_grid",
                path=("shift_patterns", index, "starts_at"),
                found=pattern.starts_at,
                expected=str(grid),
            )
        if round(pattern.hours * 60) % (grid * pattern.parts):
            yield IntegrityFault(
                code="off_grid",
                path=("shift_patterns", index, "hours"),
                found=f"{pattern.hours:g}",
                expected=str(grid * pattern.parts),
            )


def _empty_injects(plan: EventPlan) -> Iterator[IntegrityFault]:
    """An inject brings incidents to a site or activates a contingency plan."""
    sites = {fallback.id: fallback.site for fallback in plan.contingency_plans}
    for index, inject in enumerate(plan.injects):
        somewhere = inject.site or sites.get(inject.contingency_plan or "")
        if not inject.incident_type and not inject.contingency_plan:
            field, code = "incident_type", "inject_of_nothing"
        elif inject.incident_type and not somewhere:
            field, code = "site", "inject_without_site"
        else:
            continue
        yield IntegrityFault(code=code, path=("injects", index, field), found="", expected="")


def _cycles(plan: EventPlan) -> Iterator[IntegrityFault]:
    chains: list[tuple[str, str, dict[str, tuple[str, ...]]]] = [
        ("tasks", "depends_on", {t.id: t.depends_on for t in plan.tasks}),
        (
            "commands",
            "reports_to",
            {c.id: (c.reports_to,) if c.reports_to else () for c in plan.commands},
        ),
        (
            "notices",
            "supersedes",
            {n.id: (n.supersedes,) if n.supersedes else () for n in plan.notices},
        ),
    ]
    for table, field, graph in chains:
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            cycle = error.args[1]
            index = [record.id for record in getattr(plan, table)].index(cycle[0])
            yield IntegrityFault(
                code="cycle", path=(table, index, field), found=" → ".join(cycle), expected=""
            )
