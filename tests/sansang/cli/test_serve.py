"""`sansang serve` where the room is not installed."""

import pytest

from sansang.cli import serve
from sansang.cli.app import run


class Broken:
    def load(self):
        raise ImportError("no framework")


@pytest.mark.parametrize("points", [[], [Broken()]])
def test_without_the_room_it_says_what_to_install(points, monkeypatch, capsys):
    monkeypatch.setattr(serve, "entry_points", lambda group: points)
    with pytest.raises(SystemExit) as ended:
        run(["serve", "--lang", "en"])
    assert ended.value.code == 2
    assert "pip install 'sansang[room]'" in capsys.readouterr().err
