"""What theory says of queues with several servers: formulas and their sources.

Load is the arrival rate × the mean service time; rates are in 1 over the unit of times.
"""

from itertools import accumulate, pairwise
from math import exp


def erlang_b(servers: int, load: float) -> float:
    """Share of calls lost where nobody waits, whatever the service law. Erlang, A. K. (1917)."""
    lost = 1.0
    for busy in range(1, servers + 1):
        lost = load * lost / (busy + load * lost)
    return lost


def erlang_c(servers: int, load: float) -> float:
    """Share of calls that wait where all wait, exponential service. Erlang, A. K. (1917)."""
    lost = erlang_b(servers, load)
    return servers * lost / (servers - load * (1 - lost))


def mean_wait(servers: int, rate: float, mean: float) -> float:
    """Mean time in the line of M/M/c; who does not wait counts with 0."""
    load = rate * mean
    return erlang_c(servers, load) * mean / (servers - load)


def cobham(servers: int, rates: list[float], mean: float) -> list[float]:
    """Mean time in the line by priority, the most urgent first; nobody is called away.

    Cobham, A. (1954), Priority assignment in waiting line problems, Operations Research 2,
    70–76: several servers, exponential service with one mean for all.
    """
    load = sum(rates) * mean
    return _by_priority(
        erlang_c(servers, load) * mean / servers, [rate * mean / servers for rate in rates]
    )


def cobham_one(rates: list[float], means: list[float], squares: list[float]) -> list[float]:
    """As `cobham`, with one server and any service law: its mean and its second moment."""
    residual = sum(rate * square for rate, square in zip(rates, squares, strict=True)) / 2
    return _by_priority(residual, [rate * mean for rate, mean in zip(rates, means, strict=True)])


def _by_priority(residual: float, loads: list[float]) -> list[float]:
    used = list(accumulate(loads, initial=0.0))
    return [residual / ((1 - before) * (1 - after)) for before, after in pairwise(used)]


def repeated(rates: tuple[float, float], services: tuple[float, float]) -> tuple[float, float]:
    """Mean time from the report to the end of service, the more urgent first, where it calls away
    the less urgent, whose service of fixed length then begins anew. One server.

    Gaver, D. P. (1962), A waiting line with interrupted service, including priorities, Journal of
    the Royal Statistical Society B 24, 73–90. The more urgent see M/D/1. A less urgent waits for
    those before it, and for what is left of a completion time (met with probability λ₂ E C), or
    of a busy time of the more urgent (ρ₁ of the other times).
    """
    (urgent, other), (first, second) = rates, services
    used = urgent * first
    busy, busy_square = first / (1 - used), first**2 / (1 - used) ** 3
    mean, square = completion(urgent, second, busy, busy_square)
    idle = 1 - other * mean
    wait = (other * square / 2 + idle * used * busy_square / (2 * busy)) / idle
    return first + used * first / (2 * (1 - used)), wait + mean


def completion(rate: float, service: float, busy: float, busy_square: float) -> tuple[float, float]:
    """First two moments of the time until a service of fixed length ends that begins anew after
    each interruption: tries that fail are geometric in number, and each is followed by a busy time.
    """
    whole = exp(-rate * service)
    short = 1 / rate - service * whole / (1 - whole)
    short_square = 2 / rate**2 - (service**2 + 2 * service / rate) * whole / (1 - whole)
    lost, fails = short + busy, (1 - whole) / whole
    spread = short_square + 2 * short * busy + busy_square - lost**2
    tries = fails * lost
    tries_square = fails * spread + fails * (1 + 2 * fails) * lost**2
    return service + tries, service**2 + 2 * service * tries + tries_square


def least_wait(servers: int, rate: float, mean: float, terms: int = 2_000) -> float:
    """Mean time in the line of M/D/c, under which that of no M/G/c with this mean can fall.

    A service law that varies more in the increasing convex order makes nobody wait less: Stoyan,
    D. (1983), Comparison Methods for Queues, § 6.2. M/D/c itself: Crommelin, C. D. (1932), Delay
    probability formulae when the holding times are constant, Post Office Electrical Engineers'
    Journal 25, as a sum over n of the mean of a Poisson number over cn, by mean n × load.
    """
    from scipy.stats import poisson

    load = rate * mean
    total = 0.0
    for number in range(1, terms):
        expected, full = number * load, number * servers
        over = expected * poisson.sf(full - 2, expected) - full * poisson.sf(full - 1, expected)
        total += over / number
        if over / number < 1e-12:
            break
    return total / rate


def most_wait(servers: int, rate: float, mean: float, variance: float) -> float:
    """A mean time in the line that no M/G/c exceeds.

    Kingman, J. F. C. (1970), Inequalities in the theory of queues, Journal of the Royal
    Statistical Society B 32, 102–110; as in Gross & Harris, Fundamentals of Queueing Theory,
    § 7.1.3.
    """
    spread = 1 / rate**2 + variance / servers + (servers - 1) / servers**2 * mean**2
    return rate * spread / (2 * (1 - rate * mean / servers))
