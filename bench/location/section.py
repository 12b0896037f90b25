"""The sections of where to wait in the table of the bench, and what they need."""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from bench.data import NO_DATA, folder
from bench.location import covering, medians
from bench.rows import Row

Section = Callable[..., tuple[list[Row], dict[str, Any]]]
_SECTIONS = (
    ("orlib_pmed", medians.TITLE, medians.measured),
    ("ambulance_utrecht", covering.UTRECHT, covering.measured_utrecht),
    ("mclp_sjc", covering.PCB, covering.measured_pcb),
)


def sections() -> Iterator[tuple[str, Section]]:
    """Yield what can be measured here, by its title; the data are lent."""
    for name, title, measured in _SECTIONS:
        if path := folder(name):
            yield title, partial(measured, path)


def missing() -> Iterator[str]:
    """Yield a sentence for what can't be measured."""
    for name, _, _ in _SECTIONS:
        if not folder(name):
            yield NO_DATA.format(name=name)


def main() -> None:
    """Measure these sections alone: `python -m bench.location.section [RUNS]`."""
    more = {"runs": int(sys.argv[1])} if len(sys.argv) > 1 else {}
    for title, measured in sections():
        print(title)
        for row in measured(**more)[0]:
            met = "" if row.met is None else row.met
            print(f"  {row.what}: {row.result}  [{row.goal}] {met}")


if __name__ == "__main__":
    main()
