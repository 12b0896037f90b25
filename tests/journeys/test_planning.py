"""A planner's pages in a real browser: accessible, and what was written is not lost."""

import pytest
from django.urls import reverse
from tests.journeys.test_accessible import LOOKS, violations
from tests.opsroom.conftest import NOW, PASSWORD
from tests.opsroom.plans.conftest import (  # noqa: F401 (the example comes along)
    at,
    draft,
    example,
)

from opsroom.people.models import Account
from opsroom.plans.actions import ask_deployment, propose
from opsroom.plans.models import Draft, Job
from sansang.deployment import deploy

pytestmark = pytest.mark.browser


@pytest.fixture
def record(draft):  # noqa: F811
    return at(draft, "record", "posts", example().posts[0].id)


def job_of(draft):  # noqa: F811
    account = Account.objects.get(login="planner")
    job = ask_deployment(draft, time_limit_s=5, account=account, now=NOW)
    answer = deploy(example(), time_limit_s=5).model_dump(mode="json")
    Job.objects.filter(pk=job.pk).update(state=Job.State.DONE, answer=answer)
    return reverse("plans:job", args=[draft.event.key, job.pk])


@pytest.mark.slow
def test_the_pages_of_plans_are_accessible(desk, planner, draft, record):  # noqa: F811
    account = Account.objects.get(login="planner")
    propose(draft, summary="First", account=account, now=NOW)
    event = f"/events/{draft.event.key}/"
    paths = [
        "/events/",
        event,
        f"{event}drafts/{draft.pk}/",
        f"{event}versions/1/",
        f"{event}drafts/{draft.pk}/tables/posts/",
        f"{event}drafts/{draft.pk}/findings/",
        f"{event}changes/?before=versions-1&after={draft.mark}",
        record,
        at(draft, "record", "event", "event"),
        at(draft, "add", "sites"),
        job_of(draft),
    ]
    for look in LOOKS.values():
        seat = desk(planner, **look)
        for path in paths:
            page = seat.at(path)
            assert violations(page) == [], path
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= look["viewport"]["width"], path
        assert seat.faults == []


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
