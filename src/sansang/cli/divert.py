"""``sansang divert``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sansang.cli.options import AsJson, EventPath, Lang, Seed, TimeLimit, spoken
from sansang.cli.plans import read
from sansang.cli.screen import answer_console, print_json, progress_console, working
from sansang.event import EventPlan
from sansang.eventfile import whole_files
from sansang.faults import CannotRun, Fault
from sansang.report.content.voice import Voice
from sansang.travel import roads_of
from sansang.wording import N_, Wording

if TYPE_CHECKING:
    from sansang.diversion import Diversion
    from sansang.roads import RoadNetwork

DIVERSION = "diversion.json"
_STEPS = {
    "states": N_("Working out what the closures cut off, and the ways round"),
    "town": N_("Leading the traffic of the town round the closures"),
    "measures": N_("Looking for the best diversion measures"),
    "pairs": N_("Looking for closures that cut off together what each leaves open"),
    "convoys": N_("Looking for the convoys' routes"),
}


def divert_command(
    event: EventPath,
    *,
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="FOLDER", help=N_("where diversion.json goes"))
    ],
    time_limit: TimeLimit = 60.0,
    seed: Seed = 1,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """Say what the closures do to the town, and what leads traffic and convoys round them."""
    words = spoken(lang)
    plan = read(event, words)
    network = _roads(event, plan, words)
    voice = Voice(plan, words.language)
    with whole_files(out) as beside:
        answer = work_out(voice, network, time_limit, seed)
        _write(voice, network, answer, beside)
    if as_json:
        print_json(answer.model_dump(mode="json"))
    else:
        _show(voice, network, answer, out / DIVERSION)
    _tell_lost(voice, answer)
    raise typer.Exit(1 if answer.hospitals_lost else 0)


def _roads(event: Path, plan: EventPlan, words: Wording) -> "RoadNetwork":
    """The roads of the plan. Raises CannotRun for a plan that names none."""
    with working(progress_console(), words(N_("Reading the roads"))):
        network = roads_of(event, plan)
    if network is None:
        raise CannotRun([Fault(code="without_roads", place=str(event), field="roads.file")])
    return network


def work_out(voice: Voice, network: "RoadNetwork", time_limit: float, seed: int) -> "Diversion":
    """Return what the closures do, and say on the error channel how far the work is."""
    from sansang.diversion import Step, divert  # libraries that load slowly

    console = progress_console()
    with working(console, voice.words(_STEPS["states"]), total=1) as step:

        def tell(what: Step, done: int, total: int) -> None:
            step.does(voice.words(_STEPS[what]))
            step.reached(done, total)

        return divert(voice.plan, network, time_limit_s=time_limit, seed=seed, progress=tell)


def _write(voice: Voice, network: "RoadNetwork", answer: "Diversion", folder: Path) -> None:
    from sansang.diversion import write_diversion
    from sansang.report import traffic_of, write_traffic_maps

    write_diversion(answer, folder / DIVERSION)
    with working(progress_console(), voice.words(N_("Drawing the maps"))):
        traffic = traffic_of(voice.plan, network, answer)
        write_traffic_maps(voice.plan, traffic, folder, voice.language)


def _show(voice: Voice, network: "RoadNetwork", answer: "Diversion", file: Path) -> None:
    from sansang.cli.diversion import show_diversion

    console = answer_console()
    show_diversion(console, voice, network, answer)
    console.print()
    console.print(voice.words(N_("The answer lies in {file}"), file=file), soft_wrap=True)


def _tell_lost(voice: Voice, answer: "Diversion") -> None:
    """Say on the error channel which hospital is lost, to whom, when and by what."""
    from sansang.cli.diversion import lost_hospital

    for lost in answer.hospitals_lost:
        progress_console().print(lost_hospital(voice, lost), style="bold red", soft_wrap=True)
