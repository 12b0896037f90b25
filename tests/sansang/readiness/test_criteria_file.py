"""The sets of criteria that come along, and those that an office has edited."""

import re
import unicodedata
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from sansang.event.organisation import WorkGroup
from sansang.eventfile import describe_fault
from sansang.faults import ReviewFileError
from sansang.readiness import criteria_set, criteria_sets, read_criteria, template_text
from sansang.wording import wording

ROOT = Path(__file__).parents[3]
SETS = {one.id: one for one in criteria_sets()}
LEAST = 60


def is_vietnamese(text: str) -> bool:
    return any(unicodedata.combining(c) or c in "đĐ" for c in unicodedata.normalize("NFD", text))


def words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))


def likeness(one: str, other: str) -> float:
    """Jaccard's index: 1 for the same words, 0 for no word in common."""
    a, b = words(one), words(other)
    return len(a & b) / len(a | b)


def test_four_sets_come_along():
    assert list(SETS) == ["indoor-congress", "outdoor-festival", "road-race", "border-area"]


@pytest.mark.parametrize("name", SETS)
def test_a_set_has_sixty_criteria_in_all_eight_work_groups(name):
    groups = Counter(one.work_group for one in SETS[name].criteria)
    assert groups.total() >= LEAST
    assert set(groups) == set(WorkGroup)
    assert min(groups.values()) >= 3


@pytest.mark.parametrize("name", SETS)
def test_critical_criteria_are_few_and_weigh_much(name):
    critical = [one for one in SETS[name].criteria if one.critical]
    assert 15 <= len(critical) <= 20
    assert min(one.weight for one in critical) >= 3
    assert len({one.work_group for one in critical}) >= 5


@pytest.mark.parametrize("name", SETS)
def test_each_criterion_is_written_in_both_languages(name):
    for one in SETS[name].criteria:
        for text in (one.asks, one.evidence):
            assert is_vietnamese(text.vi), text.vi
            assert not is_vietnamese(text.en), text.en
            assert text.vi.endswith(".")
            assert text.en.endswith(".")


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_two_criteria_of_a_set_say_nearly_the_same(name, language):
    asked = [one.asks.in_language(language) for one in SETS[name].criteria]
    for one, other in combinations(asked, 2):
        assert likeness(one, other) < 0.5, (one, other)


def test_the_sets_differ_by_their_kind_of_event():
    """No sentence stands in two sets but where the same thing is asked of any event."""
    for one, other in combinations(SETS.values(), 2):
        same = {c.asks.vi for c in one.criteria} & {c.asks.vi for c in other.criteria}
        assert not same


OVER_THE_LINE = (
    "dư luận",
    "mạng xã hội",
    "nhân thân",
    "lý lịch",
    "khuôn mặt",
    "giải tán",
    "ngăn chặn người",
    "quốc tịch",
    "tôn giáo",
    "opinion",
    "social media",
    "background check",
    "vetting",
    "face",
    "disperse",
    "nationality",
    "religio",
    "watchlist",
)


@pytest.mark.parametrize("name", SETS)
def test_no_criterion_asks_for_what_the_line_excludes(name):
    for one in SETS[name].criteria:
        texts = (one.asks.vi, one.asks.en, one.evidence.vi, one.evidence.en)
        said = " ".join(texts).lower().replace("surface", "")
        assert not [term for term in OVER_THE_LINE if term in said]


@pytest.mark.parametrize("name", SETS)
def test_a_gathering_is_something_lawful_to_keep_safe(name):
    found = [one for one in SETS[name].criteria if "gather" in one.asks.en]
    assert found
    assert all("lawful" in one.asks.en and "hợp pháp" in one.asks.vi for one in found)


def test_the_wheel_takes_the_sets_along():
    packed = {one.distribution_path for one in WheelBuilder(str(ROOT)).recurse_included_files()}
    assert {f"sansang/readiness/templates/{name}.yaml" for name in SETS} <= packed


# sets that an office has edited


def edited(tmp_path: Path, old: str, new: str) -> Path:
    text = template_text("road-race")
    assert old in text
    file = tmp_path / "ours.yaml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


def refused(file: Path):
    with pytest.raises(ReviewFileError) as raised:
        read_criteria(file)
    return raised.value.faults


def test_an_edited_set_is_read_as_it_was_written(tmp_path):
    file = edited(tmp_path, "weight: 3", "weight: 5")
    first, was = read_criteria(file).criteria[0], criteria_set("road-race").criteria[0]
    assert (first.weight, was.weight) == (5, 3)
    assert first.asks == was.asks


@pytest.mark.parametrize(
    ("old", "new", "code", "field", "found"),
    [
        ("weight: 3", "weight: 9", "whole_at_most", "criteria.weight", "9"),
        ("weight: 3", "weight: heavy", "whole_number", "criteria.weight", "heavy"),
        ("weight: 3", "wieght: 3", "unknown_field", "criteria.wieght", "wieght"),
        ("work_group: public_order", "work_group: crowd", "choice", "criteria.work_group", "crowd"),
        ("critical: true", "critical: perhaps", "flag", "criteria.critical", "perhaps"),
        ("id: order-start-pens", "id: start pens", "id", "criteria.id", "start pens"),
    ],
)
def test_a_fault_names_file_line_field_and_what_was_found(tmp_path, old, new, code, field, found):
    file = edited(tmp_path, old, new)
    line = next(n for n, text in enumerate(file.read_text().splitlines(), 1) if new in text)
    (fault,) = refused(file)
    assert (fault.code, fault.place) == (code, f"ours.yaml line {line}")
    assert (fault.field, fault.found) == (field, found)
    assert describe_fault(fault, wording("vi")) != describe_fault(fault, wording("en"))


def test_a_language_that_is_missing_is_a_fault_of_its_criterion(tmp_path):
    text = template_text("road-race")
    english = re.search(r"\n +en: .*", text[text.index("asks:") :])
    file = tmp_path / "ours.yaml"
    file.write_text(text.replace(english[0], "", 1), encoding="utf-8")
    (fault,) = refused(file)
    assert (fault.code, fault.field) == ("missing", "criteria.asks.en")
    assert "asks" in file.read_text().splitlines()[int(fault.place.split()[-1]) - 1]


def test_a_criterion_that_stands_twice_is_refused(tmp_path):
    file = edited(tmp_path, "id: order-finish-flow", "id: order-start-pens")
    (fault,) = refused(file)
    assert (fault.code, fault.found) == ("repeated_id", "order-start-pens")
    line = file.read_text().splitlines()[int(fault.place.split()[-1]) - 1]
    assert line.strip() == "- id: order-start-pens"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("id: a\nid: b\n", "repeated_key"),
        ("a: &x 1\nb: *x\n", "yaml_alias"),
        ("a: !!python/object:os.system x\n", "yaml_tag"),
        ("a: [\n", "yaml"),
        ("- a\n", "record"),
        ("", "empty_file"),
        ("# " + "x" * 2**20, "file_size"),
    ],
)
def test_what_is_no_plain_yaml_is_refused(tmp_path, text, code):
    file = tmp_path / "ours.yaml"
    file.write_text(text, encoding="utf-8")
    assert refused(file)[0].code == code


def test_a_file_that_is_not_there_is_named(tmp_path):
    (fault,) = refused(tmp_path / "ours.yaml")
    assert (fault.code, fault.place) == ("missing_file", "ours.yaml")


def test_a_set_that_does_not_come_along_is_unknown():
    with pytest.raises(KeyError):
        criteria_set("moon-landing")
    with pytest.raises(KeyError):
        template_text("../verdict")
