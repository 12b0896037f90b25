"""``python -m django remind``: reminds and escalates in rooms that nobody looks into."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from opsroom.directives.reminders import remind


class Command(BaseCommand):
    """Reminds of directives that are due soon and escalates those that are overdue."""

    help = "Remind of directives that are due soon and escalate those that are overdue."

    def handle(self, *args: object, **options: object) -> None:
        """Say how many there were."""
        done = remind(timezone.now())
        self.stdout.write(f"reminded: {done.reminded}, escalated: {done.escalated}")
