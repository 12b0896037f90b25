"""Who signs the report of an agency, and to whom the agency belongs."""

import re

from sansang.event import Agency
from sansang.event.setting import SigningMode
from sansang.report.papers.closing import signing_mark
from sansang.report.papers.layout import Header
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
    """The title alone: no field in brackets, no name of the agency that stands at the head."""
    role = re.sub(r"\s*\([^)]*\)", "", agency.lead).strip()
    return role.removesuffix(agency.name.partition(",")[0]).strip() or role


def parent_of(recorder: Recorder, agency_id: str) -> str:
    """Return the body above an agency where its name gives it: «Phòng …, Công an tỉnh»."""
    agency = _agency(recorder, agency_id)
    if agency is None or recorder.layout.header is Header.PLAIN:
        return ""
    above = agency.name.rpartition(", ")[2]
    names = {one.name for one in recorder.plan.agencies if one.id != agency_id}
    return recorder.said(above) if above in names else ""


def _agency(recorder: Recorder, agency_id: str) -> Agency | None:
    return next((one for one in recorder.plan.agencies if one.id == agency_id), None)
