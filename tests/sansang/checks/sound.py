"""A small plan in which no rule finds anything."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from tests.sansang.checks.times import clock, need, span

from sansang.event import EventPlan, Translation

WORK = (
    "public_order fire_rescue traffic medical delegate_safety border_line public_information "
    "logistics"
).split()
KINDS = {
    "public_order": "police",
    "fire_rescue": "fire",
    "traffic": "police",
    "medical": "health",
    "delegate_safety": "police",
    "border_line": "border",
    "public_information": "city",
    "logistics": "city",
}


@cache
def sound_plan() -> EventPlan:
    """Return a plan in which no rule finds anything."""
    return _translated(
        EventPlan.model_validate(
            {
                "event": _event(),
                "phases": [
                    {
                        "id": "prepare",
                        "name": "Chuẩn bị",
                        "start": clock(0, day="2026-11-26"),
                        "end": clock(6),
                    },
                    {"id": "sessions", "name": "Các phiên", **span(6, 20)},
                ],
                "operational_periods": [
                    {"id": "day", "name": "Ban ngày", "phase": "sessions", **span(6, 20)}
                ],
                "shift_patterns": [
                    {"id": "early", "name": "Ca sáng", "starts_at": "06:00", "hours": 8},
                    {"id": "late", "name": "Ca chiều", "starts_at": "12:00", "hours": 8},
                ],
                "sectors": [
                    {"id": "town", "name": "Khu vực nội thành"},
                    {"id": "gate", "name": "Khu vực cửa khẩu"},
                ],
                "agencies": list(_agencies()),
                "radio_channels": [{"id": f"ch-{c}", "name": f"Kênh {c}"} for c in _channels()],
                "sites": list(_sites()),
                "commands": list(_commands()),
                "task_forces": list(_task_forces()),
                "resource_types": [{"id": w, "name": f"Lực lượng {w}"} for w in WORK],
                "skills": [{"id": "first_aid", "name": "Sơ cứu"}],
                "teams": list(_teams()),
                "posts": list(_posts()),
                "movements": [_movement()],
                "tasks": list(_tasks()),
                "hazards": [_hazard()],
                "contingency_plans": list(_contingency_plans()),
                "gatherings": [_gathering()],
                "notices": list(_notices()),
                "directives": [_directive()],
            }
        )
    )


def _event() -> dict[str, Any]:
    return {
        "id": "congress",
        "name": "Đại hội",
        "kind": "indoor_congress",
        "time_zone": "Asia/Ho_Chi_Minh",
        "start": clock(8),
        "end": clock(17),
        "as_of": clock(8, day="2026-11-26"),
        "attendance": 400,
        "delegates": 300,
        "paper": {
            "layout": "vn_administrative",
            "issuing_body": "Ban Tổ chức",
            "signatory": "Trưởng ban",
            "recipients": ["Các đơn vị"],
        },
    }


def _agencies() -> Iterator[dict[str, Any]]:
    kinds = {
        "police": "police",
        "fire": "fire_rescue",
        "health": "medical",
        "border": "border_guard",
        "city": "city",
    }
    for agency, kind in kinds.items():
        yield {
            "id": agency,
            "name": f"Đơn vị {agency}",
            "kind": kind,
            "lead": "Thủ trưởng đơn vị",
            "duty_phone": "0205 3812 345",
        }


def _channels() -> list[str]:
    return ["gold", "silver", *WORK]


def _commands() -> Iterator[dict[str, Any]]:
    for command, level, above in (
        ("gold", "strategic", None),
        ("silver", "tactical", "gold"),
    ):
        yield {
            "id": command,
            "name": f"Sở chỉ huy {command}",
            "level": level,
            "agency": "city",
            "reports_to": above,
            "commander": f"Chỉ huy trưởng {command}",
            "deputy": f"Chỉ huy phó {command}",
            "radio_channel": f"ch-{command}",
        }


def _task_forces() -> Iterator[dict[str, Any]]:
    for work in WORK:
        yield {
            "id": f"tf-{work}",
            "name": f"Tổ {work}",
            "work_group": work,
            "agency": KINDS[work],
            "command": "silver",
            "lead": f"Trưởng phòng {work}",
            "deputy": f"Phó trưởng phòng {work}",
            "radio_channel": f"ch-{work}",
        }


def _place(
    site: str, kind: str, lat: float = 21.85, sector: str = "town", **more: Any
) -> dict[str, Any]:
    position = {"lat": lat, "lon": 106.76, "confidence": "A", "radius_m": 20}
    return {
        "id": site,
        "name": f"Nơi {site}",
        "kind": kind,
        "sector": sector,
        "position": position,
        **more,
    }


def _sites() -> Iterator[dict[str, Any]]:
    yield _place("hall", "venue", risk=4, **_building())
    yield _place("hotel", "hotel", 21.86)
    yield _place("hospital", "hospital", 21.87)
    yield _place("reception", "reception_point", arrivals=[_arrival("at-reception", 30, 1)])
    yield _place("crossing", "border_crossing", 21.97, arrivals=[_arrival("at-crossing", 120, 2)])
    yield _place(
        "square",
        "gathering_place",
        zones=[
            {
                "id": "lawn",
                "name": "Bãi cỏ",
                "area_m2": 200,
                "expected_people": 50,
                "outdoors": True,
            }
        ],
        exits=[
            {"id": "s1", "name": "Lối nam", "width_m": 3},
            {"id": "s2", "name": "Lối bắc", "width_m": 3},
        ],
    )
    yield _place("barracks", "base")


def _building() -> dict[str, Any]:
    return {
        "capacity": 500,
        "height_m": 12,
        "fire_class": "II",
        "volume_1000_m3": 6,
        "access": {
            "road_width_m": 5,
            "clear_height_m": 4.5,
            "farthest_point_m": 40,
            "dead_end_m": 20,
        },
        "zones": [{"id": "main", "name": "Hội trường", "area_m2": 600, "expected_people": 400}],
        "exits": [
            {"id": f"e{i}", "name": f"Cửa {i}", "width_m": 2.4, "height_m": 2.2} for i in (1, 2, 3)
        ],
    }


def _arrival(post: str, people: int, staff: int) -> dict[str, Any]:
    return {
        **span(9, 11),
        "people": people,
        "service_min": 2,
        "target_wait_min": 10,
        "post": post,
        "staff_per_counter": staff,
    }


def _teams() -> Iterator[dict[str, Any]]:
    vehicles = {"medical": "ambulance", "fire_rescue": "fire_engine"}
    for work in WORK:
        for number in (1, 2, 3, 4):
            yield {
                "id": f"{work}-{number}",
                "name": f"Đội {work} {number}",
                "agency": KINDS[work],
                "resource_type": work,
                "headcount": 10,
                "task_force": f"tf-{work}",
                "may_lead": True,
                "skills": ["first_aid"],
                "base": "barracks",
                "vehicle": vehicles.get(work, "van"),
                "vehicle_width_m": 2.5,
                "vehicle_height_m": 3.4,
                "leader": "Đội trưởng",
            }


def _posts() -> Iterator[dict[str, Any]]:
    for post, site, work, minimum in (
        ("at-hall", "hall", "public_order", 10),
        ("engine", "hall", "fire_rescue", 10),
        ("escort", "hotel", "traffic", 10),
        ("first-aid", "hall", "medical", 10),
        ("delegates", "hotel", "delegate_safety", 10),
        ("at-crossing", "crossing", "border_line", 8),
        ("at-reception", "reception", "public_information", 3),
        ("store", "barracks", "logistics", 5),
        ("stewards", "square", "public_order", 10),
    ):
        yield _post(post, site, work, need(7, 18, minimum))
    yield {**_post("reserve", "barracks", "public_order", need(7, 18, 10)), "reserve": True}


def _post(post: str, site: str, work: str, wanted: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": post,
        "name": f"Chốt {post}",
        "site": site,
        "task_force": f"tf-{work}",
        "resource_types": [work],
        "orders": "Hướng dẫn và hỗ trợ người dân.",
        "needs": [wanted],
    }


def _movement() -> dict[str, Any]:
    return {
        "id": "convoy",
        "name": "Đoàn xe đại biểu",
        "people": 300,
        "vehicles": 8,
        "escort": "escort",
        "alternate_route": "Hùng Vương – Bà Triệu",
        "contingency_plan": "blocked",
        "route": [
            {"site": "hotel", "at": clock(7)},
            {"site": "hall", "at": clock(7, 30)},
        ],
    }


def _tasks() -> Iterator[dict[str, Any]]:
    yield {
        "id": "survey",
        "title": "Khảo sát hội trường",
        "work_group": "fire_rescue",
        "owner": "tf-fire_rescue",
        "due": clock(8, day="2026-11-25"),
        "state": "done",
        "evidence": "Biên bản khảo sát",
    }
    yield {
        "id": "signs",
        "title": "Lắp biển chỉ dẫn",
        "work_group": "traffic",
        "owner": "tf-traffic",
        "due": clock(8, day="2026-11-28"),
        "needed_by": clock(8, day="2026-11-30"),
        "depends_on": ["survey"],
        "state": "in_progress",
    }


def _hazard() -> dict[str, Any]:
    return {
        "id": "fire",
        "title": "Cháy tại hội trường",
        "likelihood": 3,
        "impact": 5,
        "owner": "tf-fire_rescue",
        "site": "hall",
        "mitigation": "Trực chữa cháy tại chỗ",
        "contingency_plans": ["fire"],
    }


def _contingency_plans() -> Iterator[dict[str, Any]]:
    for plan, team, notice in (("fire", "fire_rescue-1", "alarm"), ("blocked", "traffic-1", None)):
        yield {
            "id": plan,
            "name": f"Phương án {plan}",
            "trigger": "Thấy khói hoặc đường bị chặn",
            "decided_by": "silver",
            "teams": [team],
            "notices": [notice] if notice else [],
            "stand_down": "Hiện trường an toàn",
            "exercised": "20/11/2026",
            "actions": [
                {"text": "Báo động", "owner": "silver", "within_min": 1},
                {"text": "Triển khai", "owner": "tf-fire_rescue", "within_min": 5},
            ],
        }


def _gathering() -> dict[str, Any]:
    return {
        "id": "petition",
        "name": "Cuộc tụ họp trước hội trường",
        "site": "square",
        **span(9, 11),
        "size": "up_to_50",
        "sight_and_sound": True,
        "liaison": "city",
        "receiving_post": "at-reception",
        "steward_post": "stewards",
        "medical_post": "first-aid",
        "route": "convoy",
        "water_and_shade": True,
        "toilets": True,
        "emergency_lane": True,
        "exit_always_open": True,
    }


def _notices() -> Iterator[dict[str, Any]]:
    texts = [{"language": language, "title": "…", "body": "…"} for language in ("vi", "en")]
    common = {"owner": "city", "channels": "Loa phát thanh", "texts": texts}
    yield {"id": "alarm", "title": "Báo cháy", **common}
    yield {
        "id": "roads-1",
        "title": "Phân luồng",
        "issue_at": clock(8, day="2026-11-28"),
        **common,
    }
    yield {
        "id": "roads-2",
        "title": "Phân luồng (cập nhật)",
        "issue_at": clock(8, day="2026-11-29"),
        "supersedes": "roads-1",
        **common,
    }


def _directive() -> dict[str, Any]:
    return {
        "id": "KL-1",
        "text": "Hoàn thành lắp biển chỉ dẫn.",
        "lead": "tf-traffic",
        "due": clock(8, day="2026-11-29"),
        "tasks": ["signs"],
        "done_when": "Biên bản nghiệm thu",
    }


def _translated(plan: EventPlan) -> EventPlan:
    names = {
        getattr(record, "name", "") or record.title
        for table in _tables(plan)
        if table not in ("translations", "directives")
        for record in getattr(plan, table)
    }
    names.add(plan.event.name)
    translations = tuple(
        Translation(text=name, language="en", translation=f"{name} in English")
        for name in sorted(names)
    )
    fields = {name: getattr(plan, name) for name in EventPlan.model_fields}
    return EventPlan(**{**fields, "translations": translations})


def _tables(plan: EventPlan) -> list[str]:
    return [name for name in type(plan).model_fields if isinstance(getattr(plan, name), tuple)]
