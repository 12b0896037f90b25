"""Addresses of plans."""

from django.urls import path

from opsroom.plans import views

app_name = "plans"
urlpatterns = [
    path("events/", views.events, name="events"),
    path("events/<str:event>/", views.event, name="event"),
]
