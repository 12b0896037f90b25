"""All addresses of the room."""

from django.urls import include, path

from opsroom.site import views

urlpatterns = [
    path("", views.home, name="home"),
    path("health/", views.health, name="health"),
    path("", include("opsroom.people.urls")),
    path("", include("opsroom.plans.urls")),
    path("", include("opsroom.reviews.urls")),
    path("", include("opsroom.directives.urls")),
    path("", include("opsroom.readiness.urls")),
    path("", include("opsroom.field.urls")),
    path("", include("opsroom.journal.urls")),
    path("", include("opsroom.api.urls")),
]
handler500 = "opsroom.site.failures.failed"
