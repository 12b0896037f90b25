"""The papers of a review, as DOCX and PDF: reports, minutes, notice, directives, readiness."""

from sansang.report.review.kinds import PaperKind
from sansang.report.review.write import paper_bytes, write_review_papers

__all__ = ["PaperKind", "paper_bytes", "write_review_papers"]
