"""Reminded before it is due, escalated once it is overdue, each once."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from tests.opsroom.rounds import DAY, NOW, given

from opsroom.directives import actions
from opsroom.directives.life import Step
from opsroom.directives.reminders import remind
from opsroom.record.models import Row

pytestmark = pytest.mark.django_db
DUE = NOW + 5 * DAY


def kinds():
    return list(
        Row.objects.filter(kind__in=["directive.reminded", "directive.escalated"]).values_list(
            "kind", flat=True
        )
    )


@pytest.mark.parametrize(
    ("before", "entered"),
    [
        (3 * DAY, []),
        (2 * DAY, ["directive.reminded"]),
        (timedelta(hours=1), ["directive.reminded"]),
        (timedelta(0), ["directive.reminded"]),
        (-timedelta(minutes=1), ["directive.escalated"]),
    ],
)
def test_the_clock_reminds_48_hours_before_and_escalates_after(committee, before, entered):
    given(committee, due=DUE)
    remind(DUE - before)
    assert kinds() == entered


def test_reminding_again_does_nothing_twice(committee):
    of = given(committee, due=DUE)
    for _ in range(3):
        remind(DUE - DAY)
    for _ in range(3):
        remind(DUE + DAY)
    of.refresh_from_db()
    assert kinds() == ["directive.reminded", "directive.escalated"]
    assert (of.reminded_at, of.escalated_at) == (DUE - DAY, DUE + DAY)


def test_nobody_is_reminded_of_what_waits_for_the_chair(committee, fire):
    of = given(committee, due=DUE)
    for step, note in ((Step.ACKNOWLEDGE, ""), (Step.SHOW, "Đã xong")):
        of.refresh_from_db()
        actions.take(of, step, revision=of.revision, account=fire, now=NOW, note=note)
    remind(DUE - DAY)
    remind(DUE + DAY)
    assert kinds() == []


def test_what_has_no_time_is_never_overdue(committee):
    given(committee, due=None)
    assert remind(DUE + 99 * DAY) == (0, 0)


def test_looking_at_the_list_escalates_what_is_overdue(chair, committee):
    of = given(committee, due=NOW - DAY)  # long before the clock of the machine
    told = chair.get(f"/events/{of.event.key}/directives/?show=overdue")
    of.refresh_from_db()
    assert of.escalated_at is not None
    assert (
        "escalated"
        in chair.get(
            f"/events/{of.event.key}/directives/?show=overdue", headers={"accept-language": "en"}
        ).content.decode()
    )
    assert told.status_code == 200


def test_the_command_says_how_many_there_were(committee, capsys):
    given(committee, due=NOW - 900 * DAY)
    call_command("remind")
    assert "escalated: 1" in capsys.readouterr().out
