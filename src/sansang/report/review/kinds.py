"""The kinds of paper that a review brings forth, and under which symbol each is filed."""

from enum import StrEnum

from sansang.wording import N_


class PaperKind(StrEnum):
    """A paper of a review."""

    AGENCY_REPORT = "agency_report"
    MINUTES = "minutes"
    NOTICE_OF_CONCLUSION = "notice_of_conclusion"
    DIRECTIVES = "directives"
    READINESS = "readiness"


TITLES = {
    PaperKind.AGENCY_REPORT: N_("Report of an agency"),
    PaperKind.MINUTES: N_("Minutes of the review"),
    PaperKind.NOTICE_OF_CONCLUSION: N_("Notice of conclusion"),
    PaperKind.DIRECTIVES: N_("Plan for the directives"),
    PaperKind.READINESS: N_("Readiness summary"),
}
"""The words over a paper. In Vietnamese they are the types of Decree 30/2020, Art. 7."""

SYMBOLS = {
    PaperKind.AGENCY_REPORT: "BC",
    PaperKind.MINUTES: "BB",
    PaperKind.NOTICE_OF_CONCLUSION: "TB",
    PaperKind.DIRECTIVES: "KH",
}
"""The abbreviations of the types (Decree 30/2020, Appendix III)."""
