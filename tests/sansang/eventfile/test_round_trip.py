"""A plan written and read again is the same plan, in each form and through all of them."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from tests.effort import examples
from tests.sansang.plans import event_plans

from sansang.event import EventPlan
from sansang.eventfile import (
    plan_sha256,
    read_plan,
    write_folder,
    write_json,
    write_workbook,
)
from sansang.eventfile.synthetic import synthetic_plan


def same(plan: EventPlan, other: EventPlan) -> bool:
    return plan == other and plan_sha256(plan) == plan_sha256(other)


@examples(20)
@given(event_plans())
def test_a_plan_is_the_same_through_folder_workbook_and_document(plan: EventPlan) -> None:
    with TemporaryDirectory() as name:
        place = Path(name)
        write_folder(plan, place / "event")
        from_folder = read_plan(place / "event")
        assert same(from_folder, plan)
        write_workbook(from_folder, place / "plan.xlsx")
        from_workbook = read_plan(place / "plan.xlsx")
        assert same(from_workbook, plan)
        write_json(from_workbook, place / "plan.json")
        assert same(read_plan(place / "plan.json"), plan)


def test_a_synthetic_plan_is_the_same_in_each_form(tmp_path: Path) -> None:
    plan = synthetic_plan(60)
    write_folder(plan, tmp_path / "event")
    write_workbook(plan, tmp_path / "plan.xlsx")
    write_json(plan, tmp_path / "plan.json")
    for name in ("event", "plan.xlsx", "plan.json"):
        assert same(read_plan(tmp_path / name), plan)
