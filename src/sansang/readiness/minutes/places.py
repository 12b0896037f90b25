"""Where: sites of the plan that a sentence names."""

import re
from dataclasses import dataclass

from sansang.event import EventPlan
from sansang.readiness.minutes.folding import name_folded

_KIND = re.compile(
    r"^(?:cửa khẩu quốc tế|cửa khẩu|ga quốc tế|nút giao|đầu|trụ sở|provincial|the)\s+|\s+tỉnh$"
    r"|\s*\([^)]{0,80}\)|\s+border (?:crossing|gate)$"
)


@dataclass(frozen=True)
class Places:
    """The names by which the plan's sites are called."""

    names: dict[str, str]
    pattern: re.Pattern[str] | None

    def named(self, low: str) -> list[tuple[str, int, int]]:
        """Return each site that a folded sentence names, once, and where."""
        found: dict[str, tuple[str, int, int]] = {}
        for match in self.pattern.finditer(low) if self.pattern else ():
            site = self.names[" ".join(match.group().split())]
            found.setdefault(site, (site, *match.span()))
        return list(found.values())


def places_of(plan: EventPlan | None) -> Places:
    """Return the sites of a plan by name; a short name that two sites share means neither."""
    names: dict[str, set[str]] = {}
    for site in plan.sites if plan else ():
        for said in {name_folded(site.name), name_folded(plan.say(site.name, "en"))}:  # type: ignore[union-attr]
            for name in _forms(said):
                names.setdefault(name, set()).add(site.id)
    known = {name: min(ids) for name, ids in names.items() if len(ids) == 1 and len(name) > 3}
    words = "|".join(
        re.escape(name).replace(r"\ ", r"\s+") for name in sorted(known, key=len, reverse=True)
    )
    return Places(known, re.compile(rf"(?<!\w)(?:{words})(?!\w)") if known else None)


def _forms(name: str) -> set[str]:
    forms = {name}
    for _ in range(3):
        forms |= {_KIND.sub("", form).strip() for form in forms}
        forms |= {part.strip() for form in forms if " – " in form for part in form.split(" – ")[:1]}
    return {form for form in forms if form and form not in ("sở chỉ huy", "ga")} | {name}
