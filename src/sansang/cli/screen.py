"""What is printed where: answers on the output, progress on the error channel."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

_UNSEEN_WIDTH = 100
"""Columns where nobody looks: in a file or a pipe."""


def answer_console() -> Console:
    """Return the console of the output."""
    return _console(stderr=False)


def progress_console() -> Console:
    """Return the console of the error channel."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    console = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = _UNSEEN_WIDTH
    return console


def print_json(data: Any) -> None:
    """Print JSON and nothing else on the output."""
    sys.stdout.write(f"{json_text(data)}\n")


def json_text(data: Any) -> str:
    """Return JSON that people can read, too."""
    return json.dumps(data, ensure_ascii=False, indent=1)


@contextmanager
def working(console: Console, what: str, total: int | None = None) -> Iterator["Step"]:
    """Show on a terminal that something is being done, for how long, and how far it is."""
    with Progress(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=24),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as progress:
        yield Step(progress, what, total)


class Step:
    """One thing that is being done."""

    def __init__(self, progress: Progress, what: str, total: int | None) -> None:
        self._progress = progress
        self._task = progress.add_task(what, total=total)

    def does(self, what: str) -> None:
        """Say what is being done now."""
        self._progress.update(self._task, description=what)

    def reached(self, done: int, total: int) -> None:
        """Say how far it is."""
        self._progress.update(self._task, completed=done, total=total)
