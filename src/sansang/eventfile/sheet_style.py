"""How a sheet of a workbook looks, on the screen and on paper."""

from collections.abc import Sequence
from math import ceil

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

_FONT = Font(bold=True)
_FILL = PatternFill("solid", fgColor="FFDDE6F0")
_BUTTON = 4  # characters that the button of the filter hides

_LINE_PT, _HIGHEST_PT = 15, 405
_CHARACTER = 1.15  # of the width of a digit, which is the unit of the widths

ON_ONE_LINE = Alignment(horizontal="left", vertical="top")
WRAPPED = Alignment(horizontal="left", vertical="top", wrap_text=True)


def set_head(sheet: Worksheet, titles: Sequence[str], widths: Sequence[int]) -> None:
    """Write the titles of columns wide enough for them; they and the first column stay in sight."""
    sheet.append(list(titles))
    for cell in sheet[1]:
        cell.font, cell.fill, cell.alignment = _FONT, _FILL, WRAPPED
    for at, (title, width) in enumerate(zip(titles, widths, strict=True), start=1):
        sheet.column_dimensions[get_column_letter(at)].width = max(width, len(title) + _BUTTON)
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    set_page(sheet)


def set_heights(sheet: Worksheet) -> None:
    """Make rows as high as their wrapped texts, which not every program does by itself."""
    columns = range(1, sheet.max_column + 1)
    widths = [sheet.column_dimensions[get_column_letter(at)].width for at in columns]
    for number, row in enumerate(sheet.iter_rows(), start=1):
        lines = max(_lines(cell, width) for cell, width in zip(row, widths, strict=True))
        if lines > 1:
            sheet.row_dimensions[number].height = min(lines * _LINE_PT, _HIGHEST_PT)


def _lines(cell: Cell | MergedCell, width: float) -> int:
    if not isinstance(cell.value, str):
        return 1
    texts = cell.value.split("\n")
    lines = sum(max(1, ceil(_CHARACTER * len(text) / width)) for text in texts)
    return lines if lines > 1 and cell.alignment.wrap_text else 1


def set_page(sheet: Worksheet) -> None:
    """Print on A4 across, as wide as the page, with name of the sheet and number of the page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    footer = sheet.oddFooter
    assert footer is not None
    footer.left.text, footer.right.text = "&A", "&P / &N"
