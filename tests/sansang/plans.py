"""Event plans made up by Hypothesis: valid, with rows in all tables and awkward texts."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st
from pydantic import BaseModel
from tests.sansang.traffic_plans import TRAFFIC, one_id, roads, traffic

from sansang.event import (
    Action,
    Agency,
    Arrival,
    Availability,
    CommandPost,
    ContingencyPlan,
    Directive,
    Event,
    EventPlan,
    Exit,
    Gathering,
    Hazard,
    HoursRules,
    Movement,
    Need,
    Notice,
    NoticeText,
    OperationalPeriod,
    Paper,
    Phase,
    Position,
    Post,
    RadioChannel,
    ResourceType,
    Restriction,
    RoutePoint,
    Sector,
    ShiftPattern,
    Site,
    Skill,
    Task,
    TaskForce,
    Team,
    Translation,
    VehicleAccess,
    Zone,
)
from sansang.event.duty import StrengthUnit
from sansang.event.ground import Confidence, FireClass, Seating, SiteKind
from sansang.event.organisation import AgencyKind, CommandLevel, VehicleKind, WorkGroup
from sansang.event.public import SizeBand
from sansang.event.setting import EventKind, PaperLayout, SigningMode
from sansang.event.work import DirectiveState, TaskState

Draw = Callable[[st.SearchStrategy[Any]], Any]

# A zone without summer time, and three whose clocks go back: by an hour, by half an hour, and
# one that is not a whole hour from Greenwich.
ZONES = ("Asia/Ho_Chi_Minh", "Europe/Monaco", "Australia/Lord_Howe", "America/St_Johns")
# Just before the clocks go back there.
FIRST_MOMENTS = {
    "Asia/Ho_Chi_Minh": datetime(2026, 11, 26, 5, tzinfo=UTC),
    "Europe/Monaco": datetime(2026, 10, 24, 22, tzinfo=UTC),
    "Australia/Lord_Howe": datetime(2026, 4, 4, 13, tzinfo=UTC),
    "America/St_Johns": datetime(2026, 10, 31, 2, tzinfo=UTC),
}
AWKWARD = (
    "",
    "007",
    "1e5",
    "TRUE",
    "no",
    "null",
    "~",
    "=1+1",
    "+84 912 345 678",
    "-2",
    "@here",
    "'quoted",
    "'=quoted",
    "''",
    '"',
    "a;b\\;c\\",
    ";",
    "a, b",
    "# not a note",
    "key: value",
    "- item",
    "{x}",
    "[x]",
    "&a *a !t",
    "%d",
    "_x0041_x0042_",
    "_x005F_",
    "x005F_",
    "<b>&amp;</b>",
    "2026-11-27T08:00",
    "#N/A",
    "a\u0085b\u2028c\u00a0d\ufeffe",
    "Cổng chính – Trung tâm Hội nghị tỉnh",
    "Đội PCCC và CNCH số 1",
    "𠀀🚒",
)

lines = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(
        st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"),
        max_size=30,
    ),
).map(str.strip)
names = lines.filter(bool)
texts = st.one_of(lines, st.lists(lines, max_size=4).map("\n".join).map(str.strip))
filled_texts = texts.filter(bool)
flags = st.booleans()
wholes = st.integers(0, 10_000_000)
levels = st.integers(1, 5)
metres = st.floats(0.001, 100_000)
hours = st.integers(0, 96).map(lambda quarters: quarters / 4)
clock_hours = st.integers(0, 23).map(lambda hour: f"{hour:02d}:00")


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


class Maker:
    """Draws the records of one plan; ids of each table are drawn before what names them."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.zone = draw(st.sampled_from(ZONES))
        self.first = FIRST_MOMENTS[self.zone]
        ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,9}", fullmatch=True)
        ids = ids | st.sampled_from(("007", "TRUE", "1e5", "no", "null"))
        self.ids: dict[str, list[str]] = {}
        owners = draw(st.lists(ids, min_size=6, max_size=6, unique=True))
        self.ids |= {
            "agencies": owners[:2],
            "commands": owners[2:4],
            "task_forces": owners[4:],
        }
        for table in EventPlan.model_fields:
            if table in TRAFFIC:
                self.ids[table] = draw(one_id)
            elif table not in ("format", "event", "translations", *self.ids):
                self.ids[table] = draw(st.lists(ids, min_size=2, max_size=3, unique=True))

    def one(self, *tables: str) -> str:
        return str(self.draw(st.sampled_from([one for table in tables for one in self.ids[table]])))

    def one_or_none(self, *tables: str) -> str | None:
        return self.one(*tables) if self.draw(flags) else None

    def some(self, *tables: str) -> tuple[str, ...]:
        known = [one for table in tables for one in self.ids[table]]
        return tuple(self.draw(st.lists(st.sampled_from(known), max_size=3, unique=True)))

    def owner(self) -> str | None:
        return self.one_or_none("agencies", "commands", "task_forces")

    def moment(self, minutes: int) -> datetime:
        """A moment so long after the first, in the zone's offset or now and then in another."""
        utc = self.first + timedelta(minutes=minutes)
        if self.draw(st.integers(0, 9)) == 0:
            return utc.astimezone(timezone(timedelta(minutes=self.draw(st.integers(-720, 720)))))
        return utc.astimezone(ZoneInfo(self.zone))

    def any_moment(self) -> datetime:
        return self.moment(self.draw(st.integers(-20_000, 20_000)))

    def spans(self, count: int) -> list[dict[str, datetime]]:
        """Spans of time one after the other, the clocks going back in one of them."""
        steps = self.draw(st.lists(st.integers(1, 120), min_size=2 * count, max_size=2 * count))
        ends = [sum(steps[: n + 1]) for n in range(2 * count)]
        return [
            {"start": self.moment(start), "end": self.moment(end)}
            for start, end in zip(ends[::2], ends[1::2], strict=True)
        ]

    def span(self) -> dict[str, datetime]:
        return self.spans(1)[0]

    def several(self, make: Callable[[], BaseModel]) -> tuple[Any, ...]:
        return tuple(make() for _ in range(self.draw(st.integers(0, 2))))

    def table(self, name: str, make: Callable[[str], BaseModel]) -> tuple[Any, ...]:
        return tuple(make(one) for one in self.ids[name])

    def chain(self, table: str, record: str) -> str | None:
        """An earlier record of the same table, so that no cycle comes about."""
        earlier: Sequence[str] = self.ids[table][: self.ids[table].index(record)]
        return self.draw(maybe(st.sampled_from(earlier))) if earlier else None

    # the records

    def event(self) -> Event:
        draw = self.draw
        return Event(
            id="event-1",
            name=draw(names),
            kind=draw(st.sampled_from(EventKind)),
            organiser=draw(lines),
            place=draw(lines),
            jurisdiction=draw(st.sampled_from(("VN", "MC"))),
            language=draw(st.sampled_from(("vi", "en", "fr", "en-GB"))),
            time_zone=self.zone,
            **self.span(),
            as_of=self.any_moment(),
            attendance=draw(wholes),
            delegates=draw(wholes),
            summary=draw(texts),
            rules=self.rules(),
            roads=draw(roads),
            paper=self.paper(),
        )

    def rules(self) -> HoursRules:
        draw = self.draw
        return HoursRules(
            grid_min=draw(st.sampled_from((15, 20, 30, 60))),
            min_rest_h=draw(hours),
            max_hours_per_24h=draw(hours.filter(lambda h: 0 < h <= 24)),
            max_hours_total=draw(hours.filter(bool)),
            night_start=draw(clock_hours),
            night_end=draw(clock_hours),
            speed_km_per_h=draw(st.floats(0.1, 200)),
            detour_factor=draw(st.floats(1, 5)),
        )

    def paper(self) -> Paper:
        draw = self.draw
        return Paper(
            layout=draw(st.sampled_from(PaperLayout)),
            parent_body=draw(lines),
            issuing_body=draw(lines),
            symbol=draw(lines),
            first_number=draw(st.integers(1, 999)),
            place=draw(lines),
            signing_mode=draw(st.sampled_from(SigningMode)),
            signatory=draw(lines),
            signing_for=draw(lines),
            archive_unit=draw(lines),
            recipients=tuple(draw(st.lists(lines, max_size=3))),
        )

    def phases(self) -> tuple[Phase, ...]:
        spans = self.spans(len(self.ids["phases"]))
        return tuple(
            Phase(id=one, name=self.draw(names), **span)
            for one, span in zip(self.ids["phases"], spans, strict=True)
        )

    def periods(self, phases: Sequence[Phase]) -> tuple[OperationalPeriod, ...]:
        return tuple(
            OperationalPeriod(
                id=one,
                name=self.draw(names),
                phase=phase.id,
                start=phase.start,
                end=phase.end,
                objectives=self.draw(texts),
            )
            for one, phase in zip(self.ids["operational_periods"], phases, strict=False)
        )

    def shift_pattern(self, one: str) -> ShiftPattern:
        return ShiftPattern(
            id=one,
            name=self.draw(names),
            starts_at=self.draw(clock_hours),
            hours=self.draw(st.sampled_from((6, 8, 12))),
            parts=self.draw(st.integers(1, 2)),
            resource_types=self.some("resource_types"),
        )

    def agency(self, one: str) -> Agency:
        draw = self.draw
        return Agency(
            id=one,
            name=draw(names),
            kind=draw(st.sampled_from(AgencyKind)),
            lead=draw(lines),
            sectors=self.some("sectors"),
            duty_phone=draw(lines),
        )

    def site(self, one: str) -> Site:
        draw = self.draw
        return Site(
            id=one,
            name=draw(names),
            kind=draw(st.sampled_from(SiteKind)),
            sector=self.one_or_none("sectors"),
            address=draw(lines),
            position=draw(maybe(st.builds(self.position))),
            risk=draw(levels),
            capacity=draw(maybe(wholes)),
            height_m=draw(maybe(metres)),
            fire_class=draw(maybe(st.sampled_from(FireClass))),
            volume_1000_m3=draw(maybe(metres)),
            seating=draw(st.sampled_from(Seating)),
            sprinklered=draw(flags),
            access=draw(maybe(st.builds(self.access))),
            note=draw(texts),
            zones=self.zones(),
            exits=self.exits(),
            arrivals=self.several(self.arrival),
        )

    def position(self) -> Position:
        draw = self.draw
        return Position(
            lat=draw(st.floats(-90, 90)),
            lon=draw(st.floats(-180, 180)),
            confidence=draw(st.sampled_from(Confidence)),
            radius_m=draw(st.floats(0, 100_000)),
        )

    def access(self) -> VehicleAccess:
        draw = self.draw
        return VehicleAccess(
            road_width_m=draw(maybe(metres)),
            clear_height_m=draw(maybe(metres)),
            farthest_point_m=draw(maybe(metres)),
            dead_end_m=draw(maybe(st.floats(0, 100_000))),
            turning_place=draw(flags),
        )

    def zones(self) -> tuple[Zone, ...]:
        draw = self.draw
        return tuple(
            Zone(
                id=one,
                name=draw(names),
                area_m2=draw(maybe(metres)),
                expected_people=draw(wholes),
                seating=draw(st.sampled_from(Seating)),
                outdoors=draw(flags),
            )
            for one in ("hall", "lobby")[: draw(st.integers(0, 2))]
        )

    def exits(self) -> tuple[Exit, ...]:
        draw = self.draw
        return tuple(
            Exit(
                id=one,
                name=draw(names),
                width_m=draw(metres),
                height_m=draw(maybe(metres)),
                opens_outward=draw(flags),
                to_stairs=draw(flags),
                also_entrance=draw(flags),
            )
            for one in ("1", "02")[: draw(st.integers(0, 2))]
        )

    def arrival(self) -> Arrival:
        draw = self.draw
        return Arrival(
            **self.span(),
            people=draw(wholes),
            service_min=draw(st.floats(0.1, 60)),
            target_wait_min=draw(st.floats(0.1, 60)),
            post=self.one_or_none("posts"),
            staff_per_counter=draw(st.integers(1, 100)),
        )

    def command(self, one: str) -> CommandPost:
        draw = self.draw
        return CommandPost(
            id=one,
            name=draw(names),
            level=draw(st.sampled_from(CommandLevel)),
            agency=self.one("agencies"),
            reports_to=self.chain("commands", one),
            site=self.one_or_none("sites"),
            commander=draw(lines),
            deputy=draw(lines),
            radio_channel=self.one_or_none("radio_channels"),
        )

    def task_force(self, one: str) -> TaskForce:
        draw = self.draw
        return TaskForce(
            id=one,
            name=draw(names),
            work_group=draw(st.sampled_from(WorkGroup)),
            agency=self.one("agencies"),
            members=self.some("agencies"),
            command=self.one_or_none("commands"),
            lead=draw(lines),
            deputy=draw(lines),
            radio_channel=self.one_or_none("radio_channels"),
            duties=draw(texts),
        )

    def team(self, one: str) -> Team:
        draw = self.draw
        return Team(
            id=one,
            name=draw(names),
            agency=self.one("agencies"),
            resource_type=self.one("resource_types"),
            headcount=draw(st.integers(1, 10_000_000)),
            task_force=self.one_or_none("task_forces"),
            may_lead=draw(flags),
            skills=self.some("skills"),
            base=self.one_or_none("sites"),
            vehicle=draw(st.sampled_from(VehicleKind)),
            vehicle_width_m=draw(maybe(metres)),
            vehicle_height_m=draw(maybe(metres)),
            sectors=self.some("sectors"),
            radio_channel=self.one_or_none("radio_channels"),
            leader=draw(lines),
            min_rest_h=draw(maybe(hours)),
            max_hours_per_24h=draw(maybe(hours.filter(lambda h: 0 < h <= 24))),
            max_hours_total=draw(maybe(hours.filter(bool))),
            availability=tuple(
                Availability(**span) for span in self.spans(draw(st.integers(0, 2)))
            ),
        )

    def post(self, one: str) -> Post:
        draw = self.draw
        return Post(
            id=one,
            name=draw(names),
            site=self.one("sites"),
            task_force=self.one_or_none("task_forces"),
            priority=draw(levels),
            reserve=draw(flags),
            unit=draw(st.sampled_from(StrengthUnit)),
            resource_types=self.some("resource_types"),
            skills=self.some("skills"),
            agencies=self.some("agencies"),
            orders=draw(texts),
            needs=tuple(self.need(span) for span in self.spans(draw(st.integers(0, 3)))),
        )

    def need(self, span: dict[str, datetime]) -> Need:
        minimum = self.draw(st.integers(0, 1000))
        return Need(**span, minimum=minimum, desired=minimum + self.draw(st.integers(0, 50)))

    def movement(self, one: str) -> Movement:
        draw = self.draw
        passed = sorted(draw(st.lists(st.integers(0, 600), max_size=3)))
        return Movement(
            id=one,
            name=draw(names),
            people=draw(wholes),
            vehicles=draw(wholes),
            task_force=self.one_or_none("task_forces"),
            escort=self.one_or_none("posts"),
            alternate_route=draw(lines),
            contingency_plan=self.one_or_none("contingency_plans"),
            route=tuple(
                RoutePoint(site=self.one("sites"), at=self.moment(minutes)) for minutes in passed
            ),
        )

    def task(self, one: str) -> Task:
        draw = self.draw
        before = self.chain("tasks", one)
        return Task(
            id=one,
            title=draw(names),
            work_group=draw(st.sampled_from(WorkGroup)),
            owner=self.owner(),
            partners=self.some("agencies", "commands", "task_forces"),
            due=self.any_moment() if draw(flags) else None,
            needed_by=self.any_moment() if draw(flags) else None,
            depends_on=(before,) if before else (),
            state=draw(st.sampled_from(TaskState)),
            evidence=draw(texts),
        )

    def hazard(self, one: str) -> Hazard:
        draw = self.draw
        return Hazard(
            id=one,
            title=draw(names),
            likelihood=draw(levels),
            impact=draw(levels),
            owner=self.owner(),
            site=self.one_or_none("sites"),
            mitigation=draw(texts),
            tasks=self.some("tasks"),
            contingency_plans=self.some("contingency_plans"),
        )

    def contingency_plan(self, one: str) -> ContingencyPlan:
        draw = self.draw
        return ContingencyPlan(
            id=one,
            name=draw(names),
            trigger=draw(texts),
            decided_by=self.one_or_none("commands"),
            site=self.one_or_none("sites"),
            teams=self.some("teams"),
            posts=self.some("posts"),
            notices=self.some("notices"),
            stand_down=draw(texts),
            never_with=self.some("contingency_plans"),
            exercised=draw(lines),
            actions=self.several(self.action),
        )

    def action(self) -> Action:
        return Action(
            text=self.draw(names),
            owner=self.owner(),
            within_min=self.draw(maybe(st.integers(0, 10_080))),
        )

    def gathering(self, one: str) -> Gathering:
        draw = self.draw
        return Gathering(
            id=one,
            name=draw(names),
            site=self.one("sites"),
            **self.span(),
            size=draw(st.sampled_from(SizeBand)),
            sight_and_sound=draw(flags),
            liaison=self.owner(),
            receiving_post=self.one_or_none("posts"),
            steward_post=self.one_or_none("posts"),
            medical_post=self.one_or_none("posts"),
            route=self.one_or_none("movements"),
            water_and_shade=draw(flags),
            toilets=draw(flags),
            emergency_lane=draw(flags),
            exit_always_open=draw(flags),
            restriction=draw(st.sampled_from((None, Restriction()))) or self.restriction(),
        )

    def restriction(self) -> Restriction | None:
        draw = self.draw
        if draw(flags):
            return None
        return Restriction(
            ground=draw(texts),
            decided_by=self.one_or_none("commands"),
            at=self.any_moment() if draw(flags) else None,
            alternative=draw(texts),
            appeal=draw(texts),
        )

    def notice(self, one: str) -> Notice:
        draw = self.draw
        return Notice(
            id=one,
            title=draw(names),
            owner=self.owner(),
            audience=draw(lines),
            channels=draw(lines),
            issue_at=self.any_moment() if draw(flags) else None,
            supersedes=self.chain("notices", one),
            texts=tuple(
                NoticeText(language=language, title=draw(names), body=draw(filled_texts))
                for language in ("vi", "en")[: draw(st.integers(0, 2))]
            ),
        )

    def directive(self, one: str) -> Directive:
        draw = self.draw
        return Directive(
            id=one,
            text=draw(texts),
            lead=self.owner(),
            partners=self.some("agencies", "commands", "task_forces"),
            due=self.any_moment() if draw(flags) else None,
            tasks=self.some("tasks"),
            done_when=draw(texts),
            state=draw(st.sampled_from(DirectiveState)),
            source=draw(lines),
        )

    def translation(self) -> Translation:
        return Translation(
            text=self.draw(filled_texts), language="en", translation=self.draw(filled_texts)
        )

    def named(self, model: Callable[..., BaseModel]) -> Callable[[str], BaseModel]:
        return lambda one: model(id=one, name=self.draw(names))

    def channel(self, one: str) -> RadioChannel:
        return RadioChannel(id=one, name=self.draw(names), backup=self.draw(lines))

    def plan(self) -> EventPlan:
        phases = self.phases()
        return EventPlan(
            event=self.event(),
            phases=phases,
            operational_periods=self.periods(phases),
            shift_patterns=self.table("shift_patterns", self.shift_pattern),
            sectors=self.table("sectors", self.named(Sector)),
            agencies=self.table("agencies", self.agency),
            radio_channels=self.table("radio_channels", self.channel),
            sites=self.table("sites", self.site),
            commands=self.table("commands", self.command),
            task_forces=self.table("task_forces", self.task_force),
            resource_types=self.table("resource_types", self.named(ResourceType)),
            skills=self.table("skills", self.named(Skill)),
            teams=self.table("teams", self.team),
            posts=self.table("posts", self.post),
            movements=self.table("movements", self.movement),
            **traffic(self),
            tasks=self.table("tasks", self.task),
            hazards=self.table("hazards", self.hazard),
            contingency_plans=self.table("contingency_plans", self.contingency_plan),
            gatherings=self.table("gatherings", self.gathering),
            notices=self.table("notices", self.notice),
            directives=self.table("directives", self.directive),
            translations=self.several(self.translation),
        )


@st.composite
def event_plans(draw: Draw) -> EventPlan:
    """Plans that are valid; hardly any would be safe."""
    return Maker(draw).plan()
