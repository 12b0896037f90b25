"""Text as people type it in: what no paper can show is refused before it is kept."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LONGEST_TEXT, LONGEST_LINE = 4000, 300
"""Of a text and of a line in a plan and in the record of a review (`sansang.event.fields`)."""
_LINE_ENDS = re.compile("\r\n|[\r\v\f]")


def no_control(value: str) -> None:
    """Refuse characters that no paper can show."""
    if any((ord(c) < 32 and c not in "\r\n\t") or c in "\ufffe\uffff" for c in value):
        raise ValidationError(_("Text without control characters is expected."))


class Words(forms.CharField):
    """Text of some lines."""

    def __init__(self, rows: int = 3, **more: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows})
        more = {"max_length": LONGEST_TEXT, "widget": widget, "required": False} | more
        super().__init__(validators=[no_control], **more)

    def to_python(self, value: Any) -> str:
        """Return the text with one kind of line ends, as it is counted and kept."""
        return _LINE_ENDS.sub("\n", super().to_python(value))


class OneLine(forms.CharField):
    """Text on one line."""

    def __init__(self, **more: Any) -> None:
        super().__init__(validators=[no_control], **({"max_length": LONGEST_LINE} | more))

    def to_python(self, value: Any) -> str:
        """Return the text on one line, whatever was pasted."""
        return " ".join(super().to_python(value).split())
