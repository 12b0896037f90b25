"""Checks that a message catalogue is complete and current.

Usage: check_messages.py TEMPLATE.pot CATALOGUE.po …

Every message of the template has a translation that is neither empty nor fuzzy and fills the
same blanks; and the catalogue holds nothing else.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

BLANK = re.compile(r"\{(\w+)[^{}]*\}|%\((\w+)\)")


def read(path: Path) -> Catalog:
    """Read a template or a catalogue."""
    with path.open("rb") as lines:
        return read_po(lines)


def texts(value: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Return the forms of a message: one, or several where it has a plural."""
    return (value,) if isinstance(value, str) else tuple(value)


def blanks(forms: tuple[str, ...]) -> set[str]:
    """Return the names of the blanks to be filled: ``{post}`` or ``%(post)s``."""
    return {brace or percent for text in forms for brace, percent in BLANK.findall(text)}


def faults(template: Catalog, catalogue: Catalog) -> Iterator[tuple[str, Message]]:
    """Yield what is wrong, and with which message."""
    for message in template:
        if not message.id:
            continue  # the header
        found = catalogue.get(message.id, message.context)
        if found is None:
            yield "not in the catalogue", message
        elif not all(texts(found.string)):
            yield "not translated", message
        elif found.fuzzy:
            yield "fuzzy", message
        elif blanks(texts(found.string)) != blanks(texts(message.id)):
            yield "other blanks than in English", message
    for message in catalogue:
        if message.id and template.get(message.id, message.context) is None:
            yield "no longer used", message


def main(template_path: str, *catalogue_paths: str) -> int:
    """Print each fault and return 1, or 0 where there is none."""
    template = read(Path(template_path))
    count = 0
    for path in catalogue_paths:
        if not Path(path).exists():
            print(f"{path}: there is no such file; `make messages` makes it", file=sys.stderr)
            return 1
        for fault, message in faults(template, read(Path(path))):
            where = ", ".join(place for place, _ in message.locations)
            print(f"{path}: {fault}: {texts(message.id)[0]!r} {where}".rstrip(), file=sys.stderr)
            count += 1
    print(f"{len(template)} messages, {count} faults in the catalogues.")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
