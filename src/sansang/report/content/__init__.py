"""What the dossier says: one content for every form in which it is handed out."""

from sansang.report.content.compose import dossier_content
from sansang.report.content.document import DossierContent
from sansang.report.content.readiness import Readiness, Verdict, judge

__all__ = ["DossierContent", "Readiness", "Verdict", "dossier_content", "judge"]
