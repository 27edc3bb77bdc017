"""Serve the images of the bundle that contains this folder, and its page.

pip install -r service/requirements.txt
python service/serve.py --port 8000
"""

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")  # otherwise onnxruntime sends usage data

from bundle import Bundle, BundleError
from service import bound_socket, create_app, run_service


def main():
    parser = argparse.ArgumentParser(description="Serve the images of an ONNX bundle over HTTP.")
    here = Path(__file__).resolve().parent.parent
    parser.add_argument("bundle", type=Path, nargs="?", default=here, help="folder of the bundle")
    parser.add_argument("--host", default="127.0.0.1", help="address; by default this machine only")
    parser.add_argument("--port", type=int, default=8000, help="port; 0 selects a free one")
    options = parser.parse_args()
    try:
        app = create_app(Bundle(options.bundle), host=options.host)
        bound = bound_socket(options.host, options.port)
    except (BundleError, OSError) as error:
        sys.exit(str(error))
    print(f"http://{options.host}:{bound.getsockname()[1]}/ (press Ctrl-C to stop)", flush=True)
    run_service(app, bound)


if __name__ == "__main__":
    main()
