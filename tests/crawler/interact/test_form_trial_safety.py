"""After the cut nothing leaves: proven at the server, on a page that tries every way out that browsers have."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import socket
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from crawler.browser.browser import open_browser
from crawler.browser.live_page import LivePage
from crawler.browser.offline_proxy import Cutoff, cutoff
from crawler.browser.scripts import no_peers
from crawler.browser.settings import BrowserSettings
from crawler.config.model import Limits, Site
from crawler.interact.form_trial import probe, refused_fields

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html><head><meta charset=utf-8><title>Checkout</title></head><body><main>
<form id=f action="/go/form" method=post target=_blank novalidate>
<label>Name <input name=name></label><label>Phone <input type=tel name=phone></label>
<label>E-mail <input type=email name=email></label><label>Postcode <input name=zip autocomplete=postal-code></label>
<label>Note <input name=note></label><button>Place order</button></form>
<a id=ping href="#here" ping="/go/ping"></a>
<iframe name=inner src="http://OTHER/frame" width=9 height=9></iframe></main>
<script>
const udp = () => { try {
  const peer = new RTCPeerConnection({ iceServers: [{ urls: "stun:127.0.0.1:UDP" }] });
  peer.createDataChannel("x"); peer.createOffer().then((o) => peer.setLocalDescription(o));
} catch (e) {} };
const udpOfFrame = (fill) => { try {
  const frame = document.createElement("iframe"); fill(frame); document.body.append(frame);
  const peer = new frame.contentWindow.RTCPeerConnection({ iceServers: [{ urls: "stun:127.0.0.1:UDP" }] });
  peer.createDataChannel("x"); peer.createOffer().then((o) => peer.setLocalDescription(o));
} catch (e) {} };
const transport = `try { const t = new WebTransport("https://127.0.0.1:UDP/x"); t.ready.catch(() => 0); t.closed.catch(() => 0); } catch (e) {}`;
const tries = (when) => {
  const at = (how) => "/go/" + when + "-" + how;
  const safe = (f) => { try { f(); } catch (e) {} };
  safe(() => navigator.sendBeacon(at("beacon"), "x"));
  safe(() => fetch(at("keepalive"), { method: "POST", body: "x", keepalive: true }).catch(() => 0));
  safe(() => fetch(at("fetch"), { method: "POST", body: "x" }).catch(() => 0));
  safe(() => { const x = new XMLHttpRequest(); x.open("POST", at("xhr")); x.send("x"); });
  safe(() => { new Image().src = at("image"); });
  safe(() => new WebSocket("ws://" + location.host + at("socket")));
  safe(() => new EventSource(at("events")));
  safe(() => new Worker(URL.createObjectURL(new Blob([`fetch("${location.origin}${at("worker")}", {method: "POST"})`]))));
  safe(() => new SharedWorker("/shared.js?" + when));
  safe(() => { const l = document.createElement("link"); l.rel = "prefetch"; l.href = at("prefetch"); document.head.append(l); });
  safe(() => { const l = document.createElement("link"); l.rel = "preconnect"; l.href = "http://OTHER"; document.head.append(l); });
  safe(() => { const s = document.createElement("script"); s.src = "http://OTHER" + at("script"); document.head.append(s); });
  safe(() => { const i = document.createElement("iframe"); i.src = "http://OTHER" + at("iframe"); document.body.append(i); });
  safe(() => window.open(at("popup")));
  safe(() => { const f = document.createElement("form"); f.action = at("inner"); f.method = "post"; f.target = "inner"; document.body.append(f); f.submit(); });
  if (LOOKUPS) for (const rel of ["dns-prefetch", "preconnect", "prefetch"])
    safe(() => { const l = document.createElement("link"); l.rel = rel; l.href = `http://${rel}.${when}.leak.example/`; document.head.append(l); });
  if (LOOKUPS) safe(() => fetch(`http://${when}.leak.example/`).catch(() => 0));
  safe(() => document.getElementById("ping").click());
  safe(() => { const d = document.createElement("div"); d.style.background = `url(${at("css")})`; d.textContent = "x"; document.body.append(d); });
  safe(() => { const s = document.createElement("script"); s.type = "speculationrules"; s.textContent = JSON.stringify({ prefetch: [{ source: "list", urls: [at("speculation")] }] }); document.head.append(s); });
  safe(() => { const l = document.createElement("link"); l.rel = "modulepreload"; l.href = at("module"); document.head.append(l); });
  safe(() => { const v = document.createElement("video"); v.src = at("video"); v.load(); });
  safe(() => { const other = window.open("about:blank"); other.fetch(location.origin + at("opened"), { method: "POST" }).catch(() => 0); other.navigator.sendBeacon(location.origin + at("opened-beacon"), "x"); });
  safe(() => navigator.serviceWorker.register("/shared.js").catch(() => 0));
  safe(() => new Worker(URL.createObjectURL(new Blob([transport]))));
  safe(() => (0, eval)(transport));
  safe(udp);
  udpOfFrame(() => 0);
  udpOfFrame((frame) => { frame.srcdoc = "<p>x</p>"; });
  udpOfFrame((frame) => { frame.src = "/frame"; });
};
tries("load");
const clock = new Worker(URL.createObjectURL(new Blob([`setInterval(() => fetch("${location.origin}/go/clock", {method: "POST"}).catch(() => 0), 100)`])));
const socket = new WebSocket("ws://" + location.host + "/go/open");
setInterval(() => { try { socket.send("x"); } catch (e) {} }, 100);
document.getElementById("f").addEventListener("submit", (event) => {
  tries("submit");
  for (const field of document.querySelectorAll("[name=name], [name=phone]")) if (!field.value) field.setAttribute("aria-invalid", "true");
});
for (const name of ["input", "keydown", "change", "focusout"]) addEventListener(name, () => tries(name), { once: true, capture: true });
for (const name of ["pagehide", "beforeunload", "unload"]) addEventListener(name, () => tries(name));
document.addEventListener("visibilitychange", () => tries("visibilitychange"));
</script></body></html>"""


