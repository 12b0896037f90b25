"""However many come at once, no more are answered at a time than the database takes."""

from concurrent.futures import ThreadPoolExecutor
from threading import Lock

from opsroom.site.turns import AT_ONCE, InTurns


def test_no_more_are_answered_at_a_time_than_there_are_turns_and_everybody_is():
    lock, inside, most = Lock(), 0, 0

    def answer(request):
        nonlocal inside, most
        with lock:
            inside += 1
            most = max(most, inside)
        with lock:
            inside -= 1
        return request

    room = InTurns(answer)
    with ThreadPoolExecutor(3 * AT_ONCE) as pool:
        assert sorted(pool.map(room, range(1000))) == list(range(1000))
    assert most <= AT_ONCE
