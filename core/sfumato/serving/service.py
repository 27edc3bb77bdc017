"""The HTTP service of a bundle.

`GET /api/images/7.png` returns the image for a seed, `POST /api/images` returns several images as
JSON, and `/` redirects to the bundle's page. Work and memory are bounded: a request is limited to a
few images and a small body, and the queue is limited. If the queue is full, the response tells the
client when to retry.
"""

import asyncio
import base64
import os
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Annotated, Any

import fastapi
import uvicorn
from fastapi import FastAPI, HTTPException, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, JSONResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException as StarletteError

from sfumato.serving.bundle import Bundle, ImageRequest, RequestError
from sfumato.serving.host_check import HostCheck, names_of
from sfumato.serving.request_queue import FullError, RequestQueue

__all__ = ["bound_socket", "create_app", "run_service", "server_of"]

MOST_IMAGES = 64
"""The maximum number of images per request."""
MOST_WAITING = 1024
"""The maximum number of queued images in all requests."""
MOST_CONNECTIONS = 512

_LARGEST_SEED = 2**62
_LOOK_S = 0.5  # interval at which a waiting request checks for a disconnect
_DOCUMENTS = (
    *("README.md", "MODEL_CARD.md", "LICENSE.txt", "proof.html"),
    *("manifest.json", "bundle-manifest.schema.json"),
)

_PAPER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""The policy for documents, which may not run scripts.

`proof.html` embeds its styles and images.
"""

Seed = Annotated[int, Field(ge=0, le=_LARGEST_SEED, description="Seed of the image.")]
Guidance = Annotated[
    float,
    Field(ge=0, le=20, allow_inf_nan=False, description="Guidance scale; 1 disables it."),
]
Steps = Annotated[
    int, Field(ge=1, le=1000, description="Sampling steps, if the model supports it.")
]


class ImagesRequest(BaseModel):
    """The images to generate: those of `seeds`, or `count` images starting at `first_seed`."""

    model_config = ConfigDict(extra="forbid", strict=True)

    seeds: Annotated[list[Seed], Field(min_length=1, max_length=MOST_IMAGES)] | None = None
    count: Annotated[int, Field(ge=1, le=MOST_IMAGES)] = 1
    first_seed: Seed = 0
    class_name: Annotated[
        str | int | None,
        Field(
            alias="class",
            description="Name or index; -1 for none. By default, seeds cycle through all classes.",
        ),
    ] = None
    guidance: Guidance | None = None
    steps: Steps | None = None


class EncodedImage(BaseModel):
    """An image in the response."""

    seed: int
    class_label: int
    """The label of the image's class; -1 for no class."""
    png: str
    """The PNG file, encoded in base64."""


class ImageBatch(BaseModel):
    """The images, in the requested order."""

    images: list[EncodedImage]


class ServiceStatus(BaseModel):
    """The state of the service."""

    title: str
    classes: list[str]
    waiting: int
    most_waiting: int
    most_images: int


def create_app(bundle: Bundle, *, host: str = "127.0.0.1", most_waiting: int = 0) -> FastAPI:
    """Return the HTTP service for a bundle.

    Args:
        bundle: The bundle that generates the images.
        host: The address on which the service will listen; if it is a loopback address, only
            loopback names are accepted.
        most_waiting: The maximum number of queued images; `MOST_WAITING` if 0.
    """
    line = RequestQueue(bundle, most=most_waiting or MOST_WAITING)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await asyncio.to_thread(line.close)

    about = "Images by seed. The same seed gives the same image in every program."
    # FastAPI's documentation pages load scripts from other sites, so only `/openapi.json` is
    # served.
    app = FastAPI(
        title=bundle.title,
        description=about,
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        exception_handlers={
            RequestValidationError: _invalid_request,
            RequestError: _cannot_be,
            StarletteError: _refused,
            Exception: _failed,
        },
    )
    api = _Api(bundle, line)
    png = {"content": {"image/png": {}}, "description": "The image."}
    app.add_api_route("/api/status", api.status)
    app.add_api_route(
        "/api/images/{seed}.png",
        api.image,
        responses={200: png, **_PROBLEMS},
        response_class=Response,
    )
    app.add_api_route("/api/images", api.images, methods=["POST"], responses=_PROBLEMS)
    _add_files(app, bundle)
    app.add_middleware(HostCheck, hosts=names_of(host))
    return app


