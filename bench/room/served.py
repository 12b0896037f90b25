"""A room that `sansang serve` serves, in a process of its own."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from urllib.request import urlopen


@contextmanager
def served(data: Path) -> Iterator[int]:
    """Serve a data folder for as long as it is needed, and yield the port."""
    port = _free_port()
    command = [sys.executable, "-m", "sansang", "serve", "--data", str(data), "--port", str(port)]
    with (data / "server.log").open("w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        try:
            _await(server, port, data / "server.log")
            yield port
        finally:
            server.terminate()
            server.wait()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _await(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    while server.poll() is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}/health/"):
                return
        except OSError:
            sleep(0.1)
    raise RuntimeError(log.read_text())
