"""What the blocks of the dossier need to be shown on a page."""

from collections.abc import Iterator, Sequence

from django import template

from sansang.report.content.texts import Cell, Column

register = template.Library()


@register.filter
def in_columns(row: Sequence[Cell], columns: Sequence[Column]) -> Iterator[tuple[Column, Cell]]:
    """Yield the cells of a row, each with the column in which it stands."""
    return zip(columns, row, strict=True)
