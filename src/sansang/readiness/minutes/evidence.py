"""What counts as done, where the sentence says it."""

import re

_DONE = re.compile(
    r"(?<!\w)(?:báo cáo[^,;.]{0,60}?bằng văn bản"
    r"|(?:gửi|nộp|lập|kèm theo|kèm|có)\s+[^,;.]{0,40}?(?:biên bản|ảnh|văn bản xác nhận"
    r"|xác nhận|minh chứng"
    r"|phiếu kiểm tra)[^,;.]{0,60}"
    r"|report(?:s|ing)?\s[^,;.]{0,40}?in writing|in writing"
    r"|(?:hand(?:ing)? over|file|submit|provide|send|sign|with)\s+(?:an?"
    r"|the)\s+[^,;.]{0,40}?(?:record|report"
    r"|protocol|statement|confirmation|photographs?|certificate)(?!\w))"
)
_LIMIT = re.compile(
    r"\s+(?:trước|chậm nhất|muộn nhất|trong (?:ngày|vòng)|xong|before|by|no later|within"
    r"|not later)(?!\w)"
)


def done_when(low: str) -> tuple[int, int] | None:
    """Return where a folded sentence says what shows that the work is done."""
    found = _DONE.search(low)
    if not found:
        return None
    limit = _LIMIT.search(low, found.start(), found.end())
    end = limit.start() if limit else found.end()
    return found.start(), found.start() + len(low[found.start() : end].rstrip())
