"""Who signs the report of an agency."""

import re

from sansang.event import Agency
from sansang.event.setting import SigningMode
from sansang.report.papers.closing import signing_mark
from sansang.report.review.recorder import Recorder

_DEPUTY = "Phó "


def agency_signatory(recorder: Recorder, agency_id: str) -> tuple[str, ...]:
    """Return the lines over the signature: a deputy signs for the one above (KT., Party: K/T)."""
    agency = _agency(recorder, agency_id)
    if agency is None or not agency.lead:
        return ()
    if recorder.language != "vi":
        return (recorder.said(agency.lead),)
    role = _bare(agency)
    if not role.startswith(_DEPUTY):
        return (role,)
    above = role.removeprefix(_DEPUTY)
    return (f"{signing_mark(recorder, SigningMode.DEPUTY)} {above}", role)


def _bare(agency: Agency) -> str:
    """The title alone: no field in brackets, no name of the agency that it ends with."""
    role = re.sub(r"\s*\([^)]*\)", "", agency.lead).split()
    name = agency.name.partition(",")[0].split()
    same = next((n for n in range(len(name), 1, -1) if role[-n:] == name[-n:]), 0)
    title = " ".join(role[: len(role) - same])
    return f"{title} Văn phòng" if title.endswith("Chánh") else title or agency.lead


def _agency(recorder: Recorder, agency_id: str) -> Agency | None:
    return next((one for one in recorder.plan.agencies if one.id == agency_id), None)
