"""`sansang serve` on a real port: the first link, the example, and a data folder that stays."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

EXAMPLE = Path(__file__).parents[3] / "examples" / "lang-son-congress"


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Room:
    """A server of its own process; ``said`` is what it printed before it was open."""

    def __init__(self, data: Path, *options: str) -> None:
        self.port = free_port()
        command = [sys.executable, "-m", "sansang", "serve", "--lang", "en", "--data", str(data)]
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith(("SANSANG", "DJANGO"))},
            "COLUMNS": "300",
            "PYTHONUNBUFFERED": "1",
        }
        self.process = subprocess.Popen(
            [*command, "--port", str(self.port), *options],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.said = ""
        for line in self.process.stdout:
            self.said += line
            if "The room is open" in line:
                break

    def get(self, path: str) -> tuple[int, str]:
        """The answer, asked for again until the server listens."""
        while self.process.poll() is None:
            try:
                with urlopen(f"http://127.0.0.1:{self.port}{path}") as answer:
                    return answer.status, answer.read().decode()
            except HTTPError as error:
                return error.code, error.read().decode()
            except OSError:
                continue
        raise AssertionError(self.said + self.process.stdout.read())

    def close(self) -> None:
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


@pytest.fixture
def data(tmp_path):
    return tmp_path / "room"


def test_a_new_room_prints_one_link_and_opens(data):
    room = Room(data)
    try:
        link = re.search(r"/invitation/\S+", room.said)
        assert link, room.said
        assert room.get("/health/") == (200, "ok")
        assert "password" in room.get(link.group())[1]
        assert room.get("/invitation/guessed/")[0] == 410
        assert room.get("/static/room/room.css")[0] == 200
    finally:
        room.close()
    assert {p.name for p in data.iterdir()} >= {"room.sqlite3", "secret-key"}
    assert (data / "secret-key").stat().st_mode & 0o077 == 0


def test_a_room_is_the_same_after_it_was_killed(data):
    first = Room(data, "--example", str(EXAMPLE))
    first.get("/health/")
    secret = (data / "secret-key").read_text()
    first.process.kill()
    first.close()
    again = Room(data, "--example", str(EXAMPLE))
    try:
        assert again.get("/health/") == (200, "ok")
    finally:
        again.close()
    assert (data / "secret-key").read_text() == secret
