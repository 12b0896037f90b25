"""Writes the reference of roads, docs/reference/roads.md, from the tables in the code."""

import re
from collections.abc import Iterator
from math import isclose
from pathlib import Path
from textwrap import fill

from sansang.roads import VehicleClass
from sansang.roads.along import ENOUGH_M, OTHER_SIDE_M
from sansang.roads.classes import CLASSES, RoadClass
from sansang.roads.matching import REACH_M
from sansang.roads.osm import Skipped
from sansang.roads.osm.access import (
    ADMITTING,
    DESTINATION,
    DESTINATION_KM_H,
    ONEWAY_KEYS,
    PRECEDENCE,
    REFUSING,
)
from sansang.roads.osm.barriers import STOPPING
from sansang.roads.osm.profile import HEIGHT_KEYS, SPEED_KEYS, WIDTH_KEYS
from sansang.roads.osm.units import (
    COUNTRY_KM_H,
    FASTEST_KM_H,
    GENERAL_KM_H,
    SLOWEST_KM_H,
)
from sansang.roads.vehicles import BIT

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "roads.md"

INTRODUCTION = """\
# Roads

`sansang roads import FILE -o NET` reads a map of OpenStreetMap (`.osm.pbf`, or `.osm`) into a road
network, and says what is in it and what of the map is not. A plan that names a map
(`roads` in `event.yaml`) has its network read the same way, once: it is then kept by the checksum
of the map, and mapped into memory.

Maps are © OpenStreetMap contributors, under the Open Database License: papers and files that are
made from them name the source.

A network in TNTP (`X_net.tntp`) is imported the same way. TNTP leaves units to each file:
`--length-in` and `--time-in` name them. Its free-flow times are the travel times, everybody may
drive everywhere but through a zone under the first through node, and places come from `X_node.tntp`
beside it where that has degrees.

## The network

A *node* is a junction, or the end of a road. A *link* is one direction of a piece of road between
two nodes; the other direction is its *twin*. A one-way street has a twin, too, where people may
walk back; no vehicle is admitted on that.

Each link says which classes of vehicle it admits. A class is admitted only in the largest part in
which it can get from everywhere to everywhere and back; what cars lose by this is told in links,
kilometres, nodes and by class. Turn restrictions are left aside here.

## Where the map says nothing

The free speed of a car, lanes in each direction, and who is admitted. These are what Sansang takes
for a town; they are nobody's measurement.
"""

TAGS = """
## What tags say

### Who may drive

The first of these tags that says something counts; with `:forward` or `:backward` it holds in that
direction of the road's drawing alone.

| class | tags, the most special first |
|---|---|
{precedence}

It admits: {admitting}. It refuses: {refusing}. Any other value says nothing.

- {destination}: only who has something to do there. They are admitted, and drive no faster than
  {destination_km_h:g} km/h, so that a way through seldom pays; through traffic is not kept out
  otherwise.
- Ambulances, patrol cars and fire engines heed no sign for others. They follow cars and buses
  wherever those are admitted; they drive in private and pedestrian streets; `access=no` stops them
  unless `emergency=yes`, and `emergency=no` always.
- `motorroad=yes` keeps people on foot out.
- Rules that hold at some hours (`…:conditional`) are left aside, and counted.
- A barrier on a point of a road lets pass whom its own access tags admit; without them all, but
  for these: {stopping}. The road is cut there, and a link without length leads through.

### One way

`oneway` is read as `yes`, `no` or `-1` (against the drawing); roundabouts and motorways are one-way
without saying so. A road whose direction changes with the hour (`reversible`) admits no vehicle.
People on foot go both ways. Exceptions, the most special first:

| class | tags |
|---|---|
{oneway}

Buses also go against a one-way street with `busway=opposite_lane` or a lane of theirs
(`lanes:bus:backward`, `lanes:psv:backward`).

### Speed

{speed_keys}, each before the default; `maxspeed:forward` and `maxspeed:backward` before all, for
their direction. Read are `50`, `30 mph`, `10 knots`, `walk`, `none`, `VN:urban`, `FR:zone30`; of
several the lowest. All lie within {slowest:g} and {fastest:g} km/h. A limit is taken as the speed
that is driven.

| | km/h |
|---|---:|
{limits}

### Lanes and sizes

`lanes` is shared evenly by the directions, unless `lanes:forward` and `lanes:backward` say more.
Without them the number of lanes is not known, and who needs one takes that of the class.

The width that gets through is the least of {widths}, the height the least of {heights}. Read are
`3.5`, `3.5 m`, `350 cm`, `11 ft`, `12'6"`. What is not tagged is not known: it is no promise that a
fire engine fits.

## Turn restrictions

`no_…` forbids the turn from one road to another over a junction, `only_…` all others. They hold for
whoever drives, also where `except` names buses or bicycles. Left aside and counted are those
{skipped}.

## Points, lines and areas of the plan

- A point is put on the nearest road that admits the vehicle. Beyond the limit it is refused.
- A line follows the roads along it, up to {reach:g} m away, by the most likely course through the
  network (Newson and Krumm, 2009). It follows roads for walkers alone only where no other road is
  near. A piece of road counts when the line goes along {enough:g} m of it or half of it. Both
  directions are meant, and within {other_side:g} m the other carriageway of the same street;
  or only the direction of the line.
- An area means each piece of road of which {enough:g} m or half lie inside.
"""