class Witness:
    """Two servers of different origins and a UDP port; everything that arrives is noted with its moment."""

    def __init__(self) -> None:
        self.arrived: list[tuple[float, str]] = []
        self.lookups = False
        """Whether the page asks for names too: only where no name is looked up, so that no test asks a real server."""
        self.datagrams: list[float] = []
        witness = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def _answer(self) -> None:
                witness.arrived.append((time.monotonic(), f"{self.command} {self.path}"))
                self.rfile.read(int(self.headers.get("Content-Length") or 0))
                if self.headers.get("Upgrade", "").lower() == "websocket":
                    witness.hold_socket(self)
                    return
                kind = "text/javascript" if self.path.startswith("/shared.js") else "text/html"
                body = PAGE if self.path == "/" else ""
                if self.path.startswith("/shared.js"):
                    body = "setInterval(() => fetch('/go/shared', {method: 'POST'}).catch(() => 0), 100)"
                data = witness.fill(body).encode()
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_POST = do_HEAD = _answer

            def log_message(self, format: str, *args: object) -> None:
                """Quiet: `arrived` has it all."""

        self.servers = [ThreadingHTTPServer(("127.0.0.1", 0), Handler) for _ in range(2)]
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind(("127.0.0.1", 0))
        for server in self.servers:
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                self.udp.recvfrom(2048)
            except OSError:
                return
            self.datagrams.append(time.monotonic())

    def hold_socket(self, handler: BaseHTTPRequestHandler) -> None:
        """Opens a WebSocket (RFC 6455, 4.2.2) and notes each byte that comes."""
        key = handler.headers.get("Sec-WebSocket-Key", "") + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
        accept = base64.b64encode(hashlib.sha1(key.encode()).digest()).decode()
        handler.wfile.write(
            f"HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n".encode()
        )
        while handler.rfile.read1(512):
            self.arrived.append((time.monotonic(), "frame"))
        handler.close_connection = True

    def fill(self, text: str) -> str:
        return (
            text.replace("OTHER", f"127.0.0.1:{self.servers[1].server_port}")
            .replace("UDP", str(self.udp.getsockname()[1]))
            .replace("LOOKUPS", "true" if self.lookups else "false")
        )

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.servers[0].server_port}/"

    def names(self) -> set[str]:
        return {name for _, name in self.arrived}

    def close(self) -> None:
        for server in self.servers:
            server.shutdown()
            server.server_close()
        self.udp.close()


@pytest.fixture
def witness() -> Iterator[Witness]:
    found = Witness()
    yield found
    found.close()


@asynccontextmanager
async def opened(witness: Witness, cut: Cutoff | None, *arguments: str) -> AsyncIterator[LivePage]:
    site = Site(name="probe", url=witness.url, limits=Limits(settle_seconds=1))
    async with open_browser(BrowserSettings(arguments=arguments)) as browser:
        async with browser.session(site, proxy=cut.url if cut else None) as session:
            if cut:
                await session.context.add_init_script(no_peers())
            async with session.live(witness.url) as live:
                yield live
        await asyncio.sleep(1.0)


