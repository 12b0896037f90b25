"""Accounts and agencies."""

from typing import Any

from ninja import Schema
from pydantic import ConfigDict, Field

from opsroom.people.models import Account
from opsroom.people.roles import Role


class AgencyOut(Schema):
    """An agency; ``key`` is its id in the plans."""

    key: str
    name: str


class AgencyIn(Schema):
    """A new agency."""

    model_config = ConfigDict(extra="forbid")
    key: str
    name: str


class AccountOut(Schema):
    """An account, the agency for which it works, and the roles that it holds now."""

    id: int
    login: str
    name: str
    agency: str = Field(alias="agency.key")
    active: bool = Field(alias="is_active")
    roles: list[Role]

    @staticmethod
    def resolve_roles(account: Account) -> list[Any]:
        """Return the roles in the order of their names."""
        return sorted(held.role for held in account.holdings.all() if held.until is None)


class AccountIn(Schema):
    """A new account; ``agency`` is the key of one that the room knows."""

    model_config = ConfigDict(extra="forbid")
    login: str
    name: str
    agency: str = Field(pattern=r"^[^\x00]*$")
    roles: tuple[Role, ...] = ()


class RolesIn(Schema):
    """All roles that an account shall hold from now on."""

    model_config = ConfigDict(extra="forbid")
    roles: list[Role]


class ActiveIn(Schema):
    """Whether an account is open."""

    model_config = ConfigDict(extra="forbid")
    active: bool


class LinkOut(Schema):
    """A link that lets the person in once, for three days; it is not told again."""

    account: AccountOut
    link: str
