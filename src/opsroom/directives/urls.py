"""Addresses of directives."""

app_name = "directives"
urlpatterns: list[object] = []