def bound_socket(host: str, port: int) -> socket.socket:
    """Return a socket that listens on an address; port 0 selects a free port.

    Raises:
        OSError: If the address is in use or does not belong to this machine.
    """
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    opened = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":  # on Windows, this would let two programs share the port
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(address)
        opened.listen()  # clients can connect before the server is ready
    except BaseException:
        opened.close()
        raise
    return opened


def run_service(app: FastAPI, bound: socket.socket) -> None:
    """Serve until Ctrl-C or SIGTERM, which is re-raised after all requests have been answered."""
    server_of(app).run(sockets=[bound])


def server_of(app: FastAPI) -> uvicorn.Server:
    """Return a server with limits on connections and shutdown time."""
    config = uvicorn.Config(
        app,
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        limit_concurrency=MOST_CONNECTIONS,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=5,
    )
    return uvicorn.Server(config)


class Problem(BaseModel):
    """The reason why a request failed."""

    error: str


_PROBLEMS: dict[int | str, dict[str, Any]] = {  # FastAPI's type
    400: {"model": Problem, "description": "The body is not valid JSON."},
    413: {"model": Problem, "description": "The body is too large."},
    415: {"model": Problem, "description": "The content type is not JSON."},
    422: {"model": Problem, "description": "A parameter is invalid."},
    503: {"model": Problem, "description": "The queue is full. Retry after Retry-After seconds."},
}


class _Api:
    """The endpoints under `/api`."""

    def __init__(self, bundle: Bundle, line: RequestQueue) -> None:
        self._bundle = bundle
        self._line = line

    async def status(self) -> ServiceStatus:
        """Return the served model, the length of the queue, and the limits on requests."""
        return ServiceStatus(
            title=self._bundle.title,
            classes=self._bundle.classes,
            waiting=self._line.length,
            most_waiting=self._line.most,
            most_images=MOST_IMAGES,
        )

    async def image(
        self,
        request: Request,
        seed: Annotated[int, fastapi.Path(ge=0, le=_LARGEST_SEED)],
        *,
        class_name: Annotated[str | None, Query(alias="class")] = None,
        guidance: Guidance | None = None,
        steps: Steps | None = None,
    ) -> Response:
        """Return the image for a seed as a PNG file."""
        image_request = self._request(seed, class_name, guidance=guidance, steps=steps)
        (png,) = await self._drawn(request, [image_request])
        return Response(png, media_type="image/png")

    async def images(self, request: Request, asked: ImagesRequest) -> ImageBatch:
        """Generate several images and return them as JSON."""
        seeds = asked.seeds or range(asked.first_seed, asked.first_seed + asked.count)
        if seeds[-1] > _LARGEST_SEED:
            raise RequestError(f"count: The last seed must not exceed {_LARGEST_SEED}.")
        image_requests = [
            self._request(seed, asked.class_name, guidance=asked.guidance, steps=asked.steps)
            for seed in seeds
        ]
        drawn = await self._drawn(request, image_requests)
        return ImageBatch(
            images=[
                EncodedImage(
                    seed=image_request.seed,
                    class_label=image_request.label,
                    png=base64.b64encode(png).decode(),
                )
                for image_request, png in zip(image_requests, drawn, strict=True)
            ]
        )

    def _request(
        self, seed: int, name: str | int | None, *, guidance: float | None, steps: int | None
    ) -> ImageRequest:
        inputs = self._bundle.inputs
        for asked, value in (("guidance", guidance), ("steps", steps)):
            if value is not None and asked not in inputs:
                raise RequestError(f"{asked}: Not supported by this model.")
        if steps is not None and steps > inputs["steps"]["range"][1]:
            raise RequestError(f"steps: Must be at most {inputs['steps']['range'][1]:g}.")
        return ImageRequest(
            seed,
            self._bundle.label_of(name, seed),
            self._bundle.usual_guidance if guidance is None else guidance,
            self._bundle.usual_steps if steps is None else steps,
        )

    async def _drawn(self, request: Request, image_requests: Sequence[ImageRequest]) -> list[bytes]:
        """Wait until the images are generated; cancel them if the client disconnects."""
        try:
            answers = self._line.join(image_requests)
        except FullError:
            raise HTTPException(
                HTTPStatus.SERVICE_UNAVAILABLE,
                f"The queue is full: {self._line.length} of at most {self._line.most} images.",
                headers={"Retry-After": str(self._line.patience_s)},
            ) from None
        drawing = asyncio.gather(*map(asyncio.wrap_future, answers))
        while not (await asyncio.wait([drawing], timeout=_LOOK_S))[0]:
            if await request.is_disconnected():
                drawing.cancel()
        try:
            return await drawing
        except asyncio.CancelledError:
            raise HTTPException(
                HTTPStatus.SERVICE_UNAVAILABLE, "The service is shutting down."
            ) from None


