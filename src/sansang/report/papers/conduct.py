"""What every force keeps to: safety, and the rights of the public."""

from collections.abc import Iterator

from sansang.event import Gathering
from sansang.report.content.terms import SIZE_BANDS
from sansang.report.papers.desk import Desk
from sansang.report.papers.office_paper import Block, Paragraph, Section, Style
from sansang.wording import N_

RULES = (
    N_(
        "Keep every exit, escape route and fire engine lane open; clear a blocked one and report "
        "it at once."
    ),
    N_(
        "Where people stand so close that they can no longer move freely, stop the inflow, open "
        "another way out and report at once."
    ),
    N_(
        "A public gathering is lawful: keep it safe at its place, within sight and sound of the "
        "event, leave its way out open, and pass every request to its liaison."
    ),
    N_(
        "Receive people with petitions courteously and show them the reception point; they get a "
        "written receipt."
    ),
    N_(
        "Take only measures that the law allows, that are necessary and proportionate; ask the "
        "commander before a way or place is closed."
    ),
    N_(
        "Give first aid and call for help for anyone who needs it. Record no name, picture or "
        "opinion of the public beyond what the aid requires."
    ),
)


def conduct(desk: Desk, *, level: int = 1) -> Iterator[Block]:
    """Yield the rules of conduct and the gatherings that are to be kept safe."""
    yield Section(title=desk.words("Safety and the rights of the public"), level=level)
    for rule in RULES:
        yield Paragraph(text=desk.words(rule), style=Style.BULLET)
    for gathering in desk.plan.gatherings:
        yield Paragraph(text=_gathering(desk, gathering), style=Style.BULLET)


def _gathering(desk: Desk, gathering: Gathering) -> str:
    return desk.words(
        "{name}: {site}, {time}, {size}; liaison: {liaison}.",
        name=desk.said(gathering.name),
        site=desk.said(desk.plan.site(gathering.site).name),
        time=desk.within(gathering.start, gathering.end),
        size=desk.words(SIZE_BANDS[gathering.size]),
        liaison=desk.owner(gathering.liaison),
    )
