"""Why a sentence was taken, in words."""

from sansang.wording import N_

_WHY = {
    "performative": N_("A verb of ordering stands in it: assign, request, direct."),
    "directed": N_("The chair or the committee asks somebody to do something."),
    "passive": N_("Somebody is required, requested or asked to do something."),
    "modal": N_("Something must or shall be done."),
    "subject": N_("It says of an agency what it is to do."),
    "imperative": N_("It begins with what is to be done."),
    "item": N_("It is an item under a sentence that orders."),
    "lead_in": N_("Who leads is named in the sentence above it."),
    "line": N_("It orders what the line excludes."),
    "no_sign": N_("It is written as a heading or an item."),
}


def why(rule: str) -> str:
    """Return the message of a rule id such as ``vi.performative``; `Wording` speaks it."""
    if rule.startswith("line."):
        return _WHY["line"]
    return _WHY[rule.rsplit(".", 1)[-1]]
