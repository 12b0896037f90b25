"""The Lạng Sơn congress opens, keeps its shape in every form, and has the gaps its README names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from sansang.checks import run_checks
from sansang.checks.finding import Finding, Severity
from sansang.event import EventPlan
from sansang.eventfile import read_plan, write_folder, write_json, write_workbook

EXAMPLE = Path(__file__).parents[2] / "examples" / "lang-son-congress"
ENGLISH, VIETNAMESE = (EXAMPLE / "README.md").read_text("utf-8").split("\n# Tiếng Việt\n")
ROW = re.compile(r"\| (\d+) \| (.*?) \| .*? \| (.*?) \| .*? \|")
RULE = re.compile(r"`(\w+\.[\w*]+)`")
ID = re.compile(r"`([\w-]+)`")


@dataclass(frozen=True)
class Gap:
    """A row of the README: its records and the rules that find it.

    Rules on cover name the teams that are short or idle, the row names the post.
    """

    number: int
    records: tuple[str, ...]
    rules: tuple[str, ...]

    def is_found_by(self, rule: str, finding: Finding) -> bool:
        about = rule.startswith("coverage.") or finding.record.id in self.records
        return about and fnmatchcase(finding.rule, rule)


def gaps(text: str) -> Iterator[Gap]:
    for number, where, found_by in ROW.findall(text):
        yield Gap(int(number), tuple(ID.findall(where)), tuple(RULE.findall(found_by)))


GAPS = tuple(gaps(ENGLISH))


@pytest.fixture(scope="module")
def plan() -> EventPlan:
    return read_plan(EXAMPLE)


@pytest.fixture(scope="module")
def findings(plan: EventPlan) -> tuple[Finding, ...]:
    return run_checks(plan)


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_it_is_as_large_as_its_readme_says(plan):
    counts = [len(t) for t in (plan.teams, plan.posts, plan.contingency_plans, plan.tasks)]
    assert counts == [126, 45, 10, 60]
    assert len(plan.hazards) == 20
    assert sum(team.headcount for team in plan.teams) == 1104


def test_it_is_the_same_folder_after_workbook_and_document(plan, tmp_path):
    write_folder(plan, tmp_path / "first")
    write_workbook(read_plan(tmp_path / "first"), tmp_path / "plan.xlsx")
    write_folder(read_plan(tmp_path / "plan.xlsx"), tmp_path / "second")
    write_json(read_plan(tmp_path / "second"), tmp_path / "plan.json")
    again = read_plan(tmp_path / "plan.json")
    assert again == plan
    write_folder(again, tmp_path / "last")
    assert (
        files_of(tmp_path / "first") == files_of(tmp_path / "second") == files_of(tmp_path / "last")
    )


def test_its_files_are_as_we_write_them(plan, tmp_path):
    """But for the remarks in `event.yaml`, which are its author's."""
    write_folder(plan, tmp_path / "event")
    ours, theirs = files_of(tmp_path / "event"), files_of(EXAMPLE)
    papers = {"README.md", "minutes.vi.txt"}
    assert ours.keys() - {".sansang"} == theirs.keys() - papers
    for name in theirs.keys() - papers - {"event.yaml"}:
        assert ours[name] == theirs[name], name
    assert said(ours["event.yaml"]) == said(theirs["event.yaml"])


def said(yaml: bytes) -> list[str]:
    return [line for line in yaml.decode().splitlines() if not line.strip().startswith("#")]


def test_the_readme_names_the_same_gaps_in_both_languages():
    assert [gap.number for gap in GAPS] == list(range(1, 18))
    assert [(gap.number, gap.rules) for gap in gaps(VIETNAMESE)] == [
        (gap.number, gap.rules) for gap in GAPS
    ]


@pytest.mark.parametrize("gap", GAPS, ids=lambda gap: f"gap {gap.number}")
def test_each_planted_gap_is_found(gap, findings):
    assert gap.rules
    for rule in gap.rules:
        assert any(gap.is_found_by(rule, finding) for finding in findings), rule


def test_every_error_and_warning_was_planted(findings):
    unplanned = [
        (finding.rule, finding.record.id)
        for finding in findings
        if finding.severity is not Severity.ADVICE
        and not any(gap.is_found_by(rule, finding) for gap in GAPS for rule in gap.rules)
    ]
    assert unplanned == []
