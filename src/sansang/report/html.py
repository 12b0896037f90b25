"""The dossier as one HTML file: no network, no script, nothing beside it."""

from sansang.report.content import DossierContent
from sansang.report.drawing import templates


def dossier_html(content: DossierContent) -> str:
    """Return the dossier as one HTML document."""
    return templates().get_template("dossier.html").render(content=content)
