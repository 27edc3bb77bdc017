"""Request checks that run before anything else.

They reject requests with a large body. They also reject requests from a page of another site whose
domain name points to this machine (DNS rebinding), because the Host header of such requests names
the other site.
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
        "script-src 'self' blob: 'wasm-unsafe-eval'",  # onnxruntime-web, which the page unpacks
        "worker-src blob:",  # onnxruntime-web runs in a worker
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
"""The policy for pages, which may be third-party code.

A page may run its own code, but it may not load anything from other sites. The bundle's page sets
the same policy for itself when it is opened without the service.
"""

_HEADERS = {
    "Content-Security-Policy": PAGE_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",  # with the next header, enables threads
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Image-Service": "1",  # tells the bundle's page to use this service
}


class HostCheck:
    """ASGI middleware that rejects foreign hosts and large bodies, and adds headers.

    Headers that the response already has are kept.

    A page of another site whose domain name points to this machine uses a foreign host, because the
    browser sends the name of that site.

    Args:
        app: The wrapped application.
        hosts: The host names that this service accepts; if empty, it accepts all names.
    """

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Reject a request, or pass it on to the application."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {name.lower(): value.decode("latin-1") for name, value in scope["headers"]}
        size = headers.get(b"content-length", "0")
        app = self._app
        if self._hosts and _name_of_host(headers.get(b"host", "")) not in self._hosts:
            app = _answer(HTTPStatus.MISDIRECTED_REQUEST, "Unknown host name.")
        elif not size.isdecimal() or int(size) > MOST_BODY_BYTES:
            app = _answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _too_large())
        await app(scope, _bounded(receive), _with_headers(send))


def names_of(host: str) -> frozenset[str]:
    """Return the host names that a service on this address accepts; empty to accept all names."""
    loopback = frozenset(("localhost", "127.0.0.1", "::1"))
    try:
        is_loopback = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        is_loopback = False
    return loopback | {host} if is_loopback else frozenset()


def _name_of_host(header: str) -> str:
    """Return the name in a Host header, such as `localhost` in `localhost:8000`.

    For `[::1]:8000`, the name is `::1`.
    """
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.partition(":")[0].lower()


def _answer(status: int, message: str) -> ASGIApp:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        headers = {"Connection": "close"}  # the body will not be read
        await JSONResponse({"error": message}, status, headers=headers)(scope, receive, send)

    return app


def _bounded(receive: Receive) -> Receive:
    """Limit the size of a body without a length header."""
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
    return f"The body exceeds {MOST_BODY_BYTES} bytes."


def _with_headers(send: Send) -> Send:
    more = [(name.lower().encode(), value.encode()) for name, value in _HEADERS.items()]

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = {name.lower() for name, _ in message["headers"]}
            added = [header for header in more if header[0] not in own]
            message["headers"] = [*message["headers"], *added]
        await send(message)

    return sent
