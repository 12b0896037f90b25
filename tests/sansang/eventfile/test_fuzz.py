"""Whatever bytes a file holds, reading gives a plan or `EventFileError`, never anything else."""

import io
import json
import shutil
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.effort import examples
from tests.sansang.eventfile.broken_plans import BASE

from sansang.eventfile import describe_fault, read_plan, write_json, write_workbook
from sansang.eventfile.sentences import EXPECTATIONS
from sansang.faults import EventFileError, Fault
from sansang.wording import LANGUAGES, wording

FILES = {path.name: path.read_bytes() for path in sorted(BASE.iterdir())}
Edit = Callable[[bytes], bytes]

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
pieces = st.sampled_from(
    [b'"', b",", b";", b"\n", b"\r", b"\0", b"\xff", b"=", b":", b"- ", b"[", b"{", b"&a", b"*a",
     b"!!int", b"|", b"<", b"&#0;", b"9" * 400, b"-1", b"1e999", b"NaN", b"null", b"\\ud800",
     b"2026-02-30T25:00", b"0001-01-01T00:00", b"9999-12-31T23:59", b"\xed\xa0\x80"]
)  # fmt: skip


@st.composite
def mutations(draw, data: bytes) -> bytes:
    """A few bytes of a file flipped, deleted, doubled or replaced by an awkward piece."""
    changed = bytearray(data)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(changed) - 1)))
        length = draw(st.integers(0, 12))
        kind = draw(st.integers(0, 3))
        if kind == 0 and changed:
            changed[at] = draw(st.integers(0, 255))
        elif kind == 1:
            del changed[at : at + length]
        elif kind == 2:
            changed[at:at] = changed[at : at + 4 * length]
        else:
            changed[at : at + length] = draw(pieces)
    return bytes(changed)


@st.composite
def swapped_cells(draw, data: bytes) -> bytes:
    """Two cells of a CSV file exchanged."""
    rows = [line.split(",") for line in data.decode().splitlines()]
    cells = [(y, x) for y, row in enumerate(rows) for x in range(len(row))]
    (y, x), (v, u) = draw(st.sampled_from(cells)), draw(st.sampled_from(cells))
    rows[y][x], rows[v][u] = rows[v][u], rows[y][x]
    return "\n".join(map(",".join, rows)).encode()


def bears(path: Path) -> None:
    """Read, and say every fault if there are any."""
    faults: Sequence[Fault] | None = None
    try:
        read_plan(path)
    except EventFileError as refused:
        faults = refused.faults
    assert faults is None or faults
    for fault in faults or ():
        assert fault.place
        assert fault.code in EXPECTATIONS
        for language in LANGUAGES:
            describe_fault(fault, wording(language)).encode()


def bears_folder(name: str, data: bytes) -> None:
    with TemporaryDirectory() as place:
        event = Path(place) / "event"
        shutil.copytree(BASE, event)
        (event / name).write_bytes(data)
        bears(event)


def bears_file(name: str, data: bytes) -> None:
    with TemporaryDirectory() as place:
        file = Path(place) / name
        file.write_bytes(data)
        bears(file)


@examples(100)
@given(st.sampled_from(sorted(FILES)), st.data())
def test_changed_bytes_of_a_folder(name, data):
    bears_folder(name, data.draw(mutations(FILES[name])))


@examples(100)
@given(st.sampled_from([name for name in sorted(FILES) if name.endswith(".csv")]), st.data())
def test_exchanged_cells_of_a_folder(name, data):
    bears_folder(name, data.draw(swapped_cells(FILES[name])))


@examples(100)
@given(st.sampled_from(sorted(FILES)), st.one_of(st.binary(max_size=200), texts.map(str.encode)))
@example("event.yaml", b"? [a]\n: b\n")
@example("event.yaml", b"? {a: b}\n: c\n")
@example("event.yaml", b"%YAML 9.9\n---\na: b\n")
@example("event.yaml", b"%TAG ! tag:a\n---\na: !b c\n")
@example("event.yaml", b"time_zone: 'Asia/\\uD800'\n")
@example("event.yaml", b'time_zone: "Asia/\\uD800"\n')
@example("event.yaml", b'"\\ud800": 1\n')
@example("event.yaml", b"time_zone: America\n")
@example("event.yaml", b"rules: [1]\npaper: x\nid: [a]\n")
@example("places.geojson", b'{"type": "FeatureCollection", "features": [null, 1, {}]}')
def test_any_bytes_in_a_folder(name, data):
    bears_folder(name, data)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def document(tmp_path_factory) -> bytes:
    file = tmp_path_factory.mktemp("document") / "plan.json"
    write_json(read_plan(BASE), file)
    return file.read_bytes()


@pytest.fixture(scope="module")
def workbook(tmp_path_factory) -> bytes:
    file = tmp_path_factory.mktemp("workbook") / "plan.xlsx"
    write_workbook(read_plan(BASE), file)
    return file.read_bytes()


@examples(100)
@given(st.data())
def test_changed_bytes_of_a_document(document, data):
    bears_file("plan.json", data.draw(mutations(document)))


@examples(100)
@given(st.sampled_from(["event", "teams", "sites", "format"]), json_values)
def test_any_value_in_a_document(table, value):
    plan = read_plan(BASE).model_dump(mode="json")
    plan[table] = value
    bears_file("plan.json", json.dumps(plan).encode())


@examples(60)
@given(st.data())
def test_changed_bytes_of_a_workbook(workbook, data):
    bears_file("plan.xlsx", data.draw(mutations(workbook)))


@examples(60)
@given(st.data())
def test_changed_bytes_inside_a_workbook(workbook, data):
    """The parts of the package changed, the package itself whole."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(target, "w") as new:
        names = [name for name in old.namelist() if name.endswith((".xml", ".rels"))]
        chosen = data.draw(st.sampled_from(names))
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, data.draw(mutations(content)) if name == chosen else content)
    bears_file("plan.xlsx", target.getvalue())
