"""Reserve posts are deployed where a rehearsal wants them to wait, and the answer says so."""

import pytest
from tests.sansang.deployment.tiny import need, plan, post, team

from sansang.deployment import ReservePlace, deploy, verify, with_reserves
from sansang.faults import CannotRun

AWAY = (ReservePlace(post="waiting", site="station"),)


def tiny():
    posts = [post("door", need(6, 14, 5)), post("waiting", need(6, 14, 5), reserve=True)]
    return plan([team("a"), team("b")], posts)


def test_reserves_wait_where_they_are_told_to():
    moved = with_reserves(tiny(), AWAY)
    assert moved.post("waiting").site == "station"
    assert moved.post("door").site == "hall"
    assert with_reserves(tiny(), ()) == tiny()


def test_the_deployment_says_where_its_reserves_wait_and_holds_there():
    answer = deploy(tiny(), time_limit_s=2, reserves=AWAY)
    assert answer.reserves == AWAY
    assert not verify(tiny(), answer)
    assert answer.plan_sha256 != deploy(tiny(), time_limit_s=2).plan_sha256


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (ReservePlace(post="nobody", site="station"), "unknown_id"),
        (ReservePlace(post="waiting", site="nowhere"), "unknown_id"),
        (ReservePlace(post="door", site="station"), "not_a_reserve"),
    ],
)
def test_what_is_no_reserve_or_no_site_is_refused(place, code):
    with pytest.raises(CannotRun) as refused:
        with_reserves(tiny(), (place,))
    assert refused.value.faults[0].code == code
