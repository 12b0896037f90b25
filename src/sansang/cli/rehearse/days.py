"""Rehearses an event on many days, writes what came out and says it."""

import shlex
from contextlib import nullcontext
from pathlib import Path

from sansang.cli.deploy import DEPLOYMENT
from sansang.cli.plans import read, roads
from sansang.cli.rehearse.ask import DAYS, Ask
from sansang.cli.rehearse.deployed import deployed
from sansang.cli.rehearse.other import other_of, variant_of
from sansang.cli.rehearse.scene import require_pack, scene_of
from sansang.cli.rehearse.summary import show_rehearsal
from sansang.cli.screen import answer_console, print_json, progress_console, working
from sansang.deployment import Deployment, write_deployment
from sansang.eventfile import whole_files
from sansang.eventfile.answers import write_answer
from sansang.rehearsal.mend import mended
from sansang.rehearsal.rehearse import Variant, rehearse
from sansang.rehearsal.result import Rehearsal
from sansang.rehearsal.verdict import has_failed
from sansang.report.content.voice import Voice
from sansang.wording import N_, Wording

REHEARSAL = "rehearsal.json"
INCIDENTS = "incidents.parquet"


def rehearse_days(ask: Ask, words: Wording, *, as_json: bool) -> int:
    """Rehearse, write and print; return how the command ends."""
    plan = read(ask.event, words)
    voice = Voice(plan, words.language, roads(ask.event, plan, words))
    require_pack(plan, ask.stress)
    with whole_files(ask.out) if ask.out else nullcontext() as beside:
        other = other_of(voice, ask.compare, ask.time_limit_s) if ask.compare else None
        deployment = deployed(voice, ask.deployment, ask.time_limit_s)
        variant = variant_of(other, deployment, ask.time_limit_s) if other else None
        answer = _rehearse(voice, deployment, variant, ask, beside)
        if beside:
            _write(ask, deployment, answer, beside)
    if as_json:
        print_json(answer.model_dump(mode="json"))
    else:
        show_rehearsal(voice, answer, _command(ask), ask.compare)
        _say_where(voice, ask)
    return 1 if has_failed(plan, answer) else 0


def _rehearse(
    voice: Voice, deployment: Deployment, other: Variant | None, ask: Ask, beside: Path | None
) -> Rehearsal:
    console, what = progress_console(), voice.words(N_("Living the event"))
    with working(console, what, total=ask.days or DAYS) as step:
        answer = rehearse(
            voice.plan,
            deployment,
            voice.travel,
            days=ask.days or DAYS,
            seed=ask.seed,
            precision=ask.precision,
            stress=ask.stress,
            scheduler=ask.scheduler,
            other=other,
            incidents=ask.incidents,
            parquet=beside / INCIDENTS if beside and ask.parquet else None,
            progress=step.reached,
        )
        step.does(voice.words(N_("Trying what would mend the contingency plans that fail")))
        return mended(answer, voice.plan, scene_of(voice, deployment, ask), step.reached)


def _write(ask: Ask, deployment: Deployment, answer: Rehearsal, folder: Path) -> None:
    write_answer(answer, folder / REHEARSAL)
    if ask.deployment is None:
        write_deployment(deployment, folder / DEPLOYMENT)


def _command(ask: Ask) -> str:
    """What tells one of the days when its number is put behind it."""
    deployment = ask.deployment or (ask.out / DEPLOYMENT if ask.out else None)
    options = {
        "--deployment": deployment,
        "--incidents": ask.incidents,
        "--stress": ask.stress,
        "--seed": ask.seed if ask.seed != 1 else None,
    }
    given = [str(one) for option in options.items() if option[1] for one in option]
    return shlex.join(["sansang", "rehearse", str(ask.event), *given, "--day"])


def _say_where(voice: Voice, ask: Ask) -> None:
    if ask.out:
        console = answer_console()
        console.print()
        said = voice.words(N_("The answer lies in {file}"), file=ask.out / REHEARSAL)
        console.print(said, soft_wrap=True)
