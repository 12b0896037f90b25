"""Queue formulas: what counters can serve, how long people wait. Pure, for any part to use.

``load`` is the offered load in erlang: arrivals per time × mean service time.
"""


def erlang_b(servers: int, load: float) -> float:
    """Return the share of arrivals that find all servers busy where nobody waits.

    By the recursion 1/B(c) = 1 + (c/a) · 1/B(c−1), which loses no digits. Raises ValueError
    for a negative number.
    """
    if servers < 0 or load < 0:
        raise ValueError(f"servers and load are at least 0, not {servers} and {load}")
    if load == 0:
        return 1.0 if servers == 0 else 0.0
    inverse = 1.0
    for busy in range(1, servers + 1):
        inverse = 1.0 + inverse * busy / load
    return 1.0 / inverse


def erlang_c(servers: int, load: float) -> float:
    """Return the share of arrivals that wait where all wait in one line (M/M/c).

    1 where the servers can't keep up.
    """
    if load >= servers:
        return 1.0
    blocked = erlang_b(servers, load)
    return servers * blocked / (servers - load * (1 - blocked))


def mean_wait(servers: int, arrivals: float, service: float) -> float:
    """Return the mean wait before service in M/M/c, in the unit of ``service``.

    ``arrivals`` is per that unit. Infinite where the servers can't keep up.
    """
    load = arrivals * service
    if arrivals == 0:
        return 0.0
    if load >= servers:
        return float("inf")
    return erlang_c(servers, load) * service / (servers - load)


def servers_for(target: float, arrivals: float, service: float) -> int:
    """Return the fewest servers with which the mean wait is at most ``target``.

    Raises ValueError for a target that is not above 0.
    """
    if target <= 0:
        raise ValueError(f"the target wait is above 0, not {target}")
    servers = int(arrivals * service) + 1 if arrivals else 0
    while mean_wait(servers, arrivals, service) > target:
        servers += 1
    return servers
