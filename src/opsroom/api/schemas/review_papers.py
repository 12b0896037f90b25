"""The papers of a review."""

from typing import Literal

from ninja import Schema
from pydantic import Field

from sansang.event.setting import PaperLayout

PaperKind = Literal["minutes", "notice_of_conclusion", "directives", "agency_report"]


class PaperAsked(Schema):
    """A paper as it is asked for; ``agency`` is that of a report."""

    ending: Literal["docx", "pdf"] = "pdf"
    layout: PaperLayout | None = None
    language: Literal["vi", "en"] | None = None
    agency: str = Field("", pattern=r"^[^\x00]*$")
