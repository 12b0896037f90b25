"""Keeping a file of evidence."""

from datetime import datetime

from opsroom.people.models import Agency
from opsroom.plans.models import Event
from opsroom.reviews.evidence import Examined
from opsroom.reviews.keeping import keep
from opsroom.reviews.models import EvidenceFile


def keep_file(event: Event, agency: Agency, file: Examined, *, now: datetime) -> EvidenceFile:
    """Keep a file of evidence for an agency, once. Raises CannotRun where there is no room."""
    kept, _ = EvidenceFile.objects.get_or_create(
        event=event,
        agency=agency,
        sha256=keep(file.content),
        defaults={
            "title": file.title,
            "content_type": file.content_type,
            "size": len(file.content),
            "lat": file.lat,
            "lon": file.lon,
            "added_at": now,
        },
    )
    if file.lat is not None and kept.lat is None:
        kept.lat, kept.lon = file.lat, file.lon
        kept.save(update_fields=["lat", "lon"])
    return kept
