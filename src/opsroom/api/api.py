"""The API: its calls, by subject."""

from django.core.exceptions import RequestDataTooBig
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
from opsroom.api.refusals import no_text, too_large

api = NinjaAPI(title="Sansang", version="1", auth=TokenAuth(), urls_namespace="api", docs_url=None)
api.add_exception_handler(RequestDataTooBig, too_large)
api.add_exception_handler(UnicodeEncodeError, no_text)
for _subject in (
    *(plans, papers, records, versions, deployments, people, journal),
    *(reviews, criteria, reports, report_files, findings, inspection, review_papers),
    *(conclusion, drafted, minutes, directives, directive_steps, readiness),
):
    api.add_router("", _subject.router)
