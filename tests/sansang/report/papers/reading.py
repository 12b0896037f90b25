"""Reads a DOCX back: its paragraphs, and how they look."""

from docx.oxml.ns import qn


def paragraphs(document):
    return list(document.element.body.iter(qn("w:p")))


def words(paragraph):
    return "".join(t.text or "" for t in paragraph.iter(qn("w:t")))


def find(document, text):
    """The first paragraph that begins with a text, and how its first run looks."""
    found = next(p for p in paragraphs(document) if words(p).startswith(text))
    return found, look(found)


def look(paragraph):
    style = paragraph.find(qn("w:r")).find(qn("w:rPr"))
    size = int(style.find(qn("w:sz")).get(qn("w:val"))) / 2
    marks = [m for m in ("b", "i", "u") if style.find(qn(f"w:{m}")) is not None]
    return size, "".join(marks)


def aligned(paragraph):
    return paragraph.find(qn("w:pPr")).find(qn("w:jc")).get(qn("w:val"))


def text_of(document):
    return "\n".join(words(p) for p in paragraphs(document))
