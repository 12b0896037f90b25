"""The app of the site."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Pages that all others extend."""

    name = "opsroom.site"
    label = "room"
