"""Accounts, the roles they hold and since when, and the links that let them in."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.functional import cached_property

from opsroom.people.roles import ALLOWED, SECOND_FACTOR, Action, Role
from opsroom.record.author import Author


class Agency(models.Model):
    """An agency whose people use the room; ``key`` is its id in the plans."""

    key = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=300)

    class Meta:
        """Agencies are listed by name."""

        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Accounts(BaseUserManager["Account"]):
    """Accounts come with their agency: every page names it."""

    def get_queryset(self) -> models.QuerySet["Account"]:
        """Return the accounts, in one query with their agencies."""
        return super().get_queryset().select_related("agency")


class Account(AbstractBaseUser):
    """A person who works in the room, for an agency, in one or more roles."""

    login = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="accounts")
    is_active = models.BooleanField(default=True)

    objects: ClassVar[Accounts] = Accounts()
    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        """Accounts are listed by login."""

        ordering = ("login",)

    def __str__(self) -> str:
        return self.name

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles that the account holds now."""
        held = self.holdings.filter(until=None).values_list("role", flat=True)
        return frozenset(Role(role) for role in held)

    def may(self, action: Action) -> bool:
        """Tell whether one of the roles allows it."""
        return self.is_active and any(action in ALLOWED[role] for role in self.roles)

    def acting(self, action: Action) -> Author:
        """Return as whom the account does this: the first of its roles that allows it."""
        role = next(role for role in Role if role in self.roles and action in ALLOWED[role])
        return Author(role=role.value, agency=self.agency.key)

    @property
    def needs_second_factor(self) -> bool:
        """One of the roles asks for a second factor."""
        return bool(self.roles & SECOND_FACTOR)


class Holding(models.Model):
    """A role that an account holds, since when and until when."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="holdings")
    role = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Role])
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        """A role is held once at a time."""

        constraints = (
            models.UniqueConstraint(
                fields=("account", "role"),
                condition=models.Q(until=None),
                name="one_holding_at_a_time",
            ),
        )


class Invitation(models.Model):
    """A link that lets an account set its password, once, while it is fresh.

    The link itself is not kept, only its SHA-256.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