def _add_files(app: FastAPI, bundle: Bundle) -> None:
    """Serve the bundle's documents, models, and page, but no other files."""
    models = bundle.bundle_manifest["files"]
    names = [interface["file"] for interface in models]
    names += [interface.get("weights_file") or interface["file"] for interface in models]
    documents = {name: bundle.folder / name for name in (*_DOCUMENTS, *names)}
    files = {
        name: file
        for name, file in documents.items()
        if file.resolve().parent == bundle.folder and file.is_file()
    }

    async def paper(name: str) -> FileResponse:
        if name not in files:
            raise HTTPException(HTTPStatus.NOT_FOUND)
        return FileResponse(files[name], headers={"Content-Security-Policy": _PAPER_POLICY})

    has_page = (bundle.folder / "web" / "index.html").is_file()

    async def start() -> RedirectResponse:
        return RedirectResponse("/web/" if has_page else "/api/status")

    app.add_api_route("/", start, include_in_schema=False)
    app.add_api_route("/{name}", paper, methods=["GET", "HEAD"], include_in_schema=False)
    if has_page:
        app.mount("/web", StaticFiles(directory=bundle.folder / "web", html=True))


async def _invalid_request(request: Request, error: Exception) -> JSONResponse:
    """Respond to an invalid request without echoing its content."""
    assert isinstance(error, RequestValidationError)
    kind = request.headers.get("content-type", "")
    if request.method == "POST" and not kind.startswith("application/json"):
        return _said(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/json.")
    found = error.errors()
    if any(part["type"] == "json_invalid" for part in found):
        return _said(HTTPStatus.BAD_REQUEST, "The body is not valid JSON.")
    sentences = [f"{'.'.join(map(str, part['loc']))}: {part['msg']}." for part in found[:3]]
    return _said(HTTPStatus.UNPROCESSABLE_ENTITY, " ".join(sentences))


async def _cannot_be(_: Request, error: Exception) -> JSONResponse:
    return _said(HTTPStatus.UNPROCESSABLE_ENTITY, str(error))


async def _refused(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, StarletteError)
    return _said(error.status_code, str(error.detail), headers=error.headers)


async def _failed(_: Request, error: Exception) -> JSONResponse:
    return _said(HTTPStatus.INTERNAL_SERVER_ERROR, f"Internal error: {type(error).__name__}.")


def _said(status: int, message: str, *, headers: Any = None) -> JSONResponse:  # any mapping
    printable = message.encode("ascii", "backslashreplace").decode("ascii")
    return JSONResponse({"error": printable}, status, headers=headers)
