"""A small congress: one task force, three teams at two posts over a day and a night."""

from datetime import datetime, timedelta, timezone
from typing import Any

from sansang.deployment.result import Assignment, Deployment, Status
from sansang.event import (
    Action,
    Agency,
    CommandPost,
    ContingencyPlan,
    Event,
    EventPlan,
    Gathering,
    Need,
    Paper,
    Position,
    Post,
    RadioChannel,
    ResourceType,
    Site,
    Skill,
    Task,
    TaskForce,
    Team,
    Translation,
)
from sansang.event.organisation import VehicleKind

ZONE = timezone(timedelta(hours=7))


def at(hour: float, day: int = 27) -> datetime:
    return datetime(2026, 11, day, tzinfo=ZONE) + timedelta(hours=hour)


PAPER = Paper(
    layout="vn_administrative",
    parent_body="Ban Tổ chức Đại hội",
    issuing_body="Tiểu ban An ninh",
    symbol="KH-TBAN",
    first_number=5,
    place="Lạng Sơn",
    signing_mode="TM.",
    signatory="Trưởng Tiểu ban",
    signing_for="Tiểu ban An ninh",
    archive_unit="TBAN",
    recipients=("Thường trực Tỉnh uỷ", "- Công an tỉnh;", "Lưu: VT"),
)


def post(post_id: str, **more: Any) -> Post:
    needs = (Need(start=at(6), end=at(22), minimum=4, desired=8),)
    return Post(
        id=post_id,
        name=more.pop("name", f"Chốt {post_id}"),
        site="hall",
        task_force="order",
        needs=more.pop("needs", needs),
        **more,
    )


def team(team_id: str, **more: Any) -> Team:
    return Team(
        id=team_id,
        name=more.pop("name", f"Đội {team_id}"),
        agency="police",
        resource_type="patrol",
        headcount=6,
        task_force=more.pop("task_force", "order"),
        base="base",
        leader="Đội trưởng",
        **more,
    )


def a_plan(paper: Paper = PAPER, **changes: Any) -> EventPlan:
    """The small congress, some of its tables changed; ``event`` changes fields of the event."""
    event: dict[str, Any] = {
        "id": "congress",
        "name": "Đại hội",
        "kind": "indoor_congress",
        "time_zone": "Asia/Ho_Chi_Minh",
        "start": at(8),
        "end": at(17),
        "as_of": at(8, day=22),
        "paper": paper,
    }
    tables: dict[str, Any] = {
        "agencies": (
            Agency(id="police", name="Công an tỉnh", kind="police", duty_phone="0205 3 000 000"),
            Agency(id="health", name="Sở Y tế", kind="medical"),
        ),
        "radio_channels": (RadioChannel(id="k1", name="Kênh 1", backup="Kênh 9"),),
        "sites": (
            Site(
                id="hall",
                name="Hội trường",
                kind="venue",
                address="Đường Hùng Vương",
                position=Position(lat=21.85, lon=106.76),
            ),
            Site(id="base", name="Trụ sở", kind="base", position=Position(lat=21.90, lon=106.76)),
            Site(id="square", name="Quảng trường", kind="gathering_place"),
        ),
        "commands": (
            CommandPost(
                id="gold",
                name="Ban Chỉ đạo",
                level="strategic",
                agency="police",
                commander="Trưởng ban",
                radio_channel="k1",
            ),
            CommandPost(
                id="silver",
                name="Sở chỉ huy",
                level="tactical",
                agency="police",
                reports_to="gold",
                commander="Giám đốc",
                deputy="Phó Giám đốc",
            ),
        ),
        "task_forces": (
            TaskForce(
                id="order",
                name="Tổ công tác Trật tự",
                work_group="public_order",
                agency="police",
                members=("health",),
                command="silver",
                lead="Trưởng phòng",
                deputy="Phó Trưởng phòng",
                radio_channel="k1",
                duties="Giữ trật tự.",
            ),
        ),
        "resource_types": (ResourceType(id="patrol", name="Tuần tra"),),
        "skills": (Skill(id="first-aid", name="Sơ cứu"),),
        "teams": (
            team("a", may_lead=True, skills=("first-aid",), vehicle=VehicleKind.VAN),
            team("b"),
            team("c"),
            team("idle"),
        ),
        "posts": (
            post("gate", orders="Kiểm tra thẻ.\nGiữ lối ra thông thoáng."),
            post("yard"),
        ),
        "tasks": (
            Task(
                id="rehearse",
                title="Diễn tập",
                work_group="public_order",
                owner="order",
                partners=("health",),
                due=at(17, day=25),
            ),
        ),
        "contingency_plans": (
            ContingencyPlan(
                id="fire",
                name="Cháy tại hội trường",
                trigger="Chuông báo cháy kêu.",
                decided_by="silver",
                site="hall",
                posts=("gate",),
                stand_down="Chỉ huy chữa cháy bàn giao.",
                actions=(
                    Action(text="Mở mọi lối ra", owner="order", within_min=1),
                    Action(text="Lập điểm sơ cứu", owner="health"),
                ),
            ),
        ),
        "gatherings": (
            Gathering(
                id="petition",
                name="Cuộc tụ họp đã thông báo",
                site="square",
                start=at(8),
                end=at(10),
                size="up_to_50",
                liaison="health",
            ),
        ),
        "translations": (
            Translation(text="Cháy tại hội trường", language="en", translation="Fire in the hall"),
            Translation(text="Đội a", language="en", translation="Team A"),
        ),
    }
    event |= changes.pop("event", {})
    return EventPlan(event=Event(**event), **(tables | changes))


def duty(team_id: str, post_id: str, start: datetime, end: datetime) -> Assignment:
    return Assignment(team=team_id, post=post_id, start=start, end=end)


def a_deployment(*duties: Assignment) -> Deployment:
    """Team a and b hold the gate, c relieves a; a moves to the yard; nobody needs idle."""
    usual = (
        duty("a", "gate", at(6), at(10)),
        duty("a", "gate", at(10), at(14)),
        duty("b", "gate", at(6), at(16)),
        duty("c", "gate", at(14), at(22)),
        duty("a", "yard", at(30), at(34.5)),
    )
    return Deployment(
        event="congress",
        plan_sha256="0" * 64,
        seed=1,
        status=Status.FEASIBLE,
        levels=(),
        assignments=duties or usual,
        unmet=(),
        seconds=1,
    )
