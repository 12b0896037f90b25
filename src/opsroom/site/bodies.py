"""Refuses what is too large before any of it lies on the disk of the server."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

_TOO_LARGE = (
    '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Sansang</title>'
    '<meta name="viewport" content="width=device-width">'
    '<meta name="color-scheme" content="light dark">'
    "<h1>Nội dung gửi lên quá lớn · What was sent is too large</h1>"
    "<p>Chỉ nhận tối đa {most} MB. Chưa có nội dung nào được lưu."
    " · At most {most} MB are taken. Nothing of it was kept.</p></html>"
)


class MostBytes:
    """An application that is told of no body larger than it takes."""

    def __init__(self, app: App, most: int) -> None:
        self._app, self._most = app, most

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer the request, or refuse it by the size that it claims or turns out to have."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
        elif _claimed(scope) > self._most:
            await self._refuse(send)
        else:
            await self._app(scope, self._counted(receive, send), send)

    def _counted(self, receive: Receive, send: Send) -> Receive:
        left = self._most

        async def counted() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left >= 0:
                return message
            await self._refuse(send)
            return {"type": "http.disconnect"}

        return counted

    async def _refuse(self, send: Send) -> None:
        body = _TOO_LARGE.format(most=self._most // 2**20).encode()
        headers = [
            (b"content-type", b"text/html; charset=utf-8"),
            (b"content-length", str(len(body)).encode()),
            (b"connection", b"close"),
        ]
        await send({"type": "http.response.start", "status": 413, "headers": headers})
        await send({"type": "http.response.body", "body": body})


def _claimed(scope: Message) -> int:
    """The size that a request says it has; none, where it says nothing that is a number."""
    length = dict(scope["headers"]).get(b"content-length", b"")
    return int(length) if length.isdigit() and len(length) < 20 else 0
