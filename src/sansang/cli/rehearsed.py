"""The rehearsal that the dossier tells of: run, mended, and its worst day played again."""

from sansang.cli.screen import progress_console, working
from sansang.deployment import Deployment
from sansang.report import Rehearsed
from sansang.report.content.voice import Voice
from sansang.wording import N_

REHEARSAL = "rehearsal.json"
DAYS = 1_000


def rehearsed(voice: Voice, deployment: Deployment, days: int, seed: int) -> Rehearsed | None:
    """Return a rehearsal of so many days, None for no days or a plan without incident types.

    What a plan without incident types would be rehearsed with are guesses, which nobody has to
    find in a dossier: ``sansang rehearse`` tells them.
    """
    if not (days and voice.plan.incident_types and deployment.assignments):
        return None
    from sansang.rehearsal.build import scenario_of  # libraries that load slowly
    from sansang.rehearsal.mend import mended
    from sansang.rehearsal.rehearse import rehearse
    from sansang.rehearsal.replay import replay

    plan, travel = voice.plan, voice.travel
    with working(progress_console(), voice.words(N_("Living the event")), total=days) as step:
        answer = rehearse(plan, deployment, travel, days=days, seed=seed, progress=step.reached)
        scenario = scenario_of(plan, deployment, travel)
        step.does(voice.words(N_("Trying what would mend the contingency plans that fail")))
        answer = mended(answer, plan, scenario, step.reached)
        worst = answer.notable[0].number if answer.notable else None
        day = None if worst is None else replay(scenario, seed, worst)
    return Rehearsed(answer=answer, worst=day)
