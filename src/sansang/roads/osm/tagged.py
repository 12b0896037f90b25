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
    names: dict[bytes, int] = {b"": 0}
    parted = [_parted(one) for one in different]
    kind = np.array([seen.setdefault(known, len(seen)) for known, _ in parted], np.int64)
    name = np.array([names.setdefault(said, len(names)) for _, said in parted], np.int32)
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


def _parted(tags: bytes) -> tuple[tuple[bytes, ...], bytes]:
    """The tags that are read, and the name; a road without one is called by its number."""
    known, name, number = [], b"", b""
    for one in tags.split(b","):
        key, _, value = one.partition(b"=")
        if key in _KEYS:
            known.append(one)
        elif key == b"name":
            name = value
        elif key == b"ref":
            number = value
    return tuple(known), name or number


def pairs(tags: Iterable[bytes]) -> Iterator[tuple[str, str]]:
    """Yield the key and value of tags as OPL writes them."""
    for one in tags:
        key, _, value = plain(one).partition("=")
        yield key, value


def _kinds(tags: Sequence[bytes]) -> dict[str, int]:
    kinds = Counter(plain(found[1]) for one in tags if (found := _KIND.search(one)))
    return dict(kinds.most_common())
