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
        typer.Argument(metavar="BUNDLE", help="Bundle folder.", show_default=False),
    ],
    *,
    host: Annotated[
        str,
        typer.Option(
            help="Address to listen on. The default accepts only connections from this machine."
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port to listen on; 0 selects a free one.")
    ] = 8000,
) -> None:
    """Serve an ONNX bundle over HTTP, with an API and a web page."""
    try:
        from sfumato.serving.bundle import Bundle, BundleError  # imported late for start-up time
        from sfumato.serving.service import (
            bound_socket,
            create_app,
            run_service,
        )  # optional
    except ImportError as error:
        raise SfumatoError(
            f"Serving requires the package “{error.name}”, which is not installed.",
            hint="Install it: pip install 'sfumato[serve]'",
        ) from error
    try:
        opened = Bundle(bundle)
    except BundleError as error:
        raise SfumatoError(
            str(error), hint="Specify a folder written by “sfumato export PROJECT RUN --to onnx”."
        ) from error
    try:
        bound = bound_socket(host, port)
    except OSError as error:
        raise SfumatoError(
            f"Cannot listen on {host}, port {port}: {error.strerror or error}.",
            hint="Choose an address of this machine and another port; 0 selects a free one.",
        ) from error
    shown = f"[{host}]" if ":" in host else host
    print_line(f"Serving “{opened.title}” at http://{shown}:{bound.getsockname()[1]}/")
    print_line("Press Ctrl-C to stop.")
    with cancel_on_signals():
        run_service(create_app(opened, host=host), bound)
