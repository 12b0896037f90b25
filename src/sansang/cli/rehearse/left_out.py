"""What a rehearsal leaves out, as people read it."""

from collections import defaultdict
from collections.abc import Iterator

from sansang.cli.rehearse.naming import named
from sansang.rehearsal.result import Rehearsal
from sansang.report.content.document import Block
from sansang.report.content.texts import Paragraph, Tone
from sansang.report.content.voice import Voice
from sansang.wording import N_

_SAID = {
    "hospital_without_position": (
        "sites",
        N_("Transport is not rehearsed: nobody has written down where {names} is."),
    ),
    "no_hospital": ("", N_("Transport is not rehearsed: the plan has no hospital.")),
    "post_without_position": (
        "posts",
        N_("The position of these posts is not known, and so nobody is sent from them: {names}."),
    ),
    "site_without_position": (
        "sites",
        N_("Nobody has a way to incidents at these sites, whose position is not known: {names}."),
    ),
    "nobody_able": ("incident_types", N_("No team at all can answer these: {names}.")),
}


def left_out_blocks(voice: Voice, answer: Rehearsal) -> Iterator[Block]:
    """Yield a paragraph for each kind of thing that can't be rehearsed."""
    name = named(voice)
    records: dict[str, list[str]] = defaultdict(list)
    for one in answer.left_out:
        records[one.code].append(one.record)
    for code, ids in records.items():
        table, said = _SAID[code]
        names = ", ".join(name(table, record) for record in ids) if table else ""
        yield Paragraph(text=voice.words(said, names=names), tone=Tone.CAUTION)
