"""The API: its calls, by subject."""

from django.core.exceptions import RequestDataTooBig
from ninja import NinjaAPI

from opsroom.api.auth import TokenAuth
from opsroom.api.calls import (
    deployments,
    directives,
    journal,
    papers,
    people,
    plans,
    readiness,
    records,
    versions,
)
from opsroom.api.refusals import too_large

api = NinjaAPI(title="Sansang", version="1", auth=TokenAuth(), urls_namespace="api", docs_url=None)
api.add_exception_handler(RequestDataTooBig, too_large)
api.add_router("", plans.router)
api.add_router("", papers.router)
api.add_router("", records.router)
api.add_router("", versions.router)
api.add_router("", deployments.router)
api.add_router("", people.router)
api.add_router("", journal.router)
api.add_router("", directives.router)
api.add_router("", readiness.router)
