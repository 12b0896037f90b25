"""Deploys with somebody watching: the first answer, then each level as it falls."""

from collections.abc import Sequence
from time import perf_counter

from rich.console import Console
from rich.text import Text

from sansang.cli.screen import progress_console, working
from sansang.deployment import Deployment, Level, ReservePlace, deploy
from sansang.event import EventPlan
from sansang.report.content.quality import level_amount, level_name
from sansang.report.content.voice import Voice
from sansang.wording import N_


def search(
    plan: EventPlan,
    voice: Voice,
    *,
    time_limit_s: float,
    seed: int,
    previous: Deployment | None = None,
    reserves: Sequence[ReservePlace] = (),
) -> Deployment:
    """Return the deployment of a plan, and say on the error channel how the search goes."""
    console = progress_console()
    seconds = voice.number(time_limit_s)
    what = voice.words(N_("Working out who stands where and when (up to {n} s)"), n=seconds)
    with working(console, what):
        answer = deploy(
            plan,
            voice.roads,
            time_limit_s=time_limit_s,
            seed=seed,
            previous=previous,
            reserves=reserves,
            progress=Falls(voice, console).tell,
        )
    console.print()
    return answer


class Falls:
    """Says which levels fell since the answer before."""

    def __init__(self, voice: Voice, console: Console) -> None:
        self._voice = voice
        self._console = console
        self._begun = perf_counter()
        self._reached: dict[str, int] = {}

    def tell(self, levels: tuple[Level, ...]) -> None:
        """Print a line for the first answer, and one for each level that fell since."""
        lines = [self._line(level) for level in levels if self._fell(level)]
        if not self._reached:
            lines = [self._voice.words(N_("first answer"))]
        self._reached = {level.name: level.objective for level in levels}
        seconds = self._voice.number(perf_counter() - self._begun, 1)
        for line in lines:
            said = self._voice.words(N_("{seconds} s"), seconds=seconds)
            self._console.print(Text(f"{said:>8}  {line}", "dim"))

    def _fell(self, level: Level) -> bool:
        return level.objective < self._reached.get(level.name, level.objective)

    def _line(self, level: Level) -> str:
        before = level_amount(self._voice, level.name, self._reached[level.name])
        after = level_amount(self._voice, level.name, level.objective)
        return f"{level_name(self._voice, level.name)}: {before} → {after}"
