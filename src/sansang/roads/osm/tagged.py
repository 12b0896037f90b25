"""The tags of many roads at once: most roads share theirs with many others."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sansang.roads.network import Bools, Floats, Ints
from sansang.roads.osm.opl import plain
from sansang.roads.osm.profile import KEYS, Profile, profile

_KEYS = frozenset(key.encode() for key in KEYS)
_NAME = re.compile(rb"(?:^|,)name=([^,]+)")
_NUMBER = re.compile(rb"(?:^|,)ref=([^,]+)")
_KIND = re.compile(rb"(?:^|,)highway=([^,]+)")


@dataclass(frozen=True, kw_only=True)
class Tagged:
    """What the tags say of W roads; in the columns of a pair the drawn direction comes first.

    ``is_road`` is whether a road's class is one of ours, ``name`` its place in ``names``.
    ``other_kinds`` counts the roads of no class of ours; ``by_the_hour`` those with a rule that
    holds at some hours and is left aside.
    """

    is_road: Bools
    road_class: NDArray[np.uint8]
    admits: NDArray[np.uint16]
    speed_km_h: Floats
    lanes: NDArray[np.uint8]
    width_m: Floats
    height_m: Floats
    name: Ints
    names: tuple[str, ...]
    other_kinds: dict[str, int]
    by_the_hour: int


def read_tags(tags: Sequence[bytes]) -> Tagged:
    """Return what the tags of roads say."""
    different: dict[bytes, int] = {}
    which = np.array([different.setdefault(one, len(different)) for one in tags], np.int64)
    seen: dict[tuple[bytes, ...], int] = {}
    kind = np.array([seen.setdefault(_known(one), len(seen)) for one in different], np.int64)
    names: dict[bytes, int] = {b"": 0}
    name = np.array([names.setdefault(_name(one), len(names)) for one in different], np.int32)
    profiles = [profile(dict(pairs(known))) for known in seen]
    is_road = np.array([one is not None for one in profiles], np.bool_)[kind][which]
    columns = zip(*(one or _NO_ROAD for one in profiles), strict=True)
    road_class, admits, speed_km_h, lanes, width_m, height_m = (
        np.array(column)[kind][which] for column in columns
    )
    return Tagged(
        is_road=is_road,
        road_class=road_class.astype(np.uint8),
        admits=admits.astype(np.uint16),
        speed_km_h=speed_km_h.astype(np.float64),
        lanes=lanes.astype(np.uint8),
        width_m=width_m.astype(np.float64),
        height_m=height_m.astype(np.float64),
        name=name[which],
        names=tuple(plain(one) for one in names),
        other_kinds=_kinds([one for one, road in zip(tags, is_road, strict=True) if not road]),
        by_the_hour=sum(b":conditional=" in one for one in tags),
    )


_NO_ROAD = Profile(
    road_class=0,
    admits=(0, 0),
    speed_km_h=(np.nan, np.nan),
    lanes=(0, 0),
    width_m=np.nan,
    height_m=np.nan,
)


def _known(tags: bytes) -> tuple[bytes, ...]:
    return tuple([one for one in tags.split(b",") if one[: one.find(b"=")] in _KEYS])


def pairs(tags: Iterable[bytes]) -> Iterator[tuple[str, str]]:
    """Yield the key and value of tags as OPL writes them."""
    for one in tags:
        key, _, value = plain(one).partition("=")
        yield key, value


def _name(tags: bytes) -> bytes:
    found = _NAME.search(tags) or _NUMBER.search(tags)
    return found[1] if found else b""


def _kinds(tags: Sequence[bytes]) -> dict[str, int]:
    kinds = Counter(plain(found[1]) for one in tags if (found := _KIND.search(one)))
    return dict(kinds.most_common())