_SKIPPED = {
    Skipped.VIA_ROAD: "that lead over a road rather than a junction",
    Skipped.CONDITIONAL: "that hold at some hours",
    Skipped.NOT_FOR_CARS: "that do not speak of cars",
    Skipped.OUTSIDE: "whose roads or junction lie outside the network",
    Skipped.UNCLEAR: "whose members or meaning are not clear",
}


def main() -> None:
    """Write the page."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), "utf-8")


def page() -> str:
    """Return the page as Markdown."""
    admitted = " | ".join(vehicle.value.replace("_", " ") for vehicle in VehicleClass)
    head = f"| class | km/h | lanes | {admitted} |"
    rule = "|---|---:|---:|" + ":-:|" * len(VehicleClass)
    rows = "\n".join((head, rule, *(_class(road) for road in CLASSES[1:])))
    remark = (
        f"A network that knows no classes (TNTP) has `{CLASSES[0].name}` for all. Every other "
        "`highway=…` is no road: it is left out, and counted by its kind."
    )
    return f"{INTRODUCTION}\n{rows}\n\n{_filled(remark)}\n{_tags()}"


def _class(road: RoadClass) -> str:
    marks = " | ".join("✓" if road.admits & BIT[vehicle] else "" for vehicle in VehicleClass)
    return f"| `{road.name}` | {road.speed_km_h:g} | {road.lanes} | {marks} |"


def _tags() -> str:
    said = TAGS.format(
        precedence="\n".join(_keys(PRECEDENCE)),
        admitting=_code(sorted(ADMITTING)),
        refusing=_code(sorted(REFUSING)),
        destination=_code(sorted(DESTINATION)),
        destination_km_h=DESTINATION_KM_H,
        stopping="; ".join(_stopping()),
        oneway="\n".join(_keys(ONEWAY_KEYS)),
        speed_keys=_code(SPEED_KEYS),
        slowest=SLOWEST_KM_H,
        fastest=FASTEST_KM_H,
        limits="\n".join(_limits()),
        widths=_code(WIDTH_KEYS),
        heights=_code(HEIGHT_KEYS),
        skipped=", ".join(_SKIPPED[why] for why in Skipped),
        reach=REACH_M,
        enough=ENOUGH_M,
        other_side=OTHER_SIDE_M,
    )
    paragraphs = re.split(r"\n(?=- )|\n\n", said.strip("\n"))
    ends = re.findall(r"\n(?=- )|\n\n", said.strip("\n"))
    return "\n" + "".join(map(str.__add__, map(_filled, paragraphs), [*ends, "\n"]))


def _filled(paragraph: str) -> str:
    """A paragraph in lines of at most 100 characters; tables and headings as they are."""
    if paragraph.startswith(("|", "#")):
        return paragraph
    indent = "  " if paragraph.startswith("- ") else ""
    return fill(
        " ".join(paragraph.split()),
        100,
        subsequent_indent=indent,
        break_on_hyphens=False,
        break_long_words=False,
    )


def _keys(table: dict[VehicleClass, tuple[str, ...]]) -> Iterator[str]:
    for vehicle, keys in table.items():
        yield f"| {vehicle.value.replace('_', ' ')} | {_code(keys)} |"


def _stopping() -> Iterator[str]:
    for kind, admits in STOPPING.items():
        who = [vehicle.value for vehicle, bit in BIT.items() if admits & bit]
        said = "nobody" if not who else ", ".join(who).replace("_", " ")
        yield f"`{kind}` ({said})"


def _limits() -> Iterator[str]:
    for kind, km_h in GENERAL_KM_H.items():
        yield (
            f"| `{kind}`, `XX:{kind}` | {km_h:.4g} |"
            if kind == "walk"
            else _limit(f"XX:{kind}", km_h)
        )
    for kind, km_h in sorted(COUNTRY_KM_H.items()):
        general = GENERAL_KM_H.get(kind.partition(":")[2], 0.0)
        if not isclose(km_h, general) or kind.startswith("VN"):
            yield _limit(kind, km_h)


def _limit(kind: str, km_h: float) -> str:
    return f"| `{kind}` | {km_h:.4g} |"


def _code(words: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


if __name__ == "__main__":
    main()
