"""The lawful work that can be ordered in the place of what the line excludes."""

from sansang.readiness.minutes.records import Category
from sansang.wording import N_

_PLACE = N_(
    "Prepare a receiving place in sight and sound of those whom people want to reach, with water, "
    "shade, toilets and first aid."
)
_LIAISON = N_("Name a liaison who keeps two-way contact with those who gather.")
_RECEPTION = N_(
    "Send a reception officer who takes every petition and gives a written receipt with the date "
    "of the answer."
)
_STEWARDS = N_("Place stewards who keep people safe and show the way.")
_ROUTE = N_("Give the gathering its own route, and keep the emergency lane clear.")
_EXIT = N_("Keep an exit open at all times.")
_NOTICES = N_("Publish information that is true and early, in the languages that people read.")
_HAZARDS = N_("Open a place where anyone can report a hazard, and answer what was reported.")
_RISK = N_("Man the posts by the risk of the place and by how many people come.")
_ACCESS = N_("Check everyone who enters the venue by one and the same rule.")
_DENSITY = N_("Count people per square metre and how they flow, never who they are.")
_HELP = N_("Help visitors, in their language, with information, first aid and consular contacts.")

_COUNTERPARTS = {
    Category.WATCHING_OPINION: (_NOTICES, _HAZARDS, _RECEPTION),
    Category.WATCHING_PERSONS: (_RISK, _ACCESS, _HELP),
    Category.IDENTIFYING_PEOPLE: (_DENSITY, _STEWARDS, _EXIT),
    Category.HINDERING_GATHERINGS: (_PLACE, _LIAISON, _RECEPTION, _STEWARDS, _ROUTE, _EXIT),
}
_NAMES = {
    Category.WATCHING_OPINION: N_("watching opinions or social media"),
    Category.WATCHING_PERSONS: N_("watching, listing or vetting persons"),
    Category.IDENTIFYING_PEOPLE: N_("identifying people in a crowd"),
    Category.HINDERING_GATHERINGS: N_("hindering petitions or gatherings"),
}
NOT_HANDLED = N_("Not handled here: {category}. Instead, this can be ordered:")
"""The message of a sentence that becomes no directive."""


def counterparts(category: Category) -> tuple[str, ...]:
    """Return the messages of the lawful work offered instead; `Wording` speaks them."""
    return _COUNTERPARTS[category]


def category_name(category: Category) -> str:
    """Return the message that names what the line excludes."""
    return _NAMES[category]
