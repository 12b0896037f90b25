"""Tokens by which other programs come in."""

from django.db import models

from opsroom.people.models import Account


class Token(models.Model):
    """Lets a program do some of what its account may do; the token itself is not kept."""

    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="tokens")
    scopes = models.JSONField()
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Tokens are listed by name."""

        ordering = ("name", "pk")
