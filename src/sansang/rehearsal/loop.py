"""The compiled loop over days: drawn, played, summed up."""

from collections.abc import Callable
from pathlib import Path
from typing import Final
from zlib import crc32

from sansang.rehearsal.chance import Chance
from sansang.rehearsal.compiled import compiled
from sansang.rehearsal.draw import FULL as NO_ROOM
from sansang.rehearsal.draw import Drawn, draw
from sansang.rehearsal.engine.given import Given
from sansang.rehearsal.engine.kernel import FULL, Workspace, play_day
from sansang.rehearsal.engine.stamp import STAMP as ENGINE_STAMP
from sansang.rehearsal.fold import fold_day, fold_drill
from sansang.rehearsal.frame import Frame
from sansang.rehearsal.scenario import Ints
from sansang.rehearsal.sums import Fold

STAMP: Final = crc32(
    b"".join(
        (Path(__file__).parent / f"{name}.py").read_bytes()
        for name in ("chance", "draw", "fold", "fold_plans", "frame", "loop", "philox", "sums")
    ),
    ENGINE_STAMP,
)
"""A number that changes with what the loop is made of: see `sansang.rehearsal.engine.stamp`."""


def _play_days_of(stamp: int) -> Callable[..., bool]:
    """Return the function as the sources with a stamp make it."""

    @compiled
    def play_days(  # noqa: PLR0913, PLR0917 - all that it reads and writes
        chance: Chance,
        frame: Frame,
        days: Ints,
        drill: bool,
        drawn: Drawn,
        work: Workspace,
        fold: Fold,
        stop: Ints,
    ) -> bool:
        """Draw, play and sum up days (4: seed, the first, how many, made by) until ``stop`` is set;
        return whether each had room in the workspace.
        """
        days[3] = stamp
        seed = days[0]
        # The engine's own tuple: then its machine code is there already, and shared with replays.
        given = Given(
            drawn.at_ms,
            drawn.type,
            drawn.place,
            drawn.request_at,
            drawn.need,
            drawn.scene_ms,
            drawn.transported,
            drawn.absent,
            drawn.made,
        )
        for number in range(days[1], days[1] + days[2]):
            if stop[0]:
                break
            if draw(chance, seed, number, drawn) == NO_ROOM:
                return False
            if play_day(given, work, False) == FULL:
                return False
            if drill:
                fold_drill(frame, drawn, work.out, number, fold)
            else:
                fold_day(frame, drawn, work.out, number, fold)
        return True

    return play_days


play_days = _play_days_of(STAMP)
