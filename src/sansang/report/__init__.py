"""What is handed out: the dossier as HTML and PDF, order sheets and letters in ``papers``."""

from sansang.report.content import DossierContent, dossier_content
from sansang.report.html import dossier_html
from sansang.report.pdf import dossier_pdf
from sansang.report.rehearsal.answer import Rehearsed
from sansang.report.roads.traffic import Traffic, traffic_of
from sansang.report.roads.write import write_traffic_maps, write_traffic_notice
from sansang.report.write import write_dossier

__all__ = [
    "DossierContent",
    "Rehearsed",
    "Traffic",
    "dossier_content",
    "dossier_html",
    "dossier_pdf",
    "traffic_of",
    "write_dossier",
    "write_traffic_maps",
    "write_traffic_notice",
]
