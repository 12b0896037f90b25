"""What cannot run ends with 2, one line for each fault, no traceback, and nothing half written."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.sansang.cli.conftest import EXAMPLE
from tests.sansang.eventfile.broken_plans import CASES, broken_event

from sansang.wording import LANGUAGES

EXPECTED = {"en": "expected", "vi": "cần"}


@pytest.mark.parametrize("case", [case for case, *_ in CASES])
def test_no_broken_plan_passes_any_command(case, sansang, tmp_path):
    broken = broken_event(case, tmp_path)
    (tmp_path / "out").mkdir()
    out = tmp_path / "out" / "o"
    for command in (("check",), ("deploy", "-o", out), ("dossier", "-o", out), ("convert", out)):
        lang = LANGUAGES[len(command) % len(LANGUAGES)]
        told = sansang(command[0], broken, *command[1:], "--lang", lang)
        assert (told.code, told.out) == (2, "")
        assert EXPECTED[lang] in told.err.splitlines()[0]
        assert "Traceback" not in told.err
    assert list((tmp_path / "out").iterdir()) == []


USAGE = {
    ("chek",): "sansang: expected one of the commands new, check,",
    ("check",): "EVENT: expected this argument",
    ("check", "a", "b"): 'sansang: found "b", expected fewer arguments',
    ("check", "a", "--jsn"): "--jsn: expected an option that --help lists",
    ("check", "a", "--lang", "fr"): '--lang: found "fr", expected one of vi, en',
    ("deploy", "a", "--out"): "--out: expected a value after this option",
    ("deploy", "a", "--seed", "1.5"): '--seed: found "1.5", expected a whole number',
    ("deploy", "a", "--time-limit", "0"): "expected a number of at least 1",
    ("deploy", "a", "--time-limit", "x"): "expected a number such as 1.5",
    ("deploy", EXAMPLE): "--out: expected this option",
    ("dossier", "a"): "--out: expected this option",
    ("check", "nowhere"): "nowhere: expected an event folder",
}


@pytest.mark.parametrize("words", USAGE, ids=lambda words: " ".join(map(str, words))[:30])
def test_a_misused_command_is_told_in_one_line_in_either_language(words, sansang):
    told = sansang(*words)
    assert (told.code, told.out) == (2, "")
    assert USAGE[words] in told.err
    assert told.err.count("\n") == 1
    assert sansang(*words, "--lang", "vi").err != told.err


def test_help_speaks_the_language_of_the_person(sansang, monkeypatch):
    assert "Commands" in sansang("--help").out
    monkeypatch.setenv("SANSANG_LANG", "vi")
    assert "Kiểm tra kế hoạch" in sansang().out
    assert "thời gian tính tối đa" in sansang("deploy", "--help").out


@pytest.mark.parametrize("command", ["deploy", "dossier"])
def test_a_file_in_the_way_is_told_before_the_work_begins(command, sansang, event, tmp_path):
    (tmp_path / "file").write_text("mine")
    for out in (tmp_path / "file", tmp_path / "file" / "below"):
        told = sansang(command, event, "-o", out)
        assert told.code == 2
        assert told.err.startswith(f"{out}: ")
        assert "first answer" not in told.err
    assert (tmp_path / "file").read_text() == "mine"


def program(*words, **settings):
    environment = os.environ | {"SANSANG_LANG": "en"}
    command = [sys.executable, "-m", "sansang", *map(str, words)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment, **settings)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told_in_one_line():
    with open("/dev/full", "w") as full:  # noqa: PTH123 - a device
        process = program("schema", stdout=full)
        _, told = process.communicate(timeout=30)
    assert process.returncode == 2
    assert told.count("\n") == 1
    assert told.startswith("stdout: ")


def test_an_interrupted_search_ends_at_once_and_leaves_nothing(tmp_path):
    process = program(
        "deploy", EXAMPLE, "-o", tmp_path / "out", "--time-limit", 60,
        stdout=subprocess.PIPE, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert process.stderr is not None
    assert "first answer" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    out, told = process.communicate(timeout=20)
    assert process.returncode == 130
    assert (out, told.splitlines()[-1]) == ("", "Stopped. Nothing was left half written.")
    assert list(tmp_path.iterdir()) == []
