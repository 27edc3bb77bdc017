"""The command that serves an ONNX bundle over HTTP."""

from pathlib import Path
from typing import Annotated

import typer

from sfumato.cli.interruption import cancel_on_signals
from sfumato.cli.output import print_line
from sfumato.errors import SfumatoError

__all__ = ["serve"]


def serve(
    bundle: Annotated[
        Path,
        typer.Argument(metavar="BUNDLE", help="The bundle's folder.", show_default=False),
    ],
    *,
    host: Annotated[
        str,
        typer.Option(help="The address to listen on; the usual one is reached from here alone."),
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any free one.")] = 8000,
) -> None:
    """Serve an ONNX bundle over HTTP: an API for programs and a web page for people."""
    try:
        from sfumato.serving.bundle import Bundle, BundleError  # imported late for start-up time
        from sfumato.serving.service import bound_socket, create_app, run_service  # an extra
    except ImportError as error:
        raise SfumatoError(
            f"Serving needs the package “{error.name}”, which is not installed.",
            hint="Install it with: pip install 'sfumato[serve]'",
        ) from error
    try:
        opened = Bundle(bundle)
    except BundleError as error:
        raise SfumatoError(
            str(error), hint="Give the folder that “sfumato export PROJECT RUN --to onnx” wrote."
        ) from error
    try:
        bound = bound_socket(host, port)
    except OSError as error:
        raise SfumatoError(
            f"Cannot listen on {host}, port {port}: {error.strerror or error}.",
            hint="Choose another port, or 0 for any free one, and an address of this machine.",
        ) from error
    shown = f"[{host}]" if ":" in host else host
    print_line(f"“{opened.title}” draws at http://{shown}:{bound.getsockname()[1]}/")
    print_line("Ctrl-C ends it.")
    with cancel_on_signals():
        run_service(create_app(opened, host=host), bound)
