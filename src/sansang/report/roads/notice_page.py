"""The traffic notice as one page for a browser, in both languages, with a map."""

from collections.abc import Iterator, Sequence
from typing import Any

from sansang.event.traffic import Exempt
from sansang.report.drawing import templates
from sansang.report.papers.office_paper import OfficePaper
from sansang.report.roads.blocks import KeyItem, RoadMap, Stroke
from sansang.report.roads.cut import ways_round
from sansang.report.roads.lines import links_path
from sansang.report.roads.notice import traffic_notice
from sansang.report.roads.svg import style_sheet
from sansang.report.roads.traffic import RoadVoice
from sansang.wording import N_


def notice_html(voices: Sequence[RoadVoice]) -> str:
    """Return one HTML document that fetches and runs nothing: a notice for each voice."""
    notices = tuple(_notice(voice) for voice in voices)
    page = templates().get_template("traffic_notice.html")
    return page.render(
        language=voices[0].language,
        title=" · ".join(notice["paper"].heading.title for notice in notices),
        notices=notices,
        ground=voices[0].ground,
        road_style=style_sheet(),
    )


def _notice(voice: RoadVoice) -> dict[str, Any]:
    paper: OfficePaper = traffic_notice(voice)
    return {
        "language": voice.language,
        "language_name": _NAMES[voice.language],
        "paper": paper,
        "map": notice_map(voice),
    }


_NAMES = {"vi": "Tiếng Việt", "en": "English"}


def notice_map(voice: RoadVoice) -> RoadMap:
    """Return the map of the notice: what is closed at some time, the ways round, hospitals."""
    strokes = tuple(_strokes(voice))
    pins = tuple(pin for pin in voice.pins if pin.style == "hospital")
    return RoadMap(
        caption=voice.words(N_("Closed streets and ways round")),
        spoken=voice.words(N_("Map of the closed streets and the ways round; all is said above")),
        ground=voice.ground,
        strokes=strokes,
        pins=pins,
        key=tuple(_key(voice, strokes, bool(pins))),
    )


def _strokes(voice: RoadVoice) -> Iterator[Stroke]:
    network, frame = voice.sheet.network, voice.sheet.frame
    found = ways_round(voice).values()
    ways = [through.alternatives[0].way for through in found if through.alternatives]
    if path := links_path(network, sorted({link for way in ways for link in way.links}), frame):
        yield Stroke(style="round", path=path)
    for closure in voice.plan.closures:
        closed = voice.closed.get(closure.id)
        if closed and closure.times:
            yield Stroke(
                style="passable" if Exempt.RESIDENTS in closure.exempt else "closed",
                path=links_path(network, closed.links, frame),
                title=voice.text(closure.name),
            )


def _key(voice: RoadVoice, strokes: Sequence[Stroke], hospital: bool) -> Iterator[KeyItem]:
    labels = {
        "closed": N_("Closed"),
        "passable": N_("Closed, but people who live there may pass"),
        "round": N_("Way round"),
    }
    for style, label in labels.items():
        if any(stroke.style == style for stroke in strokes):
            yield KeyItem(shape="line", style=style, label=voice.words(label))
    if hospital:
        yield KeyItem(shape="pin", style="hospital", label=voice.words(N_("Hospital")), number="+")
