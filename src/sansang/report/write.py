"""Writes the dossier to a folder."""

from collections.abc import Sequence
from pathlib import Path

from sansang.checks import Finding
from sansang.deployment.result import Deployment
from sansang.event import EventPlan
from sansang.eventfile import whole_file
from sansang.report.content import dossier_content
from sansang.report.html import dossier_html
from sansang.report.pdf import dossier_pdf
from sansang.report.rehearsal.answer import Rehearsed
from sansang.report.roads.traffic import Traffic
from sansang.roads import RoadNetwork


def write_dossier(  # noqa: PLR0913 - what a dossier is made of
    plan: EventPlan,
    findings: Sequence[Finding],
    deployment: Deployment | None,
    out: Path,
    language: str,
    formats: Sequence[str] = ("html", "pdf"),
    *,
    roads: RoadNetwork | None = None,
    traffic: Traffic | None = None,
    rehearsed: Rehearsed | None = None,
) -> tuple[Path, ...]:
    """Write ``dossier.html`` and ``dossier.pdf``, each whole or not at all; return those written.

    Only those of the ``formats``; others have no dossier.
    Raises CannotRun where they can't be written.
    """
    content = dossier_content(
        plan, findings, deployment, language, roads, traffic=traffic, rehearsed=rehearsed
    )
    papers = {}
    if "html" in formats:
        papers[out / "dossier.html"] = dossier_html(content).encode()
    if "pdf" in formats:
        papers[out / "dossier.pdf"] = dossier_pdf(content)
    for path, data in papers.items():
        with whole_file(path) as beside:
            beside.write_bytes(data)
    return tuple(papers)
