"""The line in which requests wait: by priority, then as they came."""


def stands_before(priority: int, request: int, other_priority: int, other: int) -> bool:
    """Tell whether a request is served before another. Requests are numbered as they came."""
    if priority != other_priority:
        return priority < other_priority
    return request < other


def is_looked_at(able: bool, serves: bool) -> bool:
    """A team that comes free is looked at for the requests that it can meet where it may be sent:
    whoever can't help changes nothing for those who wait.
    """
    return able and serves
