"""What the records of a rehearsal are called."""

from collections.abc import Callable

from sansang.rehearsal.standard import NAMES
from sansang.report.content.voice import Voice


def named(voice: Voice) -> Callable[[str, str | None], str]:
    """Return what says the name of a record: its table, its id.

    Incident types of the standard catalogue are no records of the plan; neither is what another
    plan has, of which the id is said.
    """

    def name(table: str, record_id: str | None) -> str:
        if table == "incident_types" and record_id in NAMES:
            return voice.words(NAMES[record_id])
        try:
            return voice.name(table, record_id)
        except KeyError:
            return str(record_id)

    return name
