"""Rehearses an event on many days, writes what came out and says it."""

from contextlib import nullcontext
from pathlib import Path

from sansang.cli.deploy import DEPLOYMENT
from sansang.cli.plans import read, roads
from sansang.cli.rehearse.ask import Ask
from sansang.cli.rehearse.deployed import deployed
from sansang.cli.rehearse.other import other_of
from sansang.cli.rehearse.summary import show_rehearsal
from sansang.cli.screen import print_json, progress_console, working
from sansang.deployment import Deployment, write_deployment
from sansang.eventfile import whole_files
from sansang.eventfile.answers import write_answer
from sansang.rehearsal.rehearse import rehearse
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
    with whole_files(ask.out) if ask.out else nullcontext(None) as beside:
        deployment = deployed(voice, ask.deployment, ask.time_limit_s)
        answer = _rehearse(voice, deployment, ask, beside)
        if beside:
            _write(ask, deployment, answer, beside)
    if as_json:
        print_json(answer.model_dump(mode="json"))
    else:
        show_rehearsal(voice, answer, _command(ask), ask.compare)
    return 1 if has_failed(plan, answer) else 0
