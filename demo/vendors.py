"""Stand-ins for the scripts of chat, callback, quiz and statistics vendors, under the vendors' own hosts and paths.

They are our own few lines each: they show the launcher that a visitor would see and nothing else of the real product.
"""

from __future__ import annotations

from functools import cache

from demo.shop import HERE, HTML, Record, Request, Response

_FILES = {
    ("code.jivo.ru", "/widget/"): "jivo.js",
    ("mc.yandex.ru", "/metrika/tag.js"): "metrika.js",
    ("call.chatra.io", "/chatra.js"): "chatra.js",
    ("chat.chatra.io", "/"): "chatra.html",
    ("mod.calltouch.ru", "/init.js"): "calltouch.js",
    ("yookassa.ru", "/checkout-widget/v1/checkout-widget.js"): "yookassa.js",
    ("cdn.envybox.io", "/widget/cbk.js"): "envybox.js",
    ("cdn.envybox.io", "/widget/cbk.css"): "envybox.css",
    ("script.marquiz.ru", "/v2.js"): "marquiz.js",
    ("quiz.marquiz.ru", "/"): "marquiz.html",
}
_TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8", "html": HTML}
_STATISTICS = frozenset({"mc.yandex.ru", "mod.calltouch.ru"})

_LINKED = frozenset({"vk.com", "rutube.ru"})
"""Networks that the shops link to. The demo does not answer for them; it keeps the question from going out."""

HOSTS = tuple(sorted({host for host, _ in _FILES} | _LINKED))
"""Every host that is asked besides the shops' own."""


@cache
def _load(name: str) -> Response:
    return Response((HERE / "vendors" / name).read_bytes(), type=_TYPES[name.rpartition(".")[2]], headers=_OPEN)


_OPEN = (("Access-Control-Allow-Origin", "*"),)


def respond(host: str, request: Request, record: Record) -> Response:
    """The file of a vendor's host and path. What a visitor posts is recorded as a lead, statistics are only
    answered."""
    if request.method == "POST":
        if host not in _STATISTICS:
            record("lead", host, request.fields)
        return Response(b"", 204, headers=_OPEN)
    for (known, path), name in _FILES.items():
        if host == known and request.path.startswith(path):
            return _load(name)
    return Response(b"", 404, headers=_OPEN)
