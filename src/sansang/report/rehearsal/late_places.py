"""The map of places that are reached too late."""

from dataclasses import replace

from sansang.report.content.texts import Tone
from sansang.report.rehearsal.answer import FAIR_SHARE, GOOD_SHARE, RehearsalVoice, grade_of
from sansang.report.rehearsal.blocks import Grade, GradeKey, PlaceMap, Scene, Spot
from sansang.wording import N_

_GRADES: dict[Tone, Grade] = {Tone.GOOD: "good", Tone.CAUTION: "caution", Tone.BAD: "bad"}


def late_places(voice: RehearsalVoice, scene: Scene) -> PlaceMap:
    """Return the sites of the plan, each by the share of its incidents reached in time."""
    ids = {voice.site_number(site.id): site.id for site in voice.plan.sites}
    spots = tuple(_graded(voice, ids[spot.number], spot) for spot in scene.spots)
    drawn = {spot.grade for spot in spots}
    return PlaceMap(
        caption=voice.words(N_("Where incidents are reached in time, and where too late")),
        note="" if scene.ground else voice.words(_PLAIN),
        spoken=_spoken(voice, spots),
        scene=replace(scene, spots=tuple(sorted(spots, key=_importance))),
        key=tuple(
            GradeKey(grade=grade, label=label) for grade, label in _key(voice) if grade in drawn
        ),
    )


_PLAIN = N_(
    "Without roads: directions from the middle of the event are true, distances are drawn shorter"
    " the farther out."
)


def _graded(voice: RehearsalVoice, site_id: str, spot: Spot) -> Spot:
    response = voice.by_site.get(site_id)
    if response is None or response.within is None:
        return spot
    share = voice.share(response.within.value)
    return replace(
        spot,
        grade=_GRADES[grade_of(response.within.value)],
        note=share,
        title=voice.words(N_("{site}: {share} in time"), site=spot.title, share=share),
    )


def _importance(spot: Spot) -> int:
    """Late places are drawn last, so that nothing hides them."""
    return ("none", "good", "caution", "bad").index(spot.grade)


def _key(voice: RehearsalVoice) -> tuple[tuple[Grade, str], ...]:
    good, fair = voice.share(GOOD_SHARE), voice.share(FAIR_SHARE)
    return (
        ("good", voice.words(N_("at least {good} within the target"), good=good)),
        ("caution", voice.words(N_("{fair} to {good}"), fair=fair, good=good)),
        ("bad", voice.words(N_("under {fair}"), fair=fair)),
        ("none", voice.words(N_("no incident with a target"))),
    )


def _spoken(voice: RehearsalVoice, spots: tuple[Spot, ...]) -> str:
    late = [spot.title for spot in spots if spot.grade in ("bad", "caution")]
    return voice.words(
        N_("Map of the sites by the share of incidents reached in time. Late: {places}"),
        places="; ".join(late) or "–",
    )
