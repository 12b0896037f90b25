"""A shell in which the command line is run, and an event to run it on."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from sansang.cli.app import run
from sansang.eventfile import read_plan

EXAMPLE = Path("examples/lang-son-congress").resolve()


@dataclass(frozen=True)
class Told:
    code: int
    out: str
    err: str


@pytest.fixture
def sansang(capsys, monkeypatch, tmp_path):
    """Runs a command, and returns how it ended and what it printed."""
    monkeypatch.setenv("SANSANG_LANG", "en")
    monkeypatch.setenv("SANSANG_CACHE", str(tmp_path / "cache"))

    def call(*words: object) -> Told:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            run([str(word) for word in words])
        return Told(int(ended.value.code or 0), *capsys.readouterr())

    return call


@pytest.fixture
def event(sansang, tmp_path) -> Path:
    """A new event of its own, in a folder."""
    folder = tmp_path / "event"
    assert sansang("new", folder).code == 0
    return folder


@pytest.fixture
def deployment(sansang, event, tmp_path) -> Path:
    """The deployment of the new event."""
    assert sansang("deploy", event, "-o", tmp_path / "out", "--time-limit", 2).code == 1
    return tmp_path / "out" / "deployment.json"


@pytest.fixture(scope="session")
def example():
    return read_plan(EXAMPLE)
