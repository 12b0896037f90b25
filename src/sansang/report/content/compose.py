"""Puts the parts together into the content of a dossier."""

from collections.abc import Iterator, Sequence

from sansang.checks import Finding
from sansang.deployment.result import Deployment
from sansang.event import EventPlan
from sansang.report.content.command import command_part
from sansang.report.content.contingency import contingency_part
from sansang.report.content.cover import cover_of
from sansang.report.content.directives import directives_part
from sansang.report.content.document import DossierContent, Part
from sansang.report.content.findings import findings_part
from sansang.report.content.front import front, time_plan
from sansang.report.content.ground import ground_part
from sansang.report.content.hazards import hazards_part
from sansang.report.content.heat import heat_part
from sansang.report.content.marks import marks_part
from sansang.report.content.movements import movements_part
from sansang.report.content.notices import notices_part
from sansang.report.content.public import public_part
from sansang.report.content.quality import quality_part
from sansang.report.content.readiness import answers, judge
from sansang.report.content.summary import summary
from sansang.report.content.tasks import tasks_part
from sansang.report.content.timetable import timetable_part
from sansang.report.content.unmet import unmet_part
from sansang.report.content.voice import Voice
from sansang.report.rehearsal.answer import RehearsalVoice, Rehearsed
from sansang.report.rehearsal.parts import rehearsal_parts
from sansang.report.rehearsal.verdict import days_figure
from sansang.report.roads.parts import traffic_parts
from sansang.report.roads.traffic import RoadVoice, Traffic
from sansang.roads import RoadNetwork
from sansang.wording import N_


def dossier_content(  # noqa: PLR0913 - what a dossier is made of
    plan: EventPlan,
    findings: Sequence[Finding],
    deployment: Deployment | None,
    language: str,
    roads: RoadNetwork | None = None,
    *,
    traffic: Traffic | None = None,
    rehearsed: Rehearsed | None = None,
) -> DossierContent:
    """Return all that the dossier says in a language.

    Without a deployment for this version of the plan, the parts that need one say so; ``roads`` is
    the plan's network, where it is at hand. The parts of roads need its ``traffic``, those of the
    rehearsal what was ``rehearsed`` for this version of the plan. Raises ValueError for a language
    without a catalogue.
    """
    voice = Voice(plan, language, roads)
    head = front(voice)
    return DossierContent(
        language=language,
        title=f"{head.kicker}: {head.title}",
        front=head,
        contents_heading=voice.words(N_("Contents")),
        skip_link=voice.words(N_("To the readiness summary")),
        back_link=voice.words(N_("Back to the contents")),
        page_word=voice.words(N_("Page")),
        parts=tuple(_parts(voice, findings, deployment, traffic, rehearsed)),
    )


def _parts(
    voice: Voice,
    findings: Sequence[Finding],
    deployment: Deployment | None,
    traffic: Traffic | None,
    rehearsed: Rehearsed | None,
) -> Iterator[Part]:
    readiness = judge(voice.plan, findings, deployment)
    if not answers(voice.plan, deployment):
        deployment = None  # what was made for another version tells nothing of this one
    cover = cover_of(voice.plan, deployment) if deployment else None
    road = _on_roads(voice, traffic)
    played = _played(voice, rehearsed, road)
    yield summary(voice, readiness, findings, cover, days_figure(played) if played else None)
    yield time_plan(voice)
    yield command_part(voice)
    yield ground_part(voice)
    yield heat_part(voice, cover)
    yield timetable_part(voice, deployment)
    yield unmet_part(voice, deployment)
    yield findings_part(voice, findings)
    yield hazards_part(voice)
    yield tasks_part(voice)
    yield contingency_part(voice)
    yield movements_part(voice)
    if road:
        yield from traffic_parts(road)
    if played:
        yield from rehearsal_parts(played)
    yield public_part(voice)
    yield notices_part(voice)
    yield directives_part(voice)
    yield quality_part(voice, deployment)
    yield marks_part(voice)


def _played(
    voice: Voice, rehearsed: Rehearsed | None, road: RoadVoice | None
) -> RehearsalVoice | None:
    """Who speaks for a rehearsal; nobody for one of another version of the plan."""
    if rehearsed is None or not rehearsed.is_for(voice.plan):
        return None
    return RehearsalVoice(voice.plan, voice.language, voice.roads, rehearsed=rehearsed, road=road)


def _on_roads(voice: Voice, traffic: Traffic | None) -> RoadVoice | None:
    if traffic is None:
        return None
    return RoadVoice(voice.plan, voice.language, traffic.network, traffic=traffic)
