"""The section of the room in the table of the bench: what was measured, and whether it will do."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from math import ceil
from pathlib import Path
from typing import Any

from bench.rows import Row

TITLE = "a room of 200 agencies, 5,000 answers, 2,000 directives"
PAGE_S, QUERIES = 0.2, 10
NO_POSTGRES = "There is no PostgreSQL here, so saving at once is measured on SQLite alone."


def measured(work: Path) -> tuple[list[Row], dict[str, Any]]:
    """Measure a room on SQLite, and saving on PostgreSQL too; each in a process of its own."""
    pages = _told([], "pages", work / "room")
    saved = [_told([], "saving", work / "room")]
    if has_postgres():
        saved.append(_told(["scripts/with_postgres.sh"], "saving", work / "postgres"))
    rows = [*page_rows(pages), *(row for one in saved for row in saving_rows(one))]
    return rows, {"pages": pages, "saving": saved}


def has_postgres() -> bool:
    """Tell whether a server of PostgreSQL is installed here."""
    versions = Path("/usr/lib/postgresql").glob("*/bin/pg_ctl")
    return shutil.which("pg_ctl") is not None or any(versions)


def page_rows(told: dict[str, Any]) -> Iterator[Row]:
    """Yield the slowest page and the one that asks most, and by name each that breaks a goal."""
    pages = [one for one in told["opened"] if one["is_page"]]
    slowest = max(pages, key=lambda one: p95(one["seconds"]))
    asking = max(pages, key=lambda one: one["queries"])
    yield _slow(f"slowest of {len(pages)} pages: {_name(slowest)}", slowest)
    yield _many(f"most queries: {_name(asking)}", asking)
    for one in pages:
        if one is not slowest and p95(one["seconds"]) >= PAGE_S:
            yield _slow(f"too slow: {_name(one)}", one)
        if one is not asking and one["queries"] >= QUERIES:
            yield _many(f"too many queries: {_name(one)}", one)
    if told["closed"]:
        yield Row(
            what="addresses that open for nobody", result=", ".join(told["closed"]), met=False
        )
    for one in told["changed"]:
        yield _slow(f"just after a change: {_name(one)}", one)
    files = [one for one in told["opened"] if not one["is_page"]]
    slowest = max(files, key=lambda one: p95(one["seconds"]))
    result = f"{p95(slowest['seconds']):.2f} s"
    yield Row(what=f"slowest of {len(files)} files: {_name(slowest)}", result=result)


def saving_rows(told: dict[str, Any]) -> Iterator[Row]:
    """Yield what failed and was lost of what many saved at once, and how long a save took."""
    amiss = len(told["failed"]) + told["lost"]
    result = f"{told['saves']} saves, {len(told['failed'])} failed, {told['lost']} lost"
    journal = "journal whole" if told["whole"] else "journal not whole"
    yield Row(
        what=f"{told['people']} people saving at once, {told['database']}",
        result=f"{result}, {journal}",
        goal="0 failed, 0 lost",
        met=amiss == 0 and told["whole"] and told["people"] == 100,
    )
    yield Row(what="p95 of a save among them", result=f"{p95(told['seconds']):.2f} s")


def p95(seconds: Sequence[float]) -> float:
    """Return what 95 in 100 do not exceed."""
    return sorted(seconds)[ceil(0.95 * len(seconds)) - 1]


def _slow(what: str, one: dict[str, Any]) -> Row:
    value, cpu = p95(one["seconds"]), p95(one["cpu_seconds"])
    result = f"p95 {value * 1000:.0f} ms ({cpu * 1000:.0f} ms of one processor)"
    return Row(what=what, result=result, goal=f"< {PAGE_S * 1000:.0f} ms", met=value < PAGE_S)


def _many(what: str, one: dict[str, Any]) -> Row:
    count = one["queries"]
    return Row(what=what, result=str(count), goal=f"< {QUERIES}", met=count < QUERIES)


def _name(one: dict[str, Any]) -> str:
    """The address without the id of the event, which only makes it longer."""
    return one["path"].replace("/events/synthetic-240/", "…/")


def _told(before: Sequence[str], what: str, data: Path) -> dict[str, Any]:
    command = [*before, sys.executable, "-m", "bench.room", what, str(data)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    told: dict[str, Any] = json.loads(done.stdout)
    return told
