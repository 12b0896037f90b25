"""The app of reviews."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Reviews of events."""

    name = "opsroom.reviews"
    label = "reviews"
