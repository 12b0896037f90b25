"""Whoever plays the days: the answer is the same to the bit, and nothing is left behind."""

import os
import signal
import socket
import threading
from importlib.util import find_spec

import numpy as np
import pytest
from tests.sansang.rehearsal.scenarios import ints, one_plan, small_scenario

from sansang.faults import CannotRun
from sansang.rehearsal.batch import Chunk, chunks, play_chunk, prepare
from sansang.rehearsal.course import Course
from sansang.rehearsal.parallel import Cluster, Job, Threads, workers_at
from sansang.rehearsal.sums import Fold

SUMS = [name for name in Fold._fields if name not in ("daily", "incidents", "today", "plans_today")]


def event():
    return small_scenario(fallbacks=one_plan(), least=ints(1, 1))


def course(workers, days=60, told=lambda _: None, scenario=None):
    made = Course(scenario=scenario or event(), other=None, seed=3, workers=workers, told=told)
    made.ordinary(days, None)
    made.drill(20)
    return made.totals


def same(one, other):
    """Both totals hold the same bits."""
    pairs = [(one.fold, other.fold), (one.drills, other.drills)]
    return all(
        getattr(a, name).tobytes() == getattr(b, name).tobytes() for a, b in pairs for name in SUMS
    ) and bool((one.batches == other.batches).all())


@pytest.fixture(scope="module")
def alone():
    with Threads(1) as workers:
        return course(workers)


@pytest.mark.parametrize("count", [2, 4])
def test_the_answer_is_the_same_to_the_bit_on_more_threads(alone, count):
    with Threads(count) as workers:
        assert same(alone, course(workers))


def test_chunks_hold_each_day_once():
    for end in (1, 4, 7, 200, 1_003):
        days = [day for one in chunks(1, 0, end) for day in range(one.first, one.first + one.days)]
        assert days == list(range(end))


def test_another_seed_gives_other_days(alone):
    with Threads(1) as workers:
        other = Course(scenario=event(), other=None, seed=4, workers=workers, told=lambda _: None)
        other.ordinary(60, None)
    assert (other.totals.fold.groups != alone.fold.groups).any()


def test_whoever_is_told_can_end_it_and_no_thread_is_left():
    def enough(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), Threads(2) as workers:
        course(workers, days=10_000, told=enough)
    assert not [one for one in threading.enumerate() if one.name.startswith("rehearsal")]


def test_a_chunk_stops_after_the_day_it_is_at():
    stopped = play_chunk(prepare(event()), Chunk(seed=1, first=0, days=50), np.ones(1, np.int64))
    assert stopped.days[0] == 0


def test_a_day_with_more_incidents_than_expected_is_played_in_a_larger_workspace(monkeypatch):
    from sansang.rehearsal import draw

    wide = play_chunk(prepare(event()), Chunk(seed=1, first=0, days=20))
    monkeypatch.setattr(draw, "SPARE", 0)
    narrow = play_chunk(prepare(event()), Chunk(seed=1, first=0, days=20))
    assert (wide.groups == narrow.groups).all()


# clusters

needs_dask = pytest.mark.skipif(
    find_spec("distributed") is None, reason="Dask is not installed: sansang[cluster]"
)


@pytest.fixture
def cluster():
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as made:
        yield made


@needs_dask
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_gives_the_same_bits_though_a_worker_dies_half_way(alone, cluster):
    """The worker is killed when the first chunk has come back: what it had begun is played again
    by the other, and counted once."""
    killed: list[int] = []

    def kill(_: int) -> None:
        if not killed:
            pid = next(iter(cluster.workers.values())).pid
            killed.append(pid)
            os.kill(pid, signal.SIGKILL)

    with Cluster(cluster.scheduler_address) as workers:
        assert same(alone, course(workers, told=kill))
    assert killed


@needs_dask
def test_a_scheduler_that_does_not_answer_is_told_with_its_address_and_how_long_one_waited():
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(CannotRun) as refused:
            Cluster(address, answer_s=0.3)
    (fault,) = refused.value.faults
    assert (fault.code, fault.place) == ("no_scheduler", address)
    assert float(fault.expected) < 5


@needs_dask
@pytest.mark.parametrize("address", ["nonsense", "tcp://", "127.0.0.1"])
def test_an_address_that_is_none_is_told(address):
    with pytest.raises(CannotRun, match="no_scheduler"):
        Cluster(address, answer_s=0.3)


def test_without_dask_one_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr("sansang.rehearsal.parallel.find_spec", lambda _: None)
    with pytest.raises(CannotRun) as refused:
        workers_at("tcp://127.0.0.1:8786")
    assert refused.value.faults[0].expected == "sansang[cluster]"


def test_jobs_come_back_in_their_order():
    ready = prepare(event())
    with Threads(2) as workers:
        held = workers.hold(ready)
        cut = [Chunk(seed=1, first=day, days=1 + day % 3) for day in range(20)]
        found = [int(one.days[0]) for one in workers.run(Job(held=held, chunk=c) for c in cut)]
    assert found == [one.days for one in cut]
