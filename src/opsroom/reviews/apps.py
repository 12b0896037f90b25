"""The app of reviews."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from opsroom.people.doors import Door
from opsroom.people.roles import Action


class ReviewsConfig(AppConfig):
    """Reviews of events."""

    name = "opsroom.reviews"
    label = "reviews"
    doors = (Door(name=_("Reviews"), view="reviews:reviews", action=Action.REVIEW_VIEW, order=30),)
