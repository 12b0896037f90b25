"""Parts of a problem that don't touch each other: solved apart, their objectives add up."""

from collections.abc import Iterator

from sansang.deployment.problem import Problem


def components(problem: Problem) -> list[tuple[list[int], list[int]]]:
    """Return the squads and posts of each independent part, in the order of the plan.

    Squads belong together when they fit one post or serve one task force (its lead binds
    them). A post that nobody with a shift fits is a part alone.
    """
    parent: dict[tuple[str, object], tuple[str, object]] = {}

    def root(node: tuple[str, object]) -> tuple[str, object]:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b in _links(problem):
        parent[root(a)] = root(b)
    parts: dict[tuple[str, object], tuple[list[int], list[int]]] = {}
    for post, stand in enumerate(problem.stands):
        if stand.needed.any():
            parts.setdefault(root(("post", post)), ([], []))[1].append(post)
    for number, squad in enumerate(problem.squads):
        if squad.posts and squad.shifts:
            parts.setdefault(root(("squad", number)), ([], []))[0].append(number)
    return [part for part in parts.values() if part[1]]


def _links(problem: Problem) -> Iterator[tuple[tuple[str, object], tuple[str, object]]]:
    for number, squad in enumerate(problem.squads):
        for post in squad.posts if squad.shifts else ():
            yield ("squad", number), ("post", post)
        if squad.posts and squad.shifts and squad.task_force:
            yield ("squad", number), ("force", squad.task_force)
