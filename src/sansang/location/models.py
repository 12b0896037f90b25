"""The models of where to wait: what each of them calls good."""

from dataclasses import dataclass


def _require(true: bool, sentence: str) -> None:
    if not true:
        raise ValueError(sentence)


@dataclass(frozen=True, kw_only=True)
class PMedian:
    """The least total way: each place is served from the nearest of the sites.

    Hakimi, Operations Research 12 (1964); ReVelle and Swain, Geographical Analysis 2 (1970).
    """

    facilities: int

    def __post_init__(self) -> None:
        _require(self.facilities >= 1, "at least one facility")


@dataclass(frozen=True, kw_only=True)
class MaximalCovering:
    """The most demand within a standard of the nearest site (MCLP).

    Church and ReVelle, Papers of the Regional Science Association 32 (1974).
    """

    facilities: int
    standard: float

    def __post_init__(self) -> None:
        _require(self.facilities >= 1, "at least one facility")
        _require(self.standard >= 0, "a standard of at least 0")


@dataclass(frozen=True, kw_only=True)
class ExpectedCovering:
    """The most demand that finds a free team within a standard, each busy a share of the time.

    Teams are busy independently of each other with the same probability (MEXCLP). Several may
    wait at a site, at most ``at_most`` (None: any number). Daskin, Transportation Science 17
    (1983).
    """

    facilities: int
    standard: float
    busy: float
    at_most: int | None = None

    def __post_init__(self) -> None:
        _require(self.facilities >= 1, "at least one facility")
        _require(self.standard >= 0, "a standard of at least 0")
        _require(0 <= self.busy < 1, "a busy fraction of at least 0 and under 1")
        _require(self.at_most is None or self.at_most >= 1, "at least one team at a site")


@dataclass(frozen=True, kw_only=True)
class DoubleStandard:
    """The most demand within the standard of two teams (DSM).

    All demand is within the second standard of a team, and a share ``alpha`` of it within the
    standard. At most ``at_most`` teams wait at a site. Gendreau, Laporte and Semet, Location
    Science 5 (1997).
    """

    facilities: int
    standard: float
    second_standard: float
    alpha: float
    at_most: int = 2

    def __post_init__(self) -> None:
        _require(self.facilities >= 1, "at least one facility")
        _require(self.standard >= 0, "a standard of at least 0")
        _require(self.second_standard >= self.standard, "a second standard of at least the first")
        _require(0 <= self.alpha <= 1, "a share from 0 to 1")
        _require(self.at_most >= 1, "at least one team at a site")


@dataclass(frozen=True, kw_only=True)
class PCentre:
    """The shortest longest way: no place with demand is farther from its nearest site.

    Hakimi, Operations Research 12 (1964); Minieka, SIAM Review 12 (1970).
    """

    facilities: int

    def __post_init__(self) -> None:
        _require(self.facilities >= 1, "at least one facility")


Model = PMedian | MaximalCovering | ExpectedCovering | DoubleStandard | PCentre
