"""Two people changed one record: what differs, and the record that the choices make."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict

from opsroom.plans.records.texts import Row, Texts, inner_tables
from sansang.eventfile.explain import column_label
from sansang.eventfile.labels import table_label
from sansang.eventfile.tables import Table
from sansang.wording import Wording

CHOOSE = "choose."
MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A field, or a table in the record, of which the two say different things."""

    name: str
    label: str
    mine: tuple[str, ...]
    theirs: tuple[str, ...]
    choice: str


def differences(
    table: Table, *, base: Texts, mine: Texts, theirs: Texts, wording: Wording
) -> tuple[Difference, ...]:
    """Return what differs; chosen beforehand is the side that changed it, mine where both did."""
    return (
        *_fields(table, base, mine, theirs, wording),
        *_rows(table, base, mine, theirs, wording),
    )


def _fields(
    table: Table, base: Texts, mine: Texts, theirs: Texts, wording: Wording
) -> Iterator[Difference]:
    for column in table.own:
        was, my, their = (t.fields.get(column.name, "") for t in (base, mine, theirs))
        if my != their:
            yield Difference(
                name=f"{CHOOSE}{column.name}",
                label=column_label(column, wording),
                mine=(my,),
                theirs=(their,),
                choice=THEIRS if my == was else MINE,
            )


def _rows(
    table: Table, base: Texts, mine: Texts, theirs: Texts, wording: Wording
) -> Iterator[Difference]:
    for inner in inner_tables(table):
        was, my, their = (t.rows.get(inner.name, []) for t in (base, mine, theirs))
        if my != their:
            yield Difference(
                name=f"{CHOOSE}{inner.name}.",
                label=wording(table_label(inner.name)),
                mine=tuple(map(_line, my)),
                theirs=tuple(map(_line, their)),
                choice=THEIRS if my == was else MINE,
            )


def _line(row: Row) -> str:
    return " · ".join(text for text in row.values() if text)


def merged(post: QueryDict, table: Table, mine: Texts, theirs: Texts) -> Texts:
    """Return the record that the choices make."""

    def chosen(name: str) -> Texts:
        return theirs if post.get(CHOOSE + name) == THEIRS else mine

    return Texts(
        fields={c.name: chosen(c.name).fields.get(c.name, "") for c in table.own},
        rows={t.name: chosen(f"{t.name}.").rows.get(t.name, []) for t in inner_tables(table)},
    )
