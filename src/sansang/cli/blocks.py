"""Blocks of the dossier, shown on a terminal: the same words in both."""

from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from sansang.report.content.document import Block, Fold
from sansang.report.content.texts import (
    Align,
    Cell,
    Column,
    Facts,
    Figures,
    Paragraph,
    Statement,
    Table,
    Tone,
)

_STYLES = {
    Tone.PLAIN: "",
    Tone.GOOD: "green",
    Tone.CAUTION: "yellow",
    Tone.BAD: "red",
    Tone.QUIET: "dim",
}
_BULLET = "• "
_SHORT = 20
"""Characters of a cell behind which what is below it finds room on the same line."""


def heading(console: Console, title: str) -> None:
    """Show of which event an answer speaks."""
    console.print(Text(title, "bold"))
    console.print()


def show(console: Console, blocks: Iterable[Block], *, unfolded: bool = False) -> None:
    """Show blocks one below the other; those folded away by their title, unless ``unfolded``."""
    for block in blocks:
        match block:
            case Paragraph():
                console.print()
                console.print(Text(block.text, _STYLES[block.tone]))
            case Statement():
                console.print(Text(block.title, f"bold {_STYLES[block.tone]}"))
                console.print(_indented(*(_line(f"{_BULLET}{r}") for r in block.reasons)))
            case Figures():
                console.print()
                rows = ((Text(f.value, _STYLES[f.tone]), Text(f.label)) for f in block.items)
                console.print(_pairs(rows, justify="right"))
            case Facts():
                rows = ((Text(f.label, "dim"), Text(f.value)) for f in block.items)
                console.print(_pairs(rows))
            case Table():
                console.print(_table(block))
            case Fold():
                _show_fold(console, block, unfolded=unfolded)
            case _:
                raise TypeError(f"{block.kind} is for paper")


def _show_fold(console: Console, fold: Fold, *, unfolded: bool) -> None:
    console.print()
    if not (fold.unfolded or unfolded):
        console.print(Text(f"▸ {fold.title}", "bold dim"))
        return
    console.print(Text(f"▾ {fold.title}", "bold"))
    for block in fold.blocks:
        if isinstance(block, Table):
            for row in (row for group in block.groups for row in group.rows):
                console.print()
                console.print(_record(block.columns, row))


def _record(columns: Sequence[Column], row: Sequence[Cell]) -> RenderableType:
    """A row of long texts: its cells one below the other, behind their headings."""
    cells = [
        (Text(column.heading, "dim"), _cell(cell))
        for column, cell in zip(columns[1:], row[1:], strict=True)
        if cell.text not in ("", "–")
    ]
    marked = Grid.grid(padding=(0, 1, 0, 0))
    marked.add_row(Text("●", _STYLES[row[0].tone] or "red"), _cell(row[0], style="bold"))
    return Group(marked, _pairs(cells, width=22))


def _pairs(
    rows: Iterable[tuple[RenderableType, RenderableType]],
    *,
    width: int | None = None,
    justify: str = "left",
) -> RenderableType:
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=width, justify="right" if justify == "right" else "left")
    grid.add_column()
    for row in rows:
        grid.add_row(*row)
    return _indented(grid)


def _indented(*parts: RenderableType) -> RenderableType:
    return Padding(Group(*parts), (0, 0, 0, 2), expand=False)


def _cell(cell: Cell, *, style: str = "") -> RenderableType:
    lines = [_line(line, style) for line in cell.text.split("\n")]
    if not cell.below:
        return Group(*lines)
    if len(lines) == 1 and len(cell.text) <= _SHORT:
        return Text.assemble((cell.text, style), " ", (cell.below, "dim"))
    return Group(*lines, Text(cell.below, "dim"))


def _line(text: str, style: str = "") -> RenderableType:
    """A line whose further lines, where it has a bullet, begin behind that."""
    if not text.startswith(_BULLET):
        return Text(text, style)
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_row(_BULLET.strip(), Text(text.removeprefix(_BULLET), style))
    return grid


def _table(table: Table) -> RenderableType:
    """A table of short texts and numbers."""
    grid = Grid(
        title=table.caption,
        title_justify="left",
        title_style="bold",
        box=SIMPLE_HEAD,
        pad_edge=False,
    )
    for column in table.columns:
        number = column.align == Align.NUMBER
        grid.add_column(column.heading, justify="right" if number else "left", no_wrap=number)
    for group in table.groups:
        if group.title:
            grid.add_row(Text(group.title, "italic"))
        for row in group.rows:
            grid.add_row(*(_small(cell) for cell in row))
    return grid


def _small(cell: Cell) -> Text:
    below = f"\n{cell.below}" if cell.below else ""
    return Text.assemble((cell.text, _STYLES[cell.tone]), (below, "dim"))
