"""The one door out of the journal."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import Http404

from opsroom.record.models import Head, Row
from sansang.journal import Entry, Header, Verdict, beginning, journal_lines, verify
from sansang.journal import Head as ChainHead


def journal_of(name: str) -> str:
    """Return the name of a journal. Raises Http404 where nothing was ever entered in it."""
    if not Head.objects.filter(journal=name).exists():
        raise Http404
    return name


def rows(journal: str) -> QuerySet[Row]:
    """Return the rows of a journal in their order."""
    return Row.objects.filter(journal=journal).prefetch_related("personal_values")


def entries(journal: str) -> Iterator[Entry]:
    """Yield the entries of a journal in their order, one at a time."""
    kept = Row.objects.filter(journal=journal).values_list("entry", flat=True)
    for entry in kept.iterator(chunk_size=500):
        yield Entry.model_validate(entry)


def head_of(journal: str) -> ChainHead:
    """Return where a journal ends by what the room has noted."""
    head = Head.objects.filter(journal=journal).first()
    return ChainHead(number=head.number, hash=head.digest) if head else beginning(journal)


def verdict(journal: str) -> Verdict:
    """Return whether the journal is whole, or what is wrong first."""
    return verify(entries(journal), journal, end=head_of(journal))


def lines(journal: str) -> Iterator[bytes]:
    """Yield the lines of the journal's file."""
    header = Header(event=journal, head=head_of(journal))
    yield from journal_lines(header, entries(journal))
