"""Each page asks the database little, however much the plan holds."""

import pytest
from django.urls import reverse
from tests.opsroom.plans.conftest import at, example

from opsroom.plans.models import Job

MOST = 9


@pytest.mark.parametrize(
    "page", ["events", "event", "draft", "table", "record", "findings", "changes", "job"]
)
def test_a_page_needs_fewer_than_ten_queries(
    planner, draft, django_assert_max_num_queries, page, cast
):
    key = draft.event.key
    account = cast.person("planner")
    job = Job.objects.create(
        event=draft.event,
        draft=draft,
        document=draft.document,
        plan_sha256=draft.sha256,
        asked_by=account,
        asked_at=draft.changed_at,
    )
    address = {
        "events": "/events/",
        "event": f"/events/{key}/",
        "draft": f"/events/{key}/drafts/{draft.pk}/",
        "table": f"/events/{key}/drafts/{draft.pk}/tables/translations/",
        "record": at(draft, "record", "posts", example().posts[0].id),
        "findings": f"/events/{key}/drafts/{draft.pk}/findings/",
        "changes": f"/events/{key}/changes/?before={draft.mark}&after={draft.mark}",
        "job": reverse("plans:job", args=[key, job.pk]),
    }[page]
    with django_assert_max_num_queries(MOST):
        assert planner.get(address).status_code == 200
