"""One permission layer: every view names what it does, and every role × action is settled."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from opsroom.people.roles import ALLOWED, Action, Role

TABLE = """
                  planner reporter reviewer chair controller team_leader auditor administrator
plan.view            x       x        x       x       x          -          x         -
plan.edit            x       -        -       -       -          -          -         -
plan.propose         x       -        -       -       -          -          -         -
plan.approve         -       -        -       x       -          -          -         -
plan.deploy          x       -        -       -       -          -          -         -
review.view          x       x        x       x       x          -          x         -
review.manage        -       -        x       x       -          -          -         -
report.write         -       x        -       -       -          -          -         -
review.inspect       -       -        x       x       -          -          -         -
review.conclude      -       -        -       x       -          -          -         -
directive.view       x       x        x       x       x          x          x         -
directive.work       x       x        -       -       -          -          -         -
directive.close      -       -        -       x       -          -          -         -
readiness.view       x       x        x       x       x          -          x         -
journal.view         -       -        -       x       -          -          x         x
people.manage        -       -        -       -       -          -          -         x
tokens.manage        -       -        -       -       -          -          -         x
"""


def cells():
    head, *rows = TABLE.strip().splitlines()
    for row in rows:
        action, *marks = row.split()
        for role, mark in zip(head.split(), marks, strict=True):
            yield Role(role), Action(action), mark == "x"


@pytest.mark.parametrize(("role", "action", "allowed"), list(cells()))
def test_a_role_may_do_what_the_table_says(role, action, allowed):
    assert (action in ALLOWED[role]) == allowed


def test_the_table_settles_every_role_and_action():
    settled = {(role, action) for role, action, _ in cells()}
    assert settled == {(role, action) for role in Role for action in Action}


def views(resolver=None, path=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from views(pattern, path + str(pattern.pattern))
        elif isinstance(pattern, URLPattern) and path != "api/":  # test_api.py sees to these
            yield path + str(pattern.pattern), pattern.callback


def test_every_view_names_what_it_does():
    assert [path for path, view in views() if not hasattr(view, "needs")] == []


OPEN = {
    "sign-in/",
    "sign-out/",
    "language/",
    "invitation/<str:token>/",
    "health/",
    "^api/",  # there is nothing
}


def test_only_a_few_pages_are_open_to_all():
    assert {path for path, view in views() if view.needs == ()} == OPEN
