"""A server on loopback whose pages misbehave, for the tests of the browser."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

MANY = 50_000
DEEP = 1_500


def page(body: str, head: str = "") -> str:
    """A small Russian page."""
    return (
        f'<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Проверка</title>{head}</head>'
        f"<body>{body}</body></html>"
    )


BANNER = '<div id="notice" style="position:fixed;bottom:0;left:0;right:0;background:#fff">Мы используем cookie. {buttons}</div>'
BUTTON = "<button onclick=\"document.cookie='answer={answer};path=/';document.getElementById('notice').remove()\">{text}</button>"


def banner(*answers: tuple[str, str]) -> str:
    """A cookie banner with these buttons (what is remembered, what is said), shown until it is answered."""
    buttons = "".join(BUTTON.format(answer=answer, text=text) for answer, text in answers)
    return BANNER.format(buttons=buttons) + (
        "<script>if (document.cookie.includes('answer=')) document.getElementById('notice').remove()</script>"
    )


POISON = """<script>
JSON.stringify = () => { throw new Error("poisoned"); };
Array.prototype.map = Array.prototype.filter = Array.prototype.push = () => { throw new Error("poisoned"); };
Array.prototype[Symbol.iterator] = function* () { yield "poisoned"; };
String.prototype.replace = String.prototype.slice = () => "poisoned";
window.getComputedStyle = () => ({ display: "none", visibility: "hidden", opacity: "0" });
Element.prototype.getBoundingClientRect = () => ({ width: 0, height: 0, left: -1, top: -1 });
Element.prototype.checkVisibility = () => false;
Object.defineProperty(Element.prototype, "attributes", { get() { return []; } });
Object.defineProperty(window, "trap", { get() { throw new Error("trap"); } });
window.Object = window.Promise = window.Set = () => { throw new Error("poisoned"); };
window.real = function () {}; window.deep = { inner: { leaf: 1 } };
window.touched = 0;
new MutationObserver(() => { window.touched++; }).observe(document, { subtree: true, attributes: true, childList: true });
window.addEventListener("resize", () => { window.resized = true; });
</script><p>Видимый текст</p><div id="element_global"></div>"""

PAGES = {
    "/ok": page("<h1>Всё хорошо</h1><p>Обычная страница.</p>"),
    "/empty": "",
    "/while": page("<h1>Навсегда</h1><script>setTimeout(() => { while (true) {} }, 50)</script>"),
    "/alert": page("<h1>Здравствуйте</h1><script>alert(1); confirm(2); prompt(3)</script>"),
    "/alert-forever": page("<script>while (true) alert('снова')</script>"),
    "/reload": page("<h1>Снова</h1><script>location.reload()</script>"),
    "/jump": page(
        "<div id=a></div><div style='height:400px'>Сдвиг</div><script>onload = () => setTimeout(() => a.style.height = '200px', 200)</script>"
    ),
    "/js-redirect": page("<script>location.replace('/ok')</script>"),
    "/ticking": page(
        "<p id=t>0</p><script>setInterval(() => { t.className = 'n' + Math.random(); fetch('/ok?' + Math.random()) }, 80)</script>"
    ),
    "/deep": page(
        "<p>Верх</p><script>let n = document.body;"
        f"for (let i = 0; i < {DEEP}; i++) {{ const d = document.createElement('div'); n.append(d); n = d }}</script>"
    ),
    "/many": page("<p>абзац</p>" * MANY),
    "/poisoned": page(POISON),
    "/shadow": page(
        "<div id=host></div><script>const root = host.attachShadow({mode: 'open'});"
        "root.innerHTML = '<button>Заказать звонок</button><slot></slot>'</script>"
    ),
    "/inner": page("<p>Внутри</p><button onclick=\"document.body.append('нажато')\">Нажми</button><input required>"),
    "/late": page("<p>Сразу</p><script>setTimeout(() => { document.body.append('Поздний виджет') }, 2500)</script>"),
    "/lazy": page(
        "<p id=a></p><p id=b></p><div style='height:5000px'></div><img loading=lazy src=/pixel.png width=9 height=9>"
        "<script>addEventListener('scroll', () => { a.textContent = 'по прокрутке' }, {once: true});"
        "addEventListener('mousemove', () => { b.textContent = 'по мыши' }, {once: true})</script>"
    ),
    "/exit": page(
        "<p>Магазин</p><div id=w style='display:none;position:fixed;inset:20%'>Не уходите!</div>"
        "<script>document.addEventListener('mouseout', (e) => { if (!e.relatedTarget) w.style.display = 'block' })</script>"
    ),
    "/leave": page("<p>Стой</p><script>addEventListener('beforeunload', (e) => { e.preventDefault() })</script>"),
    "/opener": page("<p>Окна</p><script>for (let i = 0; i < 5; i++) window.open('/ok?' + i)</script>"),
    "/form": page(
        "<form><input name=a value=видно type=submit><input id=typed name=tel><input type=hidden name=h value=token>"
        "<input type=password id=secret><textarea id=long></textarea>"
        "<input type=checkbox id=agree required><input name=off disabled><input id=need required></form>"
        "<script>typed.value = '+7 000 000-00-00'; secret.value = 'hunter2'; long.value = 'тайна'; agree.checked = true</script>"
    ),
    "/hidden": page(
        "<p id=none style='display:none'>А</p><p id=vis style='visibility:hidden'>Б<b id=again style='visibility:visible'>В</b></p>"
        "<p id=clear style='opacity:0'>Г</p><p id=left style='position:absolute;left:-9999px'>Д</p>"
        "<div id=right style='position:fixed;right:-400px;width:300px;height:50px'>Е</div>"
        "<div style='height:0;overflow:hidden'><p id=shut>Ж</p></div><details><summary>З</summary><p id=folded>И</p></details>"
        "<span id=label>К</span><p id=shown>Л</p><style>#label::after { content: '*' }</style>"
    ),
    "/errors": page(
        "<script>console.error('беда'); for (let i = 0; i < 500; i++) console.error(i); nothing.here()</script>"
    ),
    "/banner": page("<h1>Магазин</h1>" + banner(("yes", "Принять все"), ("no", "Только необходимые"))),
    "/banner-ok": page("<h1>Магазин</h1>" + banner(("yes", "Хорошо, спасибо!"))),
    "/banner-stuck": page(
        "<h1>Магазин</h1>" + BANNER.format(buttons="<button>Понятно</button>") + "<a href=/ok>Принять участие</a>"
    ),
    "/banner-frame": page(
        "<h1>Магазин</h1><iframe src=/banner style='position:fixed;inset:0;width:90%;height:90%'></iframe>"
    ),
    "/no-banner": page(
        "<div style='position:fixed;top:0'>Подпишитесь на рассылку о cookie <input type=email><button>Хорошо</button></div>"
        "<button>Принять</button>"
    ),
}


class Handler(BaseHTTPRequestHandler):
    """Serves the pages above, and those that misbehave on the wire."""

    protocol_version = "HTTP/1.1"
    server: Hostile

    def do_GET(self) -> None:
        """Answers, or does not."""
        parts = urlsplit(self.path)
        self.server.asked.append((self.path, dict(self.headers)))
        with suppress(BrokenPipeError, ConnectionResetError):
            self._answer(parts.path, parse_qs(parts.query))

    do_POST = do_GET

    def _answer(self, path: str, query: dict[str, list[str]]) -> None:
        if path == "/circle":
            self._send(302, "", {"Location": "/circle"})
        elif path == "/silent":
            self.server.ended.wait(30)
        elif path == "/never":
            self._begin(200, "text/html; charset=utf-8")
            self._chunk(page("<h1>Начало</h1>").removesuffix("</body></html>"))
            self.server.ended.wait(30)
        elif path == "/flood":
            self._begin(200, "text/html; charset=utf-8")
            while not self.server.ended.is_set():
                self._chunk("<p>" + "ы" * 50_000 + "</p>")
        elif path == "/broken":
            self.wfile.write(b"\0\1\2 no http\r\n\r\n")
            self.close_connection = True
        elif path == "/download":
            self._send(200, "data", {"Content-Disposition": "attachment; filename=price.zip"}, "application/zip")
        elif path == "/json":
            self._send(200, '{"a": 1}', kind="application/json")
        elif path == "/status":
            self._send(int(query["code"][0]), page(query.get("text", ["Ошибка"])[0]))
        elif path == "/captcha":
            self._send(403, page("<h1>Checking</h1><script>window._cf_chl_opt = {}</script>"))
        elif path == "/soft-captcha":
            self._send(200, page("<form action=/checkcaptcha><div class='smart-captcha'></div></form>"))
        elif path == "/framing":
            self._send(200, page(f"<p>Снаружи</p><iframe id=f src='{query['src'][0]}' width=400 height=200></iframe>"))
        elif path == "/slow.js":
            time.sleep(1.2)
            self._send(200, "document.body.append('медленный виджет')", kind="text/javascript")
        elif path == "/slow-script":
            self._send(200, page("<script async src=/slow.js></script>"))
        elif path in PAGES:
            self._send(200, PAGES[path], {"Set-Cookie": "visit=1; Path=/", "X-Platform": "Test"})
        else:
            self._send(404, page("Нет такой страницы"))

    def _begin(self, status: int, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def _chunk(self, text: str) -> None:
        data = text.encode()
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def _send(
        self, status: int, text: str, headers: dict[str, str] | None = None, kind: str = "text/html; charset=utf-8"
    ) -> None:
        data = text.encode()
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


class Hostile(ThreadingHTTPServer):
    """The server. `asked`: path and headers of every request."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.ended = threading.Event()

    @property
    def url(self) -> str:
        """Its address, without a slash at the end."""
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def other_url(self) -> str:
        """The same server as another site."""
        return f"http://localhost:{self.server_port}"


@contextmanager
def serve() -> Iterator[Hostile]:
    """A running server."""
    server = Hostile()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.ended.set()
        server.shutdown()
        server.server_close()
