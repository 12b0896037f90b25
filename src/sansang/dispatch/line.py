"""The line in which requests wait: by priority, then as they came."""


def stands_before(priority: int, request: int, other_priority: int, other: int) -> bool:
    """Tell whether a request is served before another. Requests are numbered as they came."""
    if priority != other_priority:
        return priority < other_priority
    return request < other
