"""A rehearsal of the example, made by hand: what the command line says of it can be read."""

from typing import Any

from sansang.rehearsal.result import (
    ActionResult,
    Difference,
    Estimate,
    Mend,
    MendKind,
    MissingForce,
    NotableDay,
    PlanResult,
    PostShort,
    Queue,
    Rehearsal,
    Response,
    Stream,
)
from sansang.travel import By


def about(value: float, half: float = 0.02) -> Estimate:
    """An estimate and its interval."""
    return Estimate(value=value, low=value - half, high=value + half)


def response(within: float | None, **group: Any) -> Response:
    """A group of incidents; ``within`` None: without a target."""
    return Response(
        **{"incidents": 1000, "unreached": 0, "unreachable": 0, "target_min": 8} | group,
        mean=about(5, 0.2),
        p50=about(4.2, 0.2),
        p90=about(7.6, 0.4),
        within=None if within is None else about(within),
    )


def fallback(name: str, on_time: float | None, **more: Any) -> PlanResult:
    """How a contingency plan did in 100 drills."""
    good = 100 if on_time is None else round(100 * on_time)
    return PlanResult(
        contingency_plan=name,
        activated=100,
        drills=100,
        on_time=good,
        failed=100 - good,
        **{"refused": 0} | more,
        share_on_time=None if on_time is None else about(on_time, 0.03),
    )


WEAK = fallback(
    "pa-nhieu-nguoi-bi-nan",
    0.41,
    actions=(
        ActionResult(
            number=5,
            due=100,
            on_time=41,
            median_min=22,
            missing=(
                MissingForce(
                    team="cap-cuu-01",
                    why="other_plan",
                    times=55,
                    held_by="pa-chay-hoi-truong",
                ),
                MissingForce(team="cap-cuu-02", why="busy", times=9, late_min=6.5),
            ),
        ),
    ),
)
MEND = Mend(
    contingency_plan="pa-nhieu-nguoi-bi-nan",
    kind=MendKind.REPLACE,
    team="cap-cuu-05",
    instead_of="cap-cuu-01",
    before=about(0.41, 0.03),
    after=about(0.96),
    gain=about(0.55, 0.04),
)
OTHER = Difference(
    measure="plan_on_time",
    about="pa-nhieu-nguoi-bi-nan",
    before=0.41,
    after=0.96,
    difference=about(0.55, 0.04),
)


def rehearsal(**changes: Any) -> Rehearsal:
    """A rehearsal of the example in which one contingency plan fails."""
    made = {
        "event": "lang-son-congress",
        "plan_sha256": "0" * 64,
        "deployment_sha256": "1" * 64,
        "seed": 1,
        "days": 1000,
        "drills_per_plan": 100,
        "travel": By.STRAIGHT_LINE,
        "policy": "closest preemption cover",
        "streams": (
            Stream(incident_type="y-te", site="trung-tam-hoi-nghi", expected=3.2, guess=True),
        ),
        "days_all_in_target": about(0.97, 0.011),
        "responses": (
            response(0.93),
            response(0.978, incident_type="y-te", priority=1),
            response(0.85, incident_type="trat-tu", priority=3, unreached=4),
            response(0.82, site="ks-3"),
        ),
        "histograms": (),
        "posts": (PostShort(post="vt-san-truoc", share=about(0.01), minutes_per_day=about(9, 2)),),
        "teams": (),
        "queue": Queue(mean_length=about(0.1), longest=4, mean_wait_min=about(0.3)),
        "plans": (WEAK, fallback("pa-mat-dien", 1.0), fallback("pa-mat-lien-lac", None)),
        "mends": (MEND,),
        "notable": (NotableDay(number=4711, late=3, worst_min=31.2, incident_type="y-te"),),
        "seconds": 1.5,
    }
    return Rehearsal(**made | changes)
