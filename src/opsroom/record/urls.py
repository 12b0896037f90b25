"""Addresses of the record."""

from django.urls import path

from opsroom.record import views

app_name = "record"
urlpatterns = [
    path("events/<str:event>/journal/", views.journal, name="journal"),
    path("events/<str:event>/journal.jsonl", views.export, name="export"),
    path("journal/", views.room, name="room"),
]
