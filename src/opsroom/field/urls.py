"""Addresses of the inspection on a phone; the worker's scope is all that lies under field/."""

from django.urls import path

from opsroom.field import views

app_name = "field"
urlpatterns = [
    path("field/", views.reviews, name="reviews"),
    path("field/worker.js", views.worker, name="worker"),
    path("field/pass.json", views.pass_, name="pass"),
    path("field/<str:event>/<int:number>/", views.review, name="review"),
    path("field/<str:event>/<int:number>/data.json", views.data, name="data"),
    path("field/<str:event>/<int:number>/answers/", views.receive, name="receive"),
]
