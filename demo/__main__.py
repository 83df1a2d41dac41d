"""Serve the demo shops for looking at by hand: `python -m demo`, Ctrl-C ends it."""

import contextlib
import threading

from demo.server import DemoServer

with DemoServer() as server, contextlib.suppress(KeyboardInterrupt):
    for slug, url in server.urls.items():
        print(f"{slug:6} {url}")  # noqa: T201
    print(f"vendors' scripts: chromium --host-resolver-rules='{server.host_rules}'", flush=True)  # noqa: T201
    threading.Event().wait()
