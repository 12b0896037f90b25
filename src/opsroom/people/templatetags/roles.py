"""Roles in words."""

from django import template
from django.utils.functional import Promise

from opsroom.people.roles import ACTION_NAMES, ROLE_NAMES, Action, Role

register = template.Library()


@register.filter
def role_name(role: str) -> Promise:
    """Return the name of a role in the language of the page."""
    return ROLE_NAMES[Role(role)]


@register.filter
def action_name(action: str) -> Promise:
    """Return what an account or a program may do, in the language of the page."""
    return ACTION_NAMES[Action(action)]
