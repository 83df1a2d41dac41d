"""How a shop replies: pages, scripts, pictures, redirects and the rest, as plain responses."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import parse_qs

GIF = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240"><rect width="320" height="240" fill="#9ab"/></svg>'
TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".rules": "application/speculationrules+json",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}
THANKS = {"ru": "Спасибо! Принято, мы скоро свяжемся с вами.", "en": "Thank you! Accepted, we will be in touch soon."}


@dataclass(frozen=True)
class Answer:
    """One HTTP response; Content-Length is added by the server."""

    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


def html(text: str, headers: Mapping[str, str] | None = None) -> Answer:
    """A page."""
    return Answer(body=text.encode(), headers=headers or {})


def as_json(value: object) -> Answer:
    """A JSON document."""
    return Answer(content_type="application/json", body=json.dumps(value, ensure_ascii=False).encode())


def as_file(path: str, text: str) -> Answer:
    """A text file, its type by the path's suffix."""
    kind = TYPES.get(PurePosixPath(path).suffix, TYPES[".html"])
    return Answer(content_type=kind, body=text.encode(), headers={"Service-Worker-Allowed": "/"})


def redirect(target: str, status: int = 302) -> Answer:
    """A redirect; the target may be relative."""
    return Answer(status=status, headers={"Location": target})


def after_act(name: str, language: str, query: str) -> Answer:
    """The reply to an act. `name`: page, json, gif, script, css, empty, stream, file, or "STATUS TARGET" (a redirect)."""
    moved = re.fullmatch(r"(30\d) (\S+)", name)
    if moved:
        return redirect(moved[2], int(moved[1]))
    callback = parse_qs(query).get("callback", ["Number"])[0]
    replies = {
        "page": html(
            f'<!doctype html><html lang="{language}"><title>OK</title><h1>{THANKS[language]}</h1><a href="/">←</a>'
        ),
        "json": as_json({"ok": True}),
        "gif": Answer(content_type="image/gif", body=GIF),
        "script": Answer(content_type=TYPES[".js"], body=f"{callback}(1);".encode()),
        "css": Answer(content_type=TYPES[".css"], body=b"i{color:red}"),
        "empty": Answer(status=204),
        "stream": Answer(content_type="text/event-stream", body=b"retry: 600000\ndata: ok\n\n"),
        "file": Answer(
            content_type="application/pdf",
            body=b"%PDF-1.4\n%%EOF\n",
            headers={"Content-Disposition": 'attachment; filename="invoice.pdf"'},
        ),
    }
    return replies[name]