def names_in(log: Path) -> tuple[set[str], set[str]]:
    """The names that a browser's log speaks of, and those for which it asked a resolver, its own or the system's."""
    record = json.loads(log.read_text(encoding="utf-8", errors="replace"))
    kinds = {record["constants"]["logEventTypes"][name] for name in ("HOST_RESOLVER_MANAGER_JOB", "DNS_TRANSACTION")}
    asked: set[str] = set()
    looked_up: set[str] = set()
    for event in record["events"]:
        for key in ("host", "hostname", "url", "destination"):
            name = str(event.get("params", {}).get(key, ""))
            asked.add(name)
            if event["type"] in kinds:
                looked_up.add(name)
    return asked, looked_up


async def test_after_the_cut_no_request_and_no_datagram_arrives(
    witness: Witness, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    witness.lookups = True
    log = tmp_path / "net.json"
    monkeypatch.setattr("crawler.interact.form_answers._LONGEST", 0.7)  # this page never comes to rest
    monkeypatch.setattr(
        "crawler.interact.form_trial.FORM_SECONDS", 60.0
    )  # however slow the machine, every field has its turn
    moments: list[float] = []

    class Noted(Cutoff):
        async def cut(self) -> None:
            await super().cut()
            await asyncio.sleep(0.3)  # what the server had received before the cut may still be on its way to the log
            moments.append(time.monotonic())

    cut = Noted()
    await cut.start()
    async with opened(witness, cut, f"--log-net-log={log}") as live:
        await asyncio.sleep(0.5)
        trial = await probe(live, cut)
        assert await live.page.evaluate("document.querySelector('[name=phone]').getAttribute('aria-invalid')") == "true"
        await live.page.evaluate("tries('later')")
        await asyncio.sleep(0.5)
        await live.page.goto("about:blank")
    await asyncio.sleep(0.5)
    assert trial is not None and len(refused_fields(trial)) == 2, trial
    typed = {t.typed for f in trial.fields for t in f.trials}
    assert {"test", "12"} <= typed, "fields were filled in after the cut"
    late = [name for at, name in witness.arrived if at > moments[0]]
    assert late == []
    assert witness.datagrams == []
    asked, looked_up = names_in(log)
    assert any("leak.example" in name for name in asked), "the page asked for names"
    assert not [name for name in looked_up if "leak.example" in name], "and none was looked up"
    assert {"POST /go/clock", "frame", "POST /go/load-beacon"} <= witness.names(), "the page was alive before the cut"


async def test_the_page_does_get_out_where_nothing_is_cut(witness: Witness) -> None:
    """The control: on the same page, without the cut, the ways out are open."""
    async with opened(witness, None) as live:
        await live.page.evaluate("document.querySelector('button').click()")
        await asyncio.sleep(1.0)
        await live.page.goto("about:blank")
    tried = {name.partition("-")[2] for name in witness.names() if "/go/submit-" in name}
    assert {"beacon", "keepalive", "fetch", "xhr", "image", "socket", "worker", "iframe", "script"} <= tried
    assert {"css", "module", "video", "opened"} <= tried | {n.partition("-")[2] for n in witness.names()}
    assert "POST /go/shared" in witness.names()
    assert witness.datagrams, "WebRTC asks its STUN server over UDP"
    assert any("/go/pagehide-" in name or "/go/visibilitychange-" in name for name in witness.names())


async def test_the_proxy_carries_until_it_is_cut(witness: Witness) -> None:
    host, port = "127.0.0.1", witness.servers[0].server_port
    async with cutoff(f"MAP shop.example 127.0.0.1:{port}") as cut:
        proxy_port = int(cut.url.rpartition(":")[2])
        reader, writer = await asyncio.open_connection("127.0.0.1", proxy_port)
        writer.write(b"GET http://shop.example/go/mapped HTTP/1.1\r\nHost: shop.example\r\n\r\n")
        assert b"200" in await reader.readline()
        tunnel_in, tunnel_out = await asyncio.open_connection("127.0.0.1", proxy_port)
        tunnel_out.write(f"CONNECT {host}:{port} HTTP/1.1\r\n\r\n".encode())
        assert b"200" in await tunnel_in.readuntil(b"\r\n\r\n")
        await cut.cut()
        with pytest.raises((OSError, asyncio.IncompleteReadError)):
            tunnel_out.write(b"GET /go/tunnel HTTP/1.1\r\nHost: x\r\n\r\n")
            await tunnel_in.readexactly(1)
        with pytest.raises(OSError):
            await asyncio.open_connection("127.0.0.1", proxy_port)
    await asyncio.sleep(0.2)
    assert witness.names() == {"GET /go/mapped"}
    assert cut.carried == 2


async def test_a_proxy_answers_nonsense_with_an_error(witness: Witness) -> None:
    async with cutoff() as cut:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(cut.url.rpartition(":")[2]))
        writer.write(b"nonsense\r\n\r\n")
        assert b"502" in await reader.readline()
