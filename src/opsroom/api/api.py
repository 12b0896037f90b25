"""The API: its calls, by subject."""

from ninja import NinjaAPI

from opsroom.api.auth import TokenAuth
from opsroom.api.calls import directives, journal, plans, readiness, versions

api = NinjaAPI(title="Sansang", version="1", auth=TokenAuth(), urls_namespace="api", docs_url=None)
api.add_router("", plans.router)
api.add_router("", versions.router)
api.add_router("", journal.router)
api.add_router("", directives.router)
api.add_router("", readiness.router)
