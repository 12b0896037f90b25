"""Calls that carry a form with files, and what reviews are made of."""

from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

PDF = b"%PDF-1.7 a record of the trial run"


def upload(token, path, **fields):
    """A call with a form of fields and files."""
    headers = {"Authorization": f"Bearer {token}", "Accept-Language": "en"}
    return Client().post(f"/api{path}", fields, headers=headers)


def pdf(name="record.pdf", content=PDF):
    return SimpleUploadedFile(name, content)


def new_review(**more):
    return {
        "title": "Kiểm tra lần 1",
        "held_on": "2026-11-22",
        "place": "Trung tâm Hội nghị",
        "agenda": ["Nghe báo cáo", "Kiểm tra thực địa"],
        "delegation": [{"role": "Trưởng Tiểu ban", "chair": True}],
        "version": 1,
        "reports_due": "2026-11-21T17:00:00+07:00",
        "criteria": "indoor-congress",
    } | more


def seen(criterion, **more):
    return {
        "key": str(uuid4()),
        "criterion": criterion,
        "state": "not_ready",
        "note": "Lối phía sau còn hở.",
        "seen_at": "2026-11-22T07:30:12+07:00",
    } | more
