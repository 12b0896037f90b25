"""A body that is too large is refused before any of it is kept."""

import asyncio

import pytest

from opsroom.site.bodies import MostBytes

KIND = {"type": "http"}


def answers(parts, headers=(), most=10):
    """The status that is sent, and what the application was told."""
    sent, told = [], []

    async def app(scope, receive, send):
        more = True
        while more:
            message = await receive()
            told.append(message)
            more = message.get("more_body", False)
        if told[-1]["type"] == "http.request":
            await send({"type": "http.response.start", "status": 200})

    waiting = [
        {"type": "http.request", "body": part, "more_body": n < len(parts)}
        for n, part in enumerate(parts, 1)
    ]

    async def receive():
        return waiting.pop(0)

    async def send(message):
        sent.append(message)

    asyncio.run(MostBytes(app, most)({**KIND, "headers": list(headers)}, receive, send))
    return [one["status"] for one in sent if "status" in one], told


def test_a_body_within_the_limit_passes():
    status, told = answers([b"12345", b"67890"])
    assert status == [200]
    assert b"".join(one["body"] for one in told) == b"1234567890"


def test_a_body_that_claims_too_much_is_refused_unread():
    assert answers([b""], [(b"content-length", b"500000000")]) == ([413], [])


def test_a_body_that_turns_out_too_large_is_cut_off():
    status, told = answers([b"12345"] * 100)
    assert status == [413]
    assert told[-1]["type"] == "http.disconnect"
    assert len(told) == 3


@pytest.mark.parametrize("length", [b"", b"-1", b"many", b"9" * 50])
def test_a_size_that_is_no_number_is_not_believed(length):
    assert answers([b"1"], [(b"content-length", length)])[0] == [200]
