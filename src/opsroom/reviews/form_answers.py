"""How an answer of a report form is kept: one link, the files that are here, and all the rest."""

from collections.abc import Mapping
from typing import Any

from opsroom.reviews.models import EvidenceFile
from sansang.readiness import Answer, Evidence


def as_kept(
    said: Answer, own: Mapping[str, EvidenceFile]
) -> tuple[dict[str, Any], list[EvidenceFile]]:
    """Return the fields of an answer and its files; ``own`` are those that its agency handed in.

    The first link of the web is the answer's link; what is neither that nor a file stays as noted.
    """
    here = [one for one in said.evidence if one.sha256 in own]
    others = [one for one in said.evidence if one.sha256 not in own]
    first = next((one for one in others if _is_link(one)), None)
    fields = {
        "state": said.state.value,
        "missing": said.missing,
        "asks_for": said.asks_for,
        "link": first.link if first else "",
        "evidence": [one.model_dump(mode="json") for one in others if one is not first],
        "site": said.site or "",
        "by_role": said.by_role,
    }
    return fields, [own[one.sha256] for one in here]


def _is_link(one: Evidence) -> bool:
    """A link with words of its own stays as noted, so that its words are kept."""
    return one.link.startswith(("https://", "http://")) and one.title == one.link
