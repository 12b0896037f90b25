"""A made-up event of any size, for practice and for measuring: no place of it exists."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from itertools import count
from random import Random

from sansang.event import (
    Agency,
    Availability,
    CommandPost,
    Event,
    EventPlan,
    Need,
    OperationalPeriod,
    Phase,
    Position,
    Post,
    RadioChannel,
    ResourceType,
    Sector,
    ShiftPattern,
    Site,
    Skill,
    TaskForce,
    Team,
)
from sansang.event.duty import StrengthUnit
from sansang.event.ground import SiteKind
from sansang.event.organisation import AgencyKind, CommandLevel, WorkGroup
from sansang.event.setting import EventKind
from sansang.eventfile.synthetic_incidents import synthetic_incidents

TEAMS_PER_SECTOR = 120
TEAMS_PER_POST = 120 / 45
_ZONE = timezone(timedelta(hours=7))
_START = datetime(2026, 11, 26, 12, tzinfo=_ZONE)
_END = datetime(2026, 11, 29, 12, tzinfo=_ZONE)

# agency, resource type, work group, share of teams, headcounts, unit of strength, local
_FORCES = (
    ("police", "patrol", WorkGroup.PUBLIC_ORDER, 0.30, (6, 8), StrengthUnit.PEOPLE, True),
    ("police", "protection", WorkGroup.DELEGATE_SAFETY, 0.14, (5, 6), StrengthUnit.PEOPLE, False),
    ("traffic", "traffic_patrol", WorkGroup.TRAFFIC, 0.16, (4, 5), StrengthUnit.PEOPLE, True),
    ("fire", "engine_crew", WorkGroup.FIRE_RESCUE, 0.12, (5, 6), StrengthUnit.TEAMS, False),
    ("health", "ambulance_crew", WorkGroup.MEDICAL, 0.12, (3, 4), StrengthUnit.TEAMS, False),
    ("military", "guard", WorkGroup.BORDER_LINE, 0.16, (9, 12), StrengthUnit.PEOPLE, True),
)
_SKILLS = ("first_aid", "english", "crowd_safety", "fire_safety")
_TRAININGS = (("crowd_safety",), ("first_aid", "crowd_safety"), ("english", "fire_safety"), ())


def synthetic_plan(teams: int, seed: int = 1) -> EventPlan:
    """Return a plan of this many teams, eight for every three posts, in sectors of about 120.

    The teams of a kind are alike, as units are: of two headcounts and four trainings; one in ten
    comes late. Patrols, traffic and guards belong to a sector, the others may be sent to any. The
    strength asked for is near what the teams can give, so that some of it stays unmet. Raises
    ValueError for fewer than ten teams.
    """
    if teams < 10:
        raise ValueError("a synthetic event has at least 10 teams")
    random = Random(seed)
    sectors = [f"sector-{i + 1}" for i in range(max(1, round(teams / TEAMS_PER_SECTOR)))]
    sites = list(_sites(sectors, teams, random))
    return EventPlan(
        event=_event(teams),
        phases=(Phase(id="event", name="Sự kiện", start=_START, end=_END),),
        operational_periods=tuple(_periods()),
        shift_patterns=tuple(_patterns()),
        sectors=tuple(Sector(id=s, name=f"Khu vực {s[7:]}") for s in sectors),
        agencies=tuple(_agencies()),
        radio_channels=tuple(
            RadioChannel(id=f"channel-{f[1]}", name=f"Kênh {i + 1}") for i, f in enumerate(_FORCES)
        ),
        sites=tuple(sites),
        commands=tuple(_commands()),
        task_forces=tuple(_task_forces(sectors)),
        resource_types=tuple(ResourceType(id=f[1], name=f[1]) for f in _FORCES),
        skills=tuple(Skill(id=s, name=s) for s in _SKILLS),
        teams=tuple(_teams(teams, sectors, sites, random)),
        posts=tuple(_posts(teams, sectors, sites, random)),
        **synthetic_incidents(teams, [site.id for site in sites], _START, _END),
    )


def _event(teams: int) -> Event:
    return Event(
        id=f"synthetic-{teams}",
        name=f"Sự kiện giả lập {teams} đội",
        kind=EventKind.INDOOR_CONGRESS,
        time_zone="Asia/Ho_Chi_Minh",
        start=_START,
        end=_END,
        as_of=_START - timedelta(days=5),
        attendance=teams * 10,
    )


def _periods() -> Iterator[OperationalPeriod]:
    start = _START
    for number in range(1, 7):
        end = start + timedelta(hours=12)
        yield OperationalPeriod(
            id=f"period-{number}", name=f"Giai đoạn {number}", phase="event", start=start, end=end
        )
        start = end


def _patterns() -> Iterator[ShiftPattern]:
    for start, hours, parts in (
        ("06:00", 8, 1),
        ("14:00", 8, 1),
        ("22:00", 8, 1),
        ("07:00", 10, 2),
        ("17:00", 6, 1),
    ):
        yield ShiftPattern(
            id=f"shift-{start[:2]}-{hours}",
            name=f"Ca {start}",
            starts_at=start,
            hours=hours,
            parts=parts,
        )


def _agencies() -> Iterator[Agency]:
    kinds = {
        "police": AgencyKind.POLICE,
        "traffic": AgencyKind.TRAFFIC,
        "fire": AgencyKind.FIRE_RESCUE,
        "health": AgencyKind.MEDICAL,
        "military": AgencyKind.MILITARY,
    }
    for agency, kind in kinds.items():
        yield Agency(id=agency, name=agency, kind=kind, lead="Thủ trưởng")


def _commands() -> Iterator[CommandPost]:
    yield CommandPost(
        id="strategic", name="Ban chỉ huy", level=CommandLevel.STRATEGIC, agency="police"
    )
    for force in _FORCES:
        yield CommandPost(
            id=f"tactical-{force[1]}",
            name=f"Chỉ huy {force[1]}",
            level=CommandLevel.TACTICAL,
            agency=force[0],
            reports_to="strategic",
            radio_channel=f"channel-{force[1]}",
        )


def _task_forces(sectors: list[str]) -> Iterator[TaskForce]:
    for agency, resource, group, *_, local in _FORCES:
        for sector in sectors if local else [""]:
            yield TaskForce(
                id=_task_force(resource, local, sector),
                name=f"Tổ công tác {resource} {sector}".rstrip(),
                work_group=group,
                agency=agency,
                members=(agency,),
                command=f"tactical-{resource}",
                lead="Tổ trưởng",
                deputy="Tổ phó",
            )


def _task_force(resource: str, local: bool, sector: str) -> str:
    return f"tf-{resource}-{sector}" if local else f"tf-{resource}"


def _sites(sectors: list[str], teams: int, random: Random) -> Iterator[Site]:
    per_sector = max(2, round(teams / TEAMS_PER_POST / len(sectors) / 2))
    for number, sector in enumerate(sectors):
        centre = (21.85 + 0.04 * (number % 7), 106.76 + 0.04 * (number // 7))
        for at in range(per_sector):
            yield Site(
                id=f"site-{sector}-{at + 1}",
                name=f"Địa điểm {number + 1}.{at + 1}",
                kind=SiteKind.OTHER,
                sector=sector,
                position=Position(
                    lat=round(centre[0] + random.uniform(-0.02, 0.02), 5),
                    lon=round(centre[1] + random.uniform(-0.02, 0.02), 5),
                ),
                risk=random.randint(1, 4),
            )


def _shares(total: int) -> list[int]:
    """Divide a total among the forces by their shares, the largest remainders rounded up."""
    exact = [total * force[3] for force in _FORCES]
    shares = [int(part) for part in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: shares[i] - exact[i])
    for force in by_remainder[: total - sum(shares)]:
        shares[force] += 1
    return shares


def _in_sector(sites: list[Site], sector: str) -> list[str]:
    return [site.id for site in sites if site.sector == sector]


def _teams(teams: int, sectors: list[str], sites: list[Site], random: Random) -> Iterator[Team]:
    number = count(1)
    for (agency, resource, _, _, sizes, _, local), share in zip(
        _FORCES, _shares(teams), strict=True
    ):
        for at in range(share):
            sector, rank = sectors[at % len(sectors)], at // len(sectors)
            late = random.random() < 0.1
            yield Team(
                id=f"team-{next(number):04d}",
                name=f"Đội {resource} {at + 1}",
                agency=agency,
                resource_type=resource,
                headcount=sizes[rank % 5 == 4],
                task_force=_task_force(resource, local, sector),
                may_lead=rank % 3 != 2,
                skills=_TRAININGS[rank % len(_TRAININGS)],
                base=random.choice(_in_sector(sites, sector)),
                sectors=(sector,) if local else (),
                availability=(
                    (Availability(start=_START + timedelta(hours=18), end=_END),) if late else ()
                ),
            )


def _posts(teams: int, sectors: list[str], sites: list[Site], random: Random) -> Iterator[Post]:
    shares = _shares(round(teams / TEAMS_PER_POST))
    number = count(1)
    for (agency, resource, _, _, sizes, unit, local), share in zip(_FORCES, shares, strict=True):
        for at in range(share):
            sector = sectors[at % len(sectors)]
            one = 1 if unit == StrengthUnit.TEAMS else sizes[0]
            reserve = at >= len(sectors) and at % 8 == 7
            priority = random.choice((1, 1, 2, 2, 2, 3))
            by_night = reserve or priority == 1 or random.random() < 0.3
            yield Post(
                id=f"post-{next(number):03d}",
                name=f"Chốt {resource} {at + 1}",
                site=random.choice(_in_sector(sites, sector)),
                task_force=_task_force(resource, local, sector),
                priority=priority,
                reserve=reserve,
                unit=unit,
                resource_types=(resource,),
                skills=(random.choice(_SKILLS),) if random.random() < 0.3 else (),
                agencies=(agency,) if random.random() < 0.5 else (),
                needs=tuple(_needs(one, reserve, by_night, random)),
            )


def _needs(one: int, reserve: bool, by_night: bool, random: Random) -> Iterator[Need]:
    """Needs by day and some by night, with a peak on one of the middle days."""
    for day in range(3):
        for start_h, hours, strength in ((12, 6, 1.0), (18, 4, 1.0), (22, 8, 0.5), (30, 6, 1.0)):
            if start_h == 22 and not by_night:
                continue
            start = _START + timedelta(days=day, hours=start_h - 12)
            peak = 2 if not reserve and day == 1 and random.random() < 0.35 else 1
            minimum = max(1, round(one * strength * peak * random.choice((0.6, 1.0, 1.0))))
            extra = 0 if reserve else random.choice((0, 0, 0, max(1, one // 3)))
            yield Need(
                start=start,
                end=start + timedelta(hours=hours),
                minimum=minimum,
                desired=minimum + extra,
            )
