"""What is handed out: the dossier as HTML and PDF, order sheets and letters in ``papers``."""

from sansang.report.content import DossierContent, dossier_content
from sansang.report.html import dossier_html
from sansang.report.pdf import dossier_pdf
from sansang.report.write import write_dossier

__all__ = ["DossierContent", "dossier_content", "dossier_html", "dossier_pdf", "write_dossier"]
