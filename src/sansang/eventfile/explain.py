"""What a column takes, in words: for the help of the workbook and for editors."""

from sansang.eventfile.labels import field_label
from sansang.eventfile.tables import Column, Kind, Table, event_table
from sansang.wording import N_, Wording

_KINDS = {
    Kind.ID: N_("id: letters, digits, - and _"),
    Kind.LINE: N_("text on one line"),
    Kind.TEXT: N_("text"),
    Kind.WHOLE: N_("whole number"),
    Kind.NUMBER: N_("number"),
    Kind.FLAG: N_("true or false"),
    Kind.MOMENT: N_("date and time, local"),
    Kind.CLOCK: N_("time of day, HH:MM"),
    Kind.CHOICE: N_("one of the values listed"),
}


def column_label(column: Column, wording: Wording) -> str:
    """Return what a column is called."""
    if not column.path:
        return wording(field_label(event_table().model, "id"))
    return wording(field_label(column.owner, column.path[-1]))


def label_in(table: Table, column: Column, wording: Wording) -> str:
    """Return what a column of a table is called; the first of a nested one names its record."""
    if column is table.parent:
        return wording.say(N_("id of the record in {table}"), {"table": column.refs[0]})
    return column_label(column, wording)


def takes(column: Column, wording: Wording) -> str:
    """Return what a column takes, such as «ids of skills, with ; between them»."""
    if column.refs:
        one, many = N_("id of {tables}"), N_("ids of {tables}, with ; between them")
        return wording.say(many if column.many else one, {"tables": ", ".join(column.refs)})
    kind = wording(_KINDS[column.kind])
    if column.many:
        return wording.say(N_("{kind}; several with ; between them"), {"kind": kind})
    return kind


def need(column: Column, wording: Wording) -> str:
    """Return whether a column has to be filled, or what an empty cell means."""
    if column.required:
        return wording(N_("required"))
    if column.default in (None, "", ()):
        return wording(N_("may be empty"))
    default = column.default
    shown = str(default).lower() if isinstance(default, bool) else str(default)
    return wording.say(N_("empty: {default}"), {"default": shown})
