"""A review that is being inspected, with the criteria of an indoor congress."""

import io
import json
from pathlib import Path
from uuid import uuid4

import pytest
from PIL import ExifTags, Image
from tests.opsroom.conftest import NOW

from opsroom.people.roles import Role
from opsroom.plans.models import Event, Version
from opsroom.reviews.models import Review
from sansang.eventfile import read_plan
from sansang.readiness import criteria_sets

CRITERIA = next(one for one in criteria_sets() if one.id == "indoor-congress")
EXAMPLE = Path(__file__).parents[3] / "examples" / "lang-son-congress"
ADDRESS = "/field/congress/1/"
GPS = {
    ExifTags.GPS.GPSLatitudeRef: "N",
    ExifTags.GPS.GPSLatitude: (21.0, 51.0, 9.5),
    ExifTags.GPS.GPSLongitudeRef: "E",
    ExifTags.GPS.GPSLongitude: (106.0, 45.0, 39.6),
}


@pytest.fixture(scope="session")
def plan():
    return read_plan(EXAMPLE)


@pytest.fixture
def review(cast, plan) -> Review:
    event = Event.objects.create(key="congress", name="Đại hội")
    version = Version.objects.create(
        event=event,
        number=1,
        state=Version.State.APPROVED,
        document=plan.model_dump(mode="json"),
        sha256="0" * 64,
        proposed_by=cast.person("planner", Role.PLANNER),
        proposed_at=NOW,
    )
    return Review.objects.create(
        event=event,
        number=1,
        title="Kiểm tra công tác chuẩn bị",
        held_on=NOW.date(),
        version=version,
        criteria=CRITERIA.model_dump(mode="json"),
        stage=Review.Stage.INSPECTING,
    )


def answer(**more):
    return {
        "key": str(uuid4()),
        "criterion": "order-perimeter",
        "state": "partly",
        "site": "",
        "note": "Lối phía sau còn hở.",
        "seen_at": "2026-11-24T07:30:12+07:00",
    } | more


def send(client, sent, *photos, address=ADDRESS):
    body = {"answer": json.dumps(sent), "photo": list(photos)}
    return client.post(f"{address}answers/", body)


def photo(name="gate.jpg", *, gps=None, size=(64, 48), kind="JPEG", color="teal"):
    """A picture as a phone takes it."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Telephone"
    if gps:
        exif[ExifTags.IFD.GPSInfo] = gps
    file = io.BytesIO()
    Image.new("RGB", size, color).save(file, kind, exif=exif)
    return named(file.getvalue(), name)


def named(content, name):
    file = io.BytesIO(content)
    file.name = name
    return file
