"""Addresses of readiness."""

from django.urls import path

from opsroom.readiness import views

app_name = "readiness"
urlpatterns = [
    path("events/<str:event>/readiness/", views.readiness, name="readiness"),
    path("events/<str:event>/readiness.json", views.as_json, name="json"),
    path("events/<str:event>/readiness.csv", views.as_csv, name="csv"),
    path("events/<str:event>/readiness.pdf", views.as_pdf, name="pdf"),
]
