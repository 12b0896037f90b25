"""The API: its calls, by subject."""

from ninja import NinjaAPI

from opsroom.api.auth import TokenAuth
from opsroom.api.calls import (
    conclusion,
    criteria,
    deployments,
    directive_steps,
    directives,
    drafted,
    findings,
    inspection,
    journal,
    minutes,
    papers,
    people,
    plans,
    readiness,
    records,
    report_files,
    reports,
    review_papers,
    reviews,
    versions,
)

api = NinjaAPI(title="Sansang", version="1", auth=TokenAuth(), urls_namespace="api", docs_url=None)
_ROUTERS = (
    (plans, papers, records, versions, deployments, people, journal),
    (reviews, criteria, reports, report_files, findings, inspection, review_papers),
    (conclusion, drafted, minutes, directives, directive_steps, readiness),
)
for _subjects in _ROUTERS:
    for _subject in _subjects:
        api.add_router("", _subject.router)
