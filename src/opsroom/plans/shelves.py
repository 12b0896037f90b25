"""Where a plan lies, in an address: among the drafts or among the versions."""

from django.urls import register_converter
from django.urls.converters import StringConverter


class Shelf(StringConverter):
    """Where a plan lies: no other address of an event is one of plans."""

    regex = "drafts|versions"


register_converter(Shelf, "shelf")
