"""Texts that a careless page or typesetter would carry out."""

from typing import Any

from tests.sansang.report.fair import at, fair, span

from sansang.event import EventPlan

SCRIPT = "<script>alert(1)</script>"
CODE = '#eval("1") #panic("x") #pagebreak()'
MATHS = "$x$ *bold* _it_ = Head @ref <label> \\ // /* `raw` [b] {{ 7*7 }} {% if %} {blank} %(x)s"
QUOTES = "\"' onmouseover=alert(1) --> ]]> &amp; &#x41;"
LONG = "W" * 290
NOVEL = "Long story short. " * 220
EVIL = (SCRIPT, CODE, MATHS, QUOTES, LONG)


def hostile() -> EventPlan:
    """Return a plan whose every text is one of these, in all kinds of record."""
    plan = fair(
        commands=[{"id": "lead", "name": CODE, "level": "strategic", "agency": "police"}],
        task_forces=[
            {"id": "tf", "name": MATHS, "work_group": "traffic", "agency": "police", "lead": LONG}
        ],
        radio_channels=[{"id": "ch", "name": QUOTES, "backup": LONG}],
        phases=[{"id": "ph", "name": LONG, **span(8, 12)}],
        tasks=[{"id": "t", "title": SCRIPT, "work_group": "traffic", "evidence": NOVEL}],
        hazards=[{"id": "h", "title": LONG, "likelihood": 5, "impact": 5, "mitigation": NOVEL}],
        movements=[{"id": "m", "name": CODE, "route": [{"site": "hall", "at": at(8)}]}],
        contingency_plans=[
            {
                "id": "c",
                "name": MATHS,
                "trigger": NOVEL,
                "actions": [{"text": text} for text in EVIL],
            }
        ],
        gatherings=[{"id": "g", "name": QUOTES, "site": "park", **span(9, 10), "size": "up_to_50"}],
        notices=[
            {
                "id": "n",
                "title": SCRIPT,
                "texts": [{"language": "zh-CN", "title": "请 " + CODE, "body": NOVEL}],
            }
        ],
        directives=[{"id": "d", "text": NOVEL, "done_when": CODE}],
    )
    return EventPlan.model_validate(_renamed(plan))


def _renamed(plan: EventPlan) -> dict[str, Any]:
    data = plan.model_dump(mode="json")
    data["event"] |= {"name": f"{SCRIPT} {CODE}", "summary": MATHS, "place": LONG}
    for table in ("sectors", "agencies", "resource_types", "sites", "teams", "posts"):
        for at_, record in enumerate(data[table]):
            record["name"] = EVIL[at_ % len(EVIL)]
    for record in data["sites"]:
        record["position"] = {"lat": 21.8, "lon": 106.7, "confidence": "C", "radius_m": 500}
        record["address"] = QUOTES
    return data
