"""Roles in words."""

from django import template
from django.utils.functional import Promise

from opsroom.people.roles import ROLE_NAMES, Role

register = template.Library()


@register.filter
def role_name(role: str) -> Promise:
    """Return the name of a role in the language of the page."""
    return ROLE_NAMES[Role(role)]
