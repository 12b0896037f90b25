"""A planner's pages in a real browser: what was written is not lost."""

import pytest
from tests.journeys.test_accessible import violations
from tests.opsroom.conftest import PASSWORD
from tests.opsroom.plans.conftest import (  # noqa: F401 (the example comes along)
    at,
    draft,
    example,
)

from opsroom.plans.models import Draft

pytestmark = pytest.mark.browser


@pytest.fixture
def record(draft):  # noqa: F811
    return at(draft, "record", "posts", example().posts[0].id)


def test_what_was_written_when_the_session_expired_is_put_back_and_saved(
    desk,
    planner,
    draft,  # noqa: F811
    record,
):
    seat = desk(planner, locale="en-GB")
    page = seat.at(record)
    page.fill('[name="f.orders"]', "A long text")
    seat.context.clear_cookies(name="sessionid")
    page.click(".save .main")
    page.fill("[name=username]", "planner")
    page.fill("[name=password]", PASSWORD)
    page.click("main button.main")
    page.get_by_role("link", name="Do without it").click()
    seat.at(record)
    page.get_by_role("button", name="Put it back").click()
    page.click(".save .main")
    page.wait_for_url("**/tables/posts/**")
    assert Draft.objects.get().plan.posts[0].orders == "A long text"
    seat.at(record)
    assert page.locator(".kept").count() == 0


def test_two_people_choose_between_mine_and_theirs(desk, planner, cast, draft, record):  # noqa: F811
    from opsroom.people.roles import Role

    mine = desk(planner, locale="en-GB").at(record)
    theirs = desk(cast.client("nurse", Role.PLANNER, agency="health"), locale="en-GB").at(record)
    theirs.fill('[name="f.name"]', "Their gate")
    theirs.click(".save .main")
    theirs.wait_for_url("**/tables/posts/**")
    mine.fill('[name="f.orders"]', "Keep the lane open")
    mine.click(".save .main")
    assert violations(mine) == []
    assert mine.get_by_role("radio", name="theirs").first.is_checked()
    mine.get_by_role("button", name="Save these choices").click()
    mine.wait_for_url("**/tables/posts/**")
    post = Draft.objects.get().plan.posts[0]
    assert (post.name, post.orders) == ("Their gate", "Keep the lane open")
