"""Addresses of the journal."""

from django.urls import path

from opsroom.journal import views

app_name = "journal"
urlpatterns = [
    path("events/<str:event>/journal/", views.journal, name="journal"),
    path("events/<str:event>/journal.jsonl", views.export, name="export"),
    path("journal/", views.room, name="room"),
]
