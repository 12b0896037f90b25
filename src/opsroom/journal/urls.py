"""Addresses of the journal."""

from django.urls import path

from opsroom.journal import views

app_name = "journal"
urlpatterns = [
    path("events/<str:event>/journal/", views.journal, name="journal"),
    path("events/<str:event>/journal.jsonl", views.export, name="export"),
    path("events/<str:event>/journal/verification/", views.verify, name="verify"),
    path("journal/", views.room, name="room"),
    path("journal/verification/", views.verify_room, name="verify-room"),
]
