"""Tells one rehearsed day."""

from sansang.cli.plans import read, roads
from sansang.cli.rehearse.ask import Ask
from sansang.cli.rehearse.day_log import day_document, show_day
from sansang.cli.rehearse.deployed import deployed
from sansang.cli.rehearse.scene import require_pack, scene_of
from sansang.cli.screen import print_json, progress_console, working
from sansang.rehearsal.replay import replay
from sansang.report.content.voice import Voice
from sansang.wording import N_, Wording


def tell_one_day(ask: Ask, number: int, words: Wording, *, as_json: bool) -> int:
    """Print the day of this number, and return how the command ends."""
    plan = read(ask.event, words)
    voice = Voice(plan, words.language, roads(ask.event, plan, words))
    require_pack(plan, ask.stress)
    deployment = deployed(voice, ask.deployment, ask.time_limit_s)
    with working(progress_console(), words(N_("Living the day"))):
        day = replay(scene_of(voice, deployment, ask), ask.seed, number)
    if as_json:
        print_json(day_document(voice, day))
    else:
        show_day(voice, day)
    return 0
