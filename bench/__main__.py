"""`make bench`: measures, prints one table, and writes build/bench/results.json."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.checking import check_seconds
from bench.contender import CONTENDERS, Run, run
from bench.data import NO_DATA, folder
from bench.egress import venue
from bench.location import section as location
from bench.machine import java, machine, versions
from bench.rehearsal import section as rehearsal
from bench.roads import assignment
from bench.roads.section import sections
from bench.room import section as room
from bench.rows import Row, check_row, example_rows, large_rows, peer_rows, told
from bench.score import score
from sansang.eventfile import read_plan, whole_file, write_folder, write_json
from sansang.eventfile.synthetic import synthetic_plan

EXAMPLE = Path("examples/lang-son-congress")
RESULTS = Path("build/bench/results.json")
NO_JAVA = "There is no Java 17 here, so Timefold is left out."

console = Console(width=None if sys.stdout.isatty() else 116)


@dataclass(kw_only=True)
class Bench:
    """What was measured so far: titled sections of rows, and the numbers behind them."""

    limit_s: float
    large_limit_s: float
    work: Path
    contenders: list[str]
    sections: dict[str, list[Row]] = field(default_factory=dict)
    numbers: dict[str, Any] = field(default_factory=dict)

    def measure(self) -> None:
        made = self.work / "made-up.json"
        write_json(synthetic_plan(120), made)
        self._peers("the example", EXAMPLE)
        self._peers("a made-up plan of 120 teams", made)
        self._large()
        self.measure_roads()
        self.measure_egress()
        self.measure_rehearsal()
        self.measure_location()
        self.measure_room()

    def measure_location(self) -> None:
        """Measure where to wait alone: p-median, MEXCLP, MCLP."""
        for title, measured in location.sections():
            with console.status(title):
                self.sections[title], self.numbers[title] = measured()
        for sentence in location.missing():
            console.print(sentence)

    def measure_roads(self) -> None:
        """Measure roads alone: reading maps, travel times, assignment."""
        for title, measured in sections():
            with console.status(title):
                self.sections[title], self.numbers[title] = measured()
        if not folder(assignment.FOLDER):
            console.print(NO_DATA.format(name=assignment.FOLDER))

    def measure_egress(self) -> None:
        """Measure emptying a venue alone."""
        with console.status(venue.TITLE):
            self.sections[venue.TITLE], self.numbers["egress"] = venue.measured()
        if not venue.has_peer():
            console.print(venue.NO_PEER)

    def measure_rehearsal(self) -> None:
        """Measure the rehearsal alone: calls, days, workers, the worth of a team."""
        for title, measured in rehearsal.sections():
            with console.status(title):
                self.sections[title], self.numbers[title] = measured()
        if not folder(rehearsal.utrecht.FOLDER):
            console.print(NO_DATA.format(name=rehearsal.utrecht.FOLDER))

    def measure_room(self) -> None:
        """Measure the room alone."""
        with console.status(room.TITLE):
            self.sections[room.TITLE], self.numbers["room"] = room.measured(self.work)
        if not room.has_postgres():
            console.print(room.NO_POSTGRES)

    def _peers(self, title: str, event: Path) -> None:
        plan, limit_s = read_plan(event), self.limit_s
        runs = {name: self._run(name, title, event, limit_s) for name in self.contenders}
        scores = {name: score(plan, done.assignments) for name, done in runs.items()}
        heading = f"{title}, {limit_s:.0f} s"
        alone = example_rows(plan, runs["sansang"]) if event == EXAMPLE else ()
        self.sections[heading] = [*alone, *peer_rows(scores)]
        self.numbers[title] = {
            name: asdict(scores[name]) | _numbers(done) for name, done in runs.items()
        }

    def _large(self) -> None:
        plan = synthetic_plan(1200)
        folder, file = self.work / "ten-times", self.work / "ten-times.json"
        write_folder(plan, folder)
        write_json(plan, file)
        title = "ten times the example"
        with console.status(f"sansang check on {title}"):
            seconds = {"folder": check_seconds(folder), "plan.json": check_seconds(file)}
        rows = [check_row(what, times) for what, times in seconds.items()]
        done = self._run("sansang", title, file, self.large_limit_s)
        heading = f"{title}, {self.large_limit_s:.0f} s"
        self.sections[heading] = [*large_rows(plan, done), *rows]
        self.numbers[title] = {"sansang": _numbers(done), "check_s": seconds}

    def _run(self, name: str, title: str, event: Path, limit_s: float) -> Run:
        with console.status(f"{name} on {title}, {limit_s:.0f} s"):
            return run(name, event, limit_s)

    def table(self) -> Table:
        table = Table(caption=caption(), caption_justify="left")
        for column in ("on", "what", "measured", "goal, or peer ÷ ours", ""):
            table.add_column(column)
        for title, rows in self.sections.items():
            for number, row in enumerate(rows):
                on = "" if number else title
                table.add_row(on, row.what, row.result, row.goal, MARKS[row.met])
            table.add_section()
        return table

    def results(self) -> dict[str, Any]:
        return {
            "machine": machine(),
            "versions": versions(),
            "limits_s": {"example": self.limit_s, "ten_times": self.large_limit_s},
            "rows": {title: told(rows) for title, rows in self.sections.items()},
            "numbers": self.numbers,
        }


MARKS = {None: "", True: "✓", False: "✗"}


def caption() -> str:
    """Say what the numbers mean and on what they were measured."""
    here, used = machine(), versions()
    libraries = ", ".join(f"{name} {number}" for name, number in used.items())
    return (
        "Unmet: hours of people, or of teams where a post counts teams; the minimum by priority. "
        "Every answer is counted by the code of the verifier.\n"
        "The room: from the handler of a request to the last byte of its answer, in one process, "
        "as the role that asks the database most; files are no pages and have no goal.\n"
        f"{here['processor']}, {here['processors']} processors of which 2 are used, "
        f"{here['memory_gib']} GiB; {libraries}"
    )


def _numbers(done: Run) -> dict[str, Any]:
    levels = done.deployment.levels if done.deployment else ()
    return {
        "seconds": round(done.seconds, 2),
        "peak_mib": round(done.peak_mib),
        "first_s": done.first_s,
        "proven_s": done.proven_s,
        "levels": [level.model_dump(mode="json") for level in levels],
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="60 s for ten times the example")
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--room", action="store_true", help="the room alone, in under 3 minutes")
    only.add_argument("--location", action="store_true", help="where to wait alone")
    only.add_argument("--roads", action="store_true", help="roads alone")
    only.add_argument("--egress", action="store_true", help="emptying a venue alone")
    only.add_argument("--rehearsal", action="store_true", help="the rehearsal alone")
    parser.add_argument("--limit", type=float, default=60.0, help="seconds for the example")
    return parser.parse_args()


def _contenders() -> Iterator[str]:
    for name in CONTENDERS:
        if name != "timefold" or java():
            yield name
        else:
            console.print(NO_JAVA)


def main() -> None:
    asked = _arguments()
    with TemporaryDirectory() as folder:
        bench = Bench(
            limit_s=asked.limit,
            large_limit_s=min(asked.limit, 60.0) if asked.quick else 600.0,
            work=Path(folder),
            contenders=list(_contenders()),
        )
        if asked.room:
            bench.measure_room()
        elif asked.location:
            bench.measure_location()
        elif asked.roads:
            bench.measure_roads()
        elif asked.egress:
            bench.measure_egress()
        elif asked.rehearsal:
            bench.measure_rehearsal()
        else:
            bench.measure()
    console.print(bench.table())
    with whole_file(RESULTS) as beside:
        beside.write_text(f"{json.dumps(bench.results(), indent=1)}\n", encoding="utf-8")
    console.print(f"{RESULTS} holds these numbers, and more.")


if __name__ == "__main__":
    main()
