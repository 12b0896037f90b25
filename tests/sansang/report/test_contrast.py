"""Every pair of ink and ground in the style sheet can be read: WCAG 2.2, 1.4.3 (4.5 to 1)."""

import re
from pathlib import Path

import pytest

import sansang.report

CSS = (Path(sansang.report.__file__).parent / "pages" / "dossier.css").read_text("utf-8")
PAIRS = [
    *((ink, ground) for ink in ("ink", "quiet", "accent") for ground in ("paper", "soft")),
    *((tone, "paper") for tone in ("good", "caution", "bad")),
    *((tone, f"{tone}-soft") for tone in ("good", "caution", "bad")),
    ("accent", "accent-soft"),
    ("ink", "night"),
    ("met-ink", "met"),
    ("low-ink", "low"),
    ("short-ink", "short"),
    *(("band-ink", f"band-{band}") for band in ("low", "moderate", "high", "extreme")),
]


def palette(scheme: str) -> dict[str, str]:
    """The colours of a scheme; the dark one keeps what it does not name anew."""
    light, dark = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
    named = light if scheme == "light" else light + dark
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", named))


def luminance(colour: str) -> float:
    """Relative luminance of sRGB, WCAG 2.2."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_black_on_white_is_21_to_1():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_words_can_be_read_on_their_ground(scheme, ink, ground):
    colours = palette(scheme)
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("sector", range(9))
def test_the_mark_of_a_post_can_be_read_on_each_sector(sector):
    assert contrast("#ffffff", palette("light")[f"c{sector}"]) >= 4.5
