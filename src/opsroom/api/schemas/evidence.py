"""Files of evidence."""

from datetime import datetime

from ninja import Schema


class FileOut(Schema):
    """A file of evidence; its position where somebody wanted it kept."""

    id: int
    title: str
    content_type: str
    size: int
    sha256: str
    lat: float | None
    lon: float | None
    added_at: datetime
