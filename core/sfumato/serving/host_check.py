"""What is turned away before anything else looks at it?

Requests with a large body, and those that a page of another site sends here by letting its own name
point to this machine: their Host header names that site.
"""

import ipaddress
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["MOST_BODY_BYTES", "PAGE_POLICY", "HostCheck", "names_of"]

MOST_BODY_BYTES = 65_536

PAGE_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' blob: 'wasm-unsafe-eval'",  # onnxruntime-web, unpacked by the page
        "worker-src blob:",  # where it runs
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
"""What a page may do, which may be a stranger's: run its own code, and load nothing from elsewhere.

The bundle's page sets the same for itself where no service does.
"""

_HEADERS = {
    "Content-Security-Policy": PAGE_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",  # with the next, pages may draw on many threads
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Image-Service": "1",  # by which the bundle's page knows that it can draw here
}


class HostCheck:
    """Stands before all else: turns away foreign hosts and large bodies, and adds headers.

    A header that the answer has already stays as it is.

    A page of another site that has its name point to this machine is a foreign host: the browser
    names the site it believes to talk to.

    Args:
        app: What stands behind the gate.
        hosts: Names that this service answers to; empty for all.
    """

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or let the request in."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        size = headers.get(b"content-length", "0")
        app = self._app
        if self._hosts and _name_of_host(headers.get(b"host", "")) not in self._hosts:
            app = _answer(HTTPStatus.MISDIRECTED_REQUEST, "This service has another name.")
        elif not size.isdecimal() or int(size) > MOST_BODY_BYTES:
            app = _answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _too_large())
        await app(scope, _bounded(receive), _with_headers(send))


def names_of(host: str) -> frozenset[str]:
    """Return the names that a service on this address answers to; empty for all."""
    loopback = frozenset(("localhost", "127.0.0.1", "::1"))
    try:
        is_loopback = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_loopback = False
    return loopback | {host} if is_loopback else frozenset()


def _name_of_host(header: str) -> str:
    """Return the name of a Host header: `localhost` of `localhost:8000`, `::1` of `[::1]:8000`."""
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.partition(":")[0].lower()


def _answer(status: int, message: str) -> ASGIApp:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        headers = {"Connection": "close"}  # the body that was announced is not read
        await JSONResponse({"error": message}, status, headers=headers)(scope, receive, send)

    return app


def _bounded(receive: Receive) -> Receive:
    """Read a body to its bound, for those that come without a length."""
    read = 0

    async def bounded() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > MOST_BODY_BYTES:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _too_large())
        return message

    return bounded


def _too_large() -> str:
    return f"A request has at most {MOST_BODY_BYTES} bytes."


def _with_headers(send: Send) -> Send:
    more = [(name.lower().encode(), value.encode()) for name, value in _HEADERS.items()]

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = {name.lower() for name, _ in message["headers"]}
            added = [header for header in more if header[0] not in own]
            message["headers"] = [*message["headers"], *added]
        await send(message)

    return sent
