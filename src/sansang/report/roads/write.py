"""Writes the traffic part as files: for map programs, for navigation, and for the public."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sansang.event import EventPlan
from sansang.eventfile import whole_file
from sansang.report.papers.clerk import Clerk
from sansang.report.papers.office_paper import OfficePaper
from sansang.report.papers.pdf import PdfPress
from sansang.report.papers.word import WordPress
from sansang.report.roads.geojson import traffic_geojson
from sansang.report.roads.notice import DETAILS, traffic_notice
from sansang.report.roads.notice_page import notice_html
from sansang.report.roads.traffic import RoadVoice, Traffic
from sansang.report.roads.work_zones import work_zone_feed
from sansang.wording import LANGUAGES

WORK_ZONES = "work-zones.geojson"
NOTICE = "traffic-notice"


def write_traffic_maps(
    plan: EventPlan, traffic: Traffic, out: Path, language: str
) -> tuple[Path, ...]:
    """Write closures, flows, isochrones and convoys as GeoJSON, and the feed of work zones.

    Each file is written whole or not at all; returns those written. Raises CannotRun where one
    can't be written.
    """
    voice = RoadVoice(plan, language, traffic=traffic)
    files = {**traffic_geojson(voice), WORK_ZONES: work_zone_feed(voice)}
    return tuple(_written(out / name, _json(content)) for name, content in files.items())


def write_traffic_notice(
    plan: EventPlan,
    traffic: Traffic,
    out: Path,
    formats: Sequence[str] = ("html", "pdf", "docx"),
) -> tuple[Path, ...]:
    """Write the notice for the public in every language: one page each, HTML with all of them.

    The language of the plan comes first. Raises CannotRun where a file can't be written.
    """
    own = plan.event.language
    languages = sorted(LANGUAGES, key=lambda language: language != own)
    voices = [RoadVoice(plan, language, traffic=traffic) for language in languages]
    return tuple(
        _written(out / name, content()) for name, content in _notices(plan, voices, formats)
    )


def _notices(
    plan: EventPlan, voices: Sequence[RoadVoice], formats: Sequence[str]
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    if "html" in formats:
        yield f"{NOTICE}.html", lambda: notice_html(voices).encode()
    for voice in voices:
        for form in ("pdf", "docx"):
            if form in formats:
                yield f"{NOTICE}.{voice.language}.{form}", _press(plan, voice, form)


def _press(plan: EventPlan, voice: RoadVoice, form: str) -> Callable[[], bytes]:
    def print_notice() -> bytes:
        layout, at = Clerk(plan=plan, language=voice.language).layout, plan.event.as_of
        press = PdfPress(layout, at)
        paper = one_page(voice, press)
        if form == "docx":
            return WordPress(layout, at).print(paper)
        return press.print([paper], paper.heading.subject)

    return print_notice


def one_page(voice: RoadVoice, press: PdfPress) -> OfficePaper:
    """Return the fullest notice that fits on one page, the shortest where none does."""
    papers = [traffic_notice(voice, detail) for detail in DETAILS]
    return next((paper for paper in papers if press.pages(paper) == 1), papers[-1])


def _json(content: dict[str, Any]) -> bytes:
    return f"{json.dumps(content, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def _written(path: Path, content: bytes) -> Path:
    with whole_file(path) as beside:
        beside.write_bytes(content)
    return path
