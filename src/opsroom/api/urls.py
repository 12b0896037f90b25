"""Addresses of the API and of its tokens."""

from django.urls import include, path, re_path

from opsroom.api import views
from opsroom.api.api import api

pages = (
    [
        path("programs/", views.tokens, name="tokens"),
        path("programs/<int:pk>/revoke/", views.revoke, name="revoke"),
    ],
    "programs",
)
urlpatterns = [
    path("", include(pages)),
    path("api/", api.urls),
    re_path(r"^api/", views.absent),
]
