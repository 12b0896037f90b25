"""Each incident of each ordinary day as a row of a Parquet file, for whoever wants to count again.

Rows are written chunk by chunk: what is in memory does not grow with the days.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from sansang.eventfile import whole_file
from sansang.faults import CannotRun, Fault
from sansang.incident import State
from sansang.rehearsal.frame import MINUTE_MS
from sansang.rehearsal.scenario import NEVER, NONE, Ints, Scenario
from sansang.rehearsal.sums import ROW


class IncidentFile:
    """An open file of incidents."""

    def __init__(self, scenario: Scenario, file: Path) -> None:
        import pyarrow as pa  # type: ignore[import-untyped]
        import pyarrow.parquet as pq  # type: ignore[import-untyped]

        self._pa: Any = pa
        self._scenario = scenario
        self._start = np.datetime64(int(scenario.start.timestamp() * 1000), "ms")
        self._writer: Any = pq.ParquetWriter(file, self._table(np.empty((0, ROW), np.int64)).schema)

    def add(self, rows: Ints) -> None:
        """Write incidents (n, ROW) as `sansang.rehearsal.sums.Fold` has them."""
        self._writer.write_table(self._table(rows))

    def close(self) -> None:
        """End the file."""
        self._writer.close()

    def _table(self, rows: Ints) -> Any:
        demand, pa = self._scenario.demand, self._pa
        day, at, kind, place, inject, state, dispatched, first, closed, team = rows.T
        moments = pa.timestamp("ms", tz=self._scenario.time_zone)
        return pa.table(
            {
                "day": pa.array(day),
                "at": pa.array(self._start + at.astype("timedelta64[ms]")).cast(moments),
                "incident_type": self._names(kind, demand.types),
                "site": self._names(place, self._scenario.ground.places),
                "priority": pa.array(demand.priority[kind].astype(np.int8)),
                "inject": self._names(inject, self._scenario.fallbacks.injects),
                "state": self._names(state, tuple(one.name.lower() for one in State)),
                "dispatched_min": self._minutes(dispatched, at),
                "response_min": self._minutes(first, at),
                "closed_min": self._minutes(closed, at),
                "first_team": self._names(team, self._scenario.forces.teams),
            }
        )

    def _names(self, numbers: Ints, names: tuple[str, ...]) -> Any:
        pa = self._pa
        index = pa.array(numbers.astype(np.int32), mask=numbers == NONE)
        return pa.DictionaryArray.from_arrays(index, pa.array(names, pa.string()))

    def _minutes(self, ms: Ints, since: Ints) -> Any:
        """Minutes since the report, null where it did not come to it."""
        never = ms == NEVER
        return self._pa.array(np.where(never, 0, ms - since) / MINUTE_MS, mask=never)


@contextmanager
def incident_file(scenario: Scenario, file: Path | None) -> Iterator[IncidentFile | None]:
    """Give a file to write incidents to, None where none is wanted; it appears whole or not at all.

    Raises CannotRun where it can't be written, or PyArrow is not installed.
    """
    if file is None:
        yield None
        return
    if find_spec("pyarrow") is None:
        fault = Fault(code="no_pyarrow", place=str(file), expected="sansang[cluster]")
        raise CannotRun([fault])
    with whole_file(file) as beside:
        opened = IncidentFile(scenario, beside)
        try:
            yield opened
        finally:
            opened.close()
