"""The API keeps what its description says where its addresses lead to something.

The room is furnished once for all calls, in a transaction around theirs: it takes longer than they.
"""

import pytest
import schemathesis
from django.db import transaction
from hypothesis import HealthCheck, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance
from tests.opsroom.api.conftest import PLAN, send, whole_token_of
from tests.opsroom.api.forms import new_review, upload
from tests.opsroom.conftest import Cast

from opsroom.directives.models import Directive
from opsroom.people.models import Account, Agency
from opsroom.plans.models import Draft, Event
from opsroom.site.wsgi import application

WELL_SPOKEN = schemathesis.openapi.from_wsgi("/api/openapi.json", application)
WELL_SPOKEN.config.generation.modes = [GenerationMode.POSITIVE]
WELL_SPOKEN.config.phases.coverage.enabled = False


@pytest.fixture(scope="module")
def furnished(django_db_setup, django_db_blocker):
    """A token of all scopes, and to what the addresses of its calls lead."""
    with django_db_blocker.unblock(), transaction.atomic():
        token = whole_token_of(Cast())
        yield token, what_is_there(token)
        transaction.set_rollback(True)


def what_is_there(whole_token):
    draft = Draft.objects.get()
    place = f"/events/festival/drafts/{draft.pk}"
    send(whole_token, "POST", f"{place}/propose", {})
    asked = send(whole_token, "POST", f"{place}/deployments", {}).json()
    criterion = reviewed(whole_token, "/events/festival")
    return {
        "event": "festival",
        "draft": draft.pk,
        "deployment": asked["id"],
        "account": Account.objects.get().pk,
        "table": "teams",
        "key": PLAN["teams"][0]["id"],
        "agency": "police",
        "criterion": criterion,
        "criteria_set": "indoor-congress",
        "finding": 1,
    }


def reviewed(token, at):
    """A review of the first version, with what its calls speak of; return a criterion of it."""
    send(token, "POST", f"{at}/versions/1/approve")
    review = f"{at}/reviews/1"
    made = send(token, "POST", f"{at}/reviews", new_review()).json()
    criterion = send(token, "GET", f"{review}/criteria").json()["criteria"][0]["id"]
    assert made["number"] == 1
    send(token, "PUT", f"{review}/assigned/police", {"criteria": [criterion]})
    for stage in ("reporting", "inspecting"):
        send(token, "POST", f"{review}/stage", {"stage": stage})
    said = {"revision": 0, "state": "ready"}
    send(token, "PUT", f"{review}/reports/police/answers/{criterion}", said)
    found = {"text": "Locked", "gravity": "major", "work_group": "medical"}
    upload(token, f"{review}/findings", **found)
    given = {"number": 1, "task": "Unlock it", "lead": Agency.objects.get(key="police")}
    event = Event.objects.get(key="festival")
    Directive.objects.create(event=event, stage="given", **given)
    return criterion


@WELL_SPOKEN.parametrize()
@settings(max_examples=10, suppress_health_check=list(HealthCheck), derandomize=True)
def test_it_keeps_its_description_where_there_is_something(case, furnished, db, one_connection):
    token, what_is_there = furnished
    number = 1 if case.path_parameters.get("shelf") != "drafts" else what_is_there["draft"]
    there = what_is_there | {"number": number}
    case.path_parameters = {
        name: there.get(name, sent) for name, sent in case.path_parameters.items()
    }
    headers = {"Authorization": f"Bearer {token}"}
    case.call_and_validate(headers=headers, excluded_checks=[positive_data_acceptance])
