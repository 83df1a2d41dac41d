"""Small servers on loopback that note what arrived, for tests of what goes where."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = tuple[int, dict[str, str], str]


class Recorder(ThreadingHTTPServer):
    """Answers with what `answers` says of a path. `asked`: path and headers (names in lower case) of every request."""

    daemon_threads = True

    def __init__(self, answers: Callable[[str], Answer], host: str = "127.0.0.1") -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, 0), _Handler)
        self.answers = answers
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.url = f"http://{f'[{host}]' if ':' in host else host}:{self.server_port}"

    def headers(self, path: str) -> list[dict[str, str]]:
        """The headers of each request for a path."""
        return [headers for asked, headers in self.asked if asked == path]


class _Handler(BaseHTTPRequestHandler):
    server: Recorder

    def do_GET(self) -> None:
        self.server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        status, headers, body = self.server.answers(self.path)
        data = body.encode()
        self.send_response(status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        return


@contextmanager
def recording(answers: Callable[[str], Answer], host: str = "127.0.0.1") -> Iterator[Recorder]:
    """A running server."""
    server = Recorder(answers, host)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
