"""Who plays the days: threads of this computer, or the workers of a Dask cluster.

Both give the chunks back in their order, each once, whoever played it and however often it was
begun: so the sums are the same to the bit with one worker and with many.
"""

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from os import cpu_count
from socket import create_connection
from time import perf_counter
from typing import Any, Self, cast
from urllib.parse import urlsplit

import numpy as np

from sansang.faults import CannotRun, Fault, shown
from sansang.rehearsal.batch import Chunk, Prepared, play_chunk, play_chunks
from sansang.rehearsal.sums import Fold

ANSWER_S = 10.0
"""How long a scheduler has to answer."""
_AHEAD = 4
"""Tasks for each worker that are begun before the first has come back: memory stays bounded."""
_SHARES = 4
"""A worker of a cluster gets this part of its share of the jobs that are left, at once."""
_MOST = 5
"""Jobs that are handed out at once at most: what comes back in one message stays bounded."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """A chunk of days of a scenario that the workers hold."""

    held: Any
    chunk: Chunk


Task = list[Job]
"""Jobs that are handed out together."""


@dataclass(frozen=True, kw_only=True)
class _Held:
    """A scenario that the workers of a cluster hold, and the one here."""

    theirs: Any
    mine: Prepared


class Workers(AbstractContextManager["Workers"], ABC):
    """Those who play; at the end of the context nothing of them is left."""

    count: int

    @abstractmethod
    def hold(self, prepared: Prepared) -> Any:
        """Give a scenario to all workers; return what stands for it in jobs."""

    @abstractmethod
    def begin(self, task: Task) -> Any:
        """Begin a task; return its future."""

    @abstractmethod
    def finish(self, future: Any) -> list[Fold]:
        """Wait for a task and return the sums of each of its jobs."""

    def tasks(self, jobs: list[Job]) -> Iterator[Task]:
        """Yield jobs as they are handed out: each by itself."""
        return ([job] for job in jobs)

    def run(self, jobs: Iterable[Job]) -> Iterator[Fold]:
        """Yield the sums of each job, in the order of the jobs."""
        begun: deque[Any] = deque()
        for task in self.tasks(list(jobs)):
            begun.append(self.begin(task))
            if len(begun) >= _AHEAD * self.count:
                yield from self.finish(begun.popleft())
        while begun:
            yield from self.finish(begun.popleft())


class Threads(Workers):
    """Threads of this computer: what they run is compiled and lets each other run."""

    def __init__(self, count: int | None = None) -> None:
        self.count = count or cpu_count() or 1
        self._stop = np.zeros(1, np.int64)
        self._pool = ThreadPoolExecutor(self.count, thread_name_prefix="rehearsal")

    def hold(self, prepared: Prepared) -> Prepared:
        """Return the scenario itself: threads share it."""
        return prepared

    def begin(self, task: Task) -> Future[Fold]:
        """Begin a task, which is one job; return its future."""
        (job,) = task
        return self._pool.submit(play_chunk, job.held, job.chunk, self._stop)

    def finish(self, future: Future[Fold]) -> list[Fold]:
        """Wait for a task and return the sums of its job."""
        return [future.result()]

    def __exit__(self, *_: object) -> None:
        """Let no thread outlive the rehearsal: those at work stop after the day they are at."""
        self._stop[0] = 1
        self._pool.shutdown(cancel_futures=True)


class Cluster(Workers):
    """The workers of a Dask scheduler. A chunk whose worker dies is played again by another."""

    def __init__(self, address: str, answer_s: float = ANSWER_S) -> None:
        self._address = address
        self._client = _client(address, answer_s)
        _wait_for_workers(self._client, address, answer_s)
        self.count = max(1, sum(self._client.nthreads().values()))
        self._begun: dict[Any, Task] = {}

    def __enter__(self) -> Self:
        """Return the cluster, already connected."""
        return self

    def hold(self, prepared: Prepared) -> "_Held":
        """Give the scenario to the workers once, not with each chunk."""
        theirs = self._client.scatter(prepared, broadcast=True, hash=False)
        return _Held(theirs=theirs, mine=prepared)

    def tasks(self, jobs: list[Job]) -> Iterator[Task]:
        """Yield several jobs at once where there are many more than workers: each message from
        one computer to another takes as long as many days. Fewer towards the end, so that all
        workers end at about the same time (guided self-scheduling: Polychronopoulos and Kuck 1987).
        """
        at = 0
        most = 1 if any(job.chunk.rows for job in jobs) else _MOST  # rows of incidents are many
        while at < len(jobs):
            size = min(most, max(1, (len(jobs) - at) // (_SHARES * self.count)))
            yield jobs[at : at + size]
            at += size

    def begin(self, task: Task) -> Any:
        """Begin a task; return its future."""
        return self._begin(task, [(job.held.theirs, job.chunk) for job in task])

    def _begin(self, task: Task, pairs: list[tuple[Any, Chunk]]) -> Any:
        future = self._client.submit(play_chunks, pairs, pure=False)
        self._begun[future] = task
        return future

    def finish(self, future: Any) -> list[Fold]:
        """Wait for a task and return the sums of each of its jobs.

        Raises CannotRun where workers died over it again and again, or none is left.
        """
        from distributed import CancelledError, KilledWorker

        task = self._begun.pop(future)
        try:
            return cast("list[Fold]", future.result())
        except CancelledError:
            # All who held the scenario are dead: whoever has come since gets it with the chunk.
            return self._again(task)
        except (KilledWorker, OSError) as error:
            raise self._died(error) from None

    def _again(self, task: Task) -> list[Fold]:
        from distributed import CancelledError, KilledWorker

        future = self._begin(task, [(job.held.mine, job.chunk) for job in task])
        try:
            return cast("list[Fold]", future.result())
        except (CancelledError, KilledWorker, OSError) as error:
            raise self._died(error) from None
        finally:
            self._begun.pop(future, None)

    def _died(self, error: Exception) -> CannotRun:
        fault = Fault(code="rehearsal_workers_died", place=self._address, found=shown(str(error)))
        return CannotRun([fault])

    def __exit__(self, *_: object) -> None:
        """Take back what is not finished, and leave."""
        with suppress(OSError, TimeoutError):
            self._client.cancel(list(self._begun), force=True)
        self._client.close(timeout=ANSWER_S)


def workers_at(scheduler: str | None, count: int | None = None) -> Workers:
    """Return the workers of a scheduler, or threads of this computer where none is named.

    Raises CannotRun where the scheduler does not answer, or Dask is not installed.
    """
    return Threads(count) if scheduler is None else Cluster(scheduler)


def _client(address: str, answer_s: float) -> Any:
    if find_spec("distributed") is None:
        raise CannotRun(
            [Fault(code="no_dask", place="--scheduler", found=address, expected="sansang[cluster]")]
        )
    from distributed import Client

    begun = perf_counter()
    try:
        _listen(address, answer_s)
        made: Any = Client(address, timeout=answer_s, set_as_default=False)  # type: ignore[no-untyped-call]
        return made
    except (OSError, TimeoutError, ValueError) as error:
        seconds, said = f"{perf_counter() - begun:.0f}", shown(str(error)) or "timeout"
        fault = Fault(
            code="no_scheduler",
            place=address,
            found=said,
            expected=seconds,
        )
        raise CannotRun([fault]) from None


def _wait_for_workers(client: Any, address: str, answer_s: float) -> None:
    try:
        client.wait_for_workers(1, timeout=answer_s)
    except TimeoutError:
        client.close(timeout=answer_s)
        fault = Fault(code="no_workers", place=address, expected=f"{answer_s:.0f}")
        raise CannotRun([fault]) from None


def _listen(address: str, answer_s: float) -> None:
    """Wait until who is at an address says something: schedulers greet whoever comes.

    Dask itself waits for ever for one that takes the call and then says nothing. Raises OSError
    or ValueError where there is nobody, and where the address is none.
    """
    where = urlsplit(address if "://" in address else f"tcp://{address}")
    if where.scheme != "tcp":
        return  # one that greets in secret, or in this very process
    if not (where.hostname and where.port):
        raise ValueError
    with create_connection((where.hostname, where.port), timeout=answer_s) as line:
        if not line.recv(1):
            raise OSError
