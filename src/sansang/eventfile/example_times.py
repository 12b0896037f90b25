"""The times of an event that begins as an example."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Times:
    """Start and end of the event."""

    start: datetime
    end: datetime

    def after(self, hours: float) -> datetime:
        """Return a moment so long after the start, within the event."""
        return min(self.start + timedelta(hours=hours), self.end)
