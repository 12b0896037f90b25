"""Names of persons in text, told from titles of roles and from names of streets.

No list of persons is kept or compared with: the marks are forms of address, ranks and family
names in front of capitalised words.
"""

import re

FAMILY_NAMES = frozenset(
    (
        "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Trịnh "
        "Trương Lương Mai Tô Hà Cao Lưu Chu Vi Nông Lâm Đào Tạ Thái Triệu Hứa Bế Phùng Quách"
    ).split()
)
"""Common Vietnamese family names, those of the north-east among them."""

GIVEN_NAMES = frozenset(
    (
        "John James David Michael Robert William Richard Thomas Charles Peter Paul Mark George "
        "Andrew Steven Daniel Matthew Anthony Kevin Brian Mary Anna Anne Elizabeth Sarah Susan "
        "Linda Karen Jane Emma Laura Julia Maria Jennifer Patricia Margaret Helen Nancy Alice"
    ).split()
)
"""Common given names in English papers."""

_ADDRESS_VI = "ông|bà|anh|chị|cô|đồng chí|đ/c"
_RANK_VI = (
    "đại tướng|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá|thiếu tá|đại úy"
    "|thượng úy|trung úy|thiếu úy|bác sĩ|bs"
)
_ADDRESS_EN = "Mr|Mrs|Ms|Miss|Dr"
_STREET = re.compile(r"(?:đường|phố|cầu|ngõ|phường|quảng trường)\s*$", re.IGNORECASE)
_VIETNAMESE = re.compile(
    rf"(?<!\w)(?:{_ADDRESS_VI}|{_RANK_VI})\.?((?:\s+[^\W\d_]+){{2,4}})", re.IGNORECASE
)
_ENGLISH = re.compile(rf"(?<!\w)(?:{_ADDRESS_EN})\.?\s+[A-Z][a-z]+")


def named_person(text: str) -> str | None:
    """Return a form of address or rank with the name of a person, None where there is none."""
    english = _ENGLISH.search(text)
    if english:
        return english.group()
    for found in _VIETNAMESE.finditer(text):
        words = found.group(1).split()
        if _is_name(words) and not _STREET.search(text[: found.start()]):
            return found.group()
    return None


def _is_name(words: list[str]) -> bool:
    """A family name and one more name, both capitalised, so that «đồng chí Trưởng Ban» is none."""
    return words[0] in FAMILY_NAMES and words[1][:1].isupper()


def is_person(title: str) -> bool:
    """Tell whether what should be the title of a role looks like the name of a person."""
    if named_person(title):
        return True
    words = title.split()
    if not 2 <= len(words) <= 5 or not all(word[:1].isupper() for word in words):
        return False
    return words[0] in FAMILY_NAMES or words[0] in GIVEN_NAMES
