"""Posts keep their minimum cover, save for the most urgent incidents."""


def must_stay(
    keep_cover: bool, priority: int, until_priority: int, strength: int, share: int, least: int
) -> bool:
    """A team ready at a post must stay if the post would be under its minimum without it.

    Its ``share`` is what the team brings to the post's ``strength``. Incidents of
    ``until_priority`` and more urgent ones take it all the same.
    """
    return keep_cover and priority > until_priority and strength - share < least
