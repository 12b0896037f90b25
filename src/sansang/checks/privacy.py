"""Personal data where none belongs: the plan knows roles and safety facts, not persons."""

import re
from collections.abc import Callable, Iterator

from sansang.checks.finding import Severity
from sansang.checks.names import is_person, named_person
from sansang.checks.rule import Spot, rule
from sansang.checks.sources import THE_LINE
from sansang.checks.survey import Survey
from sansang.checks.texts import ROLE_FIELDS, FreeText
from sansang.wording import N_

_PHONE = re.compile(
    r"(?<![\d+])(?:\+\d{1,3}(?:[ .()-]{0,2}\d){7,12}|0(?:[ .()-]{0,2}\d){9,10})(?!\d)"
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_IDENTITY = re.compile(r"(?<![\d+./-])(?:\d{9}|\d{12})(?![\d./-])")


@rule(
    "privacy.phone_number",
    Severity.ERROR,
    N_("“{name}”, field {field}: a telephone number stands in the text."),
    remedy=N_("Remove it. Numbers belong in the duty phone of the agency alone."),
    source=THE_LINE,
)
def phone_number(survey: Survey) -> Iterator[Spot]:
    """No telephone number stands in the plan but the duty phones of agencies."""
    return _texts_with(survey, _has_phone)


@rule(
    "privacy.email_address",
    Severity.ERROR,
    N_("“{name}”, field {field}: an e-mail address stands in the text."),
    remedy=N_("Remove it. The plan names roles; how to reach them is kept elsewhere."),
    source=THE_LINE,
)
def email_address(survey: Survey) -> Iterator[Spot]:
    """No e-mail address stands in the plan."""
    return _texts_with(survey, lambda text: bool("@" in text and _EMAIL.search(text)))


@rule(
    "privacy.identity_number",
    Severity.ERROR,
    N_("“{name}”, field {field}: a number like that of an identity card stands in the text."),
    remedy=N_("Remove it. Nobody is identified by this plan."),
    source=THE_LINE,
)
def identity_number(survey: Survey) -> Iterator[Spot]:
    """No identity number stands in the plan: 9 or 12 digits, as in Vietnam."""
    return _texts_with(survey, _has_identity)


@rule(
    "privacy.named_person",
    Severity.ERROR,
    N_("“{name}”, field {field}: a person is named. The plan names roles."),
    remedy=N_("Write the title of the role instead of the name."),
    source=THE_LINE,
)
def person_in_text(survey: Survey) -> Iterator[Spot]:
    """No person is named in the plan.

    Sought are forms of address and ranks with a name; streets that bear a name are not meant.
    """
    return _texts_with(survey, lambda text: named_person(text) is not None, roles=False)


@rule(
    "privacy.person_as_role",
    Severity.ERROR,
    N_("“{name}”, field {field}: this looks like the name of a person, not the title of a role."),
    remedy=N_("Write the title of the role, such as head of the traffic police division."),
    source=THE_LINE,
)
def person_as_role(survey: Survey) -> Iterator[Spot]:
    """Who leads, deputises, commands or signs is given as a role."""
    for free in survey.texts:
        if _last(free) in ROLE_FIELDS and is_person(free.text):
            yield _spot(free)


def _has_phone(text: str) -> bool:
    return _PHONE.search(text) is not None


def _has_identity(text: str) -> bool:
    return _IDENTITY.search(text) is not None


def _texts_with(
    survey: Survey, seen: Callable[[str], bool], *, roles: bool = True
) -> Iterator[Spot]:
    for free in survey.texts:
        field = _last(free)
        if field != "duty_phone" and (roles or field not in ROLE_FIELDS) and seen(free.text):
            yield _spot(free)


def _last(free: FreeText) -> str:
    return free.field.rsplit(".", 1)[-1]


def _spot(free: FreeText) -> Spot:
    """The message names the field and never repeats what stands in it."""
    data = {"name": free.record.name or free.record.id, "field": free.field}
    return Spot(record=free.record, field=free.field, data=data)
