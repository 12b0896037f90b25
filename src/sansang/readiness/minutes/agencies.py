"""Who is meant: names and usual abbreviations of the plan's agencies and task forces."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sansang.event import EventPlan
from sansang.event.organisation import AgencyKind
from sansang.readiness.minutes.folding import name_folded

_SHORT = (
    ("cảnh sát giao thông", "csgt"),
    ("phòng cháy, chữa cháy và cứu nạn, cứu hộ", "pccc và cnch"),
    ("phòng cháy chữa cháy và cứu nạn cứu hộ", "pccc và cnch"),
    ("bộ chỉ huy quân sự", "bộ chqs"),
    ("ban chỉ huy bộ đội biên phòng", "bch bđbp"),
    ("bộ đội biên phòng", "bđbp"),
    ("công an", "ca"),
    ("ủy ban nhân dân", "ubnd"),
    ("văn phòng", "vp"),
    ("ban quản lý", "bql"),
    ("trung tâm hội nghị", "tthn"),
    ("văn hóa, thể thao và du lịch", "vhttdl"),
    ("văn hóa, thể thao và du lịch", "vhttvàdl"),
)
_LEFT_OFF = re.compile(
    r"^(?:ban chỉ huy|phòng|tổ công tác|provincial|the)\s+|\s*\([^)]{0,80}\)|,\s*công an tỉnh$"
    r"|\s+(?:tỉnh|division|management|trung tâm)$|^các\s+"
)
_USUAL = {
    AgencyKind.POLICE: ("provincial police", "the police", "police"),
    AgencyKind.FIRE_RESCUE: ("fire and rescue police", "fire and rescue", "fire service"),
    AgencyKind.MEDICAL: ("ngành y tế", "department of health", "health department"),
    AgencyKind.MILITARY: ("military command", "the military", "quân sự tỉnh"),
    AgencyKind.BORDER_GUARD: ("border guard", "border guards", "biên phòng tỉnh"),
    AgencyKind.UTILITY: ("electricity company", "power company"),
    AgencyKind.VENUE: (
        "convention centre management board",
        "management board of the convention centre",
    ),
}
_MOST = 4_000
"""How many names are known at most; a plan with more agencies is matched by the first ones."""


@dataclass(frozen=True)
class Directory:
    """The names by which agencies are called, longest first."""

    names: dict[str, str]
    pattern: re.Pattern[str] | None

    def at(self, text: str, place: int) -> tuple[str, int] | None:
        """Return the agency that is named at this place of a folded text, and where it ends."""
        found = self.pattern.match(text, place) if self.pattern else None
        return (self.names[" ".join(found.group(1).split())], found.end()) if found else None


def directory_of(plan: EventPlan | None) -> Directory:
    """Return the names under which minutes may call the plan's agencies."""
    names: dict[str, str] = {}
    for name, agency in _names(plan) if plan else ():
        if len(names) < _MOST and len(name) > 1:
            names.setdefault(name, agency)
    longest = sorted(names, key=len, reverse=True)
    words = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest)
    pattern = re.compile(rf"(?:(?:the|lực lượng|lãnh đạo)\s+)?({words})(?!\w)") if names else None
    return Directory(names, pattern)


def _names(plan: EventPlan) -> Iterator[tuple[str, str]]:
    """Full names come first: a short form of one never hides the name of another."""
    agencies = [(name, a.id) for a in plan.agencies for name in _said(plan, a.name)]
    forces = [(name, t.agency) for t in plan.task_forces for name in _said(plan, t.name)]
    forces += [("tổ " + name.removeprefix("tổ công tác "), agency) for name, agency in forces]
    yield from agencies + forces
    for name, agency in agencies + [(_unplaced(a.name), a.id) for a in plan.agencies]:
        yield name, agency
        yield from ((short, agency) for short in _short_forms(name, plan))
    for kind, usual in _USUAL.items():
        of_kind = [a.id for a in plan.agencies if a.kind == kind]
        if len(of_kind) == 1:
            yield from ((name, of_kind[0]) for name in usual)


def _said(plan: EventPlan, name: str) -> tuple[str, ...]:
    return tuple({name_folded(said): None for said in (name, plan.say(name, "en"))})


def _unplaced(name: str) -> str:
    """The name without the place at its end: capitals after a small word."""
    words = name.split()
    while len(words) > 2 and not words[-1][0].islower():
        words.pop()
    return name_folded(" ".join(words) if words[-1][0].islower() else name)


def _short_forms(name: str, plan: EventPlan) -> Iterator[str]:
    """Yield the name without what is often left off, and each with its abbreviations."""
    place = name_folded(plan.event.place.rsplit(",", 1)[-1])
    seen, left = {name}, [name]
    while left and len(seen) < 60:
        form = left.pop()
        shorter = [form[: m.start()] + form[m.end() :] for m in _LEFT_OFF.finditer(form)]
        shorter += [form.removesuffix(" " + place) if place else form]
        shorter += [form.replace(long, short) for long, short in _SHORT if long in form]
        shorter += [re.sub(rf"\b{short}\b", long, form) for long, short in _SHORT if short in form]
        for other in (s.strip() for s in shorter):
            if other not in seen and _tells(other):
                seen.add(other)
                left.append(other)
                yield other


_TOO_GENERAL = frozenset(
    "công an|ca|sở|ban|phòng|tổ|ubnd|ủy ban nhân dân|văn phòng|vp|cảnh sát|department|trung tâm"
    "|ban quản lý|bql|công ty|sở văn hóa|tỉnh|trung tâm hội nghị|tthn".split("|")
)


def _tells(form: str) -> bool:
    return len(form) > 2 and form not in _TOO_GENERAL
