"""The engine of the demo shops: one shop answers requests from its data file, `sites/<slug>.toml`, and the
templates."""

from __future__ import annotations

import json
import secrets
import threading
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from gzip import compress
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import jinja2
from markupsafe import Markup

HERE = Path(__file__).resolve().parent
SLUGS = ("own", "north", "prime")
"""The shops that `demo:<slug>` can name."""

HTML = "text/html; charset=utf-8"
XML = "application/xml; charset=utf-8"


@dataclass(frozen=True)
class Request:
    """What a browser asked: `path` without its query; `fields` of a form or JSON body."""

    method: str
    path: str
    query: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    wants_json: bool = False


@dataclass(frozen=True)
class Response:
    body: bytes = b""
    status: int = 200
    type: str = HTML
    headers: tuple[tuple[str, str], ...] = ()


Record = Callable[[str, str, dict[str, str]], None]
"""Called with "order" or "lead", where it came from, and its fields."""


@cache
def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


@cache
def static(name: str) -> Response:
    """A style sheet or script of ours; 404 for any other name."""
    types = {"style.css": "text/css; charset=utf-8", "shop.js": "text/javascript; charset=utf-8"}
    if name not in types:
        return Response(b"", 404)
    body = (HERE / "static" / name).read_bytes()
    return Response(body, type=types[name], headers=(("Cache-Control", "max-age=600"),))


def money(amount: int) -> str:
    """`1990` as `1 990 ₽`, with spaces that do not break."""
    return f"{amount:,}".replace(",", "\u00a0") + "\u00a0₽"


class Shop:
    """One shop. `origin` is its own address without a final slash; orders and leads go to `record`.

    Carts live in memory, one for each session cookie. Safe to call from several threads.
    """

    def __init__(self, slug: str, origin: str, record: Record) -> None:
        self.slug, self.origin, self.record = slug, origin, record
        self.site = _toml(f"sites/{slug}.toml")
        self.paths: dict[str, str] = self.site["paths"]
        self.pages = {page["path"]: page for page in self.site["page"]}
        goods = _toml("goods.toml")
        prices = self.site["prices"]
        self.products = {
            str(item["id"]): item
            | {"price": prices[str(item["id"])], "in_stock": item["id"] not in self.site["sold_out"]}
            for item in goods["product"]
        }
        self.categories = {item["slug"]: item for item in goods["category"]}
        self.by_path: dict[str, tuple[str, dict[str, Any]]] = {
            self.link("category", item): ("category", item) for item in self.categories.values()
        } | {self.link("product", item): ("product", item) for item in self.products.values()}
        self.carts: dict[str, dict[str, int]] = {}
        self.lock = threading.Lock()
        self.ordered = 0
        self.env = jinja2.Environment(
            loader=jinja2.FileSystemLoader(HERE / "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
        )
        self.env.filters["money"] = money
        self.env.globals |= {
            "site": self.site, "slug": slug, "origin": origin, "link": self.link, "paths": self.paths,
            "products": list(self.products.values()), "categories": list(self.categories.values()),
            "page_of": {page["id"]: page for page in self.site["page"]},
        }  # fmt: skip
        for name in self.env.list_templates():
            self.env.get_template(name)  # compiled now, so that no visitor waits for it

    def link(self, key: str, item: dict[str, Any] | None = None, **values: str) -> str:
        """The path of a page or function by its name in `[paths]`."""
        return self.paths[key].format(**(item or {}), **values)

    def respond(self, request: Request) -> Response:
        """The answer to a request; pages that do not exist give 404, wrong methods 405."""
        if request.path.startswith("/assets/"):
            return static(request.path.removeprefix("/assets/"))
        cookie = f"{self.slug}_session"
        sid = request.cookies.get(cookie, "")
        fresh = sid not in self.carts
        if fresh:
            sid = secrets.token_hex(8)
        with self.lock:
            cart = self.carts.setdefault(sid, {})
            response = self._route(request, cart)
        if fresh:
            session = ("Set-Cookie", f"{cookie}={sid}; Path=/; HttpOnly; SameSite=Lax")
            return Response(response.body, response.status, response.type, (*response.headers, session))
        return response

    def _route(self, request: Request, cart: dict[str, int]) -> Response:
        path, posted = request.path, request.method == "POST"
        if path == self.paths["cart_add"]:
            return self._add(request, cart)
        if path == self.paths["checkout"]:
            return self._checkout(request, cart)
        if posted:
            return self._post(request, cart)
        if request.method not in ("GET", "HEAD"):
            return Response(b"", 405)
        extras = self._machine_files(path)
        if extras is not None:
            return extras
        if path in self.by_path:
            kind, item = self.by_path[path]
            return self._page(request, cart, f"{kind}.html", **{kind: item}, title=item["name"])
        if path in self.pages:
            page = self.pages[path]
            return self._page(request, cart, "info.html", page=page, title=page["title"])
        for key, title in {"home": self.site["slogan"].capitalize(), "cart": "Корзина", "thanks": "Спасибо!"}.items():
            if path == self.paths[key]:
                return self._page(request, cart, f"{key}.html", title=title)
        if path == self.paths.get("search"):
            words = request.query.get("q", "").casefold()
            found = [item for item in self.products.values() if words and words in item["name"].casefold()]
            return self._page(request, cart, "search.html", found=found, words=words, title="Поиск")
        return self._page(request, cart, "missing.html", 404, title="Страница не найдена")

    def _post(self, request: Request, cart: dict[str, int]) -> Response:
        if request.path == self.paths["cart"]:
            cart.pop(request.fields.get("remove", ""), None)
            return self._redirect(self.paths["cart"])
        before, after = self.paths["forms"].split("{kind}")
        if not (request.path.startswith(before) and request.path.endswith(after)):
            return Response(b"", 404)
        kind = request.path.removeprefix(before).removesuffix(after)
        self.record("order" if kind == "one-click" else "lead", kind, request.fields)
        if request.wants_json:
            return Response(json.dumps({"ok": True}).encode(), type="application/json")
        return self._redirect(self.paths["thanks"])

    def _add(self, request: Request, cart: dict[str, int]) -> Response:
        way = self.site["cart"]["way"]
        if (request.method == "POST") != (way != "link"):
            return Response(b"", 405)
        product = self.products.get((request.query if way == "link" else request.fields).get("id", ""))
        if product is None or not product["in_stock"]:
            return Response(b"", 404)
        key = str(product["id"])
        cart[key] = min(cart.get(key, 0) + 1, 99)
        if way != "fetch":
            return self._redirect(self.paths["cart"])
        drawer = self.env.get_template("drawer.html").render(self._cart(cart))
        body = {"count": sum(cart.values()), "html": drawer}
        return Response(json.dumps(body).encode(), type="application/json")

    def _checkout(self, request: Request, cart: dict[str, int]) -> Response:
        if not cart:
            return self._redirect(self.paths["cart"])
        checkout = self.site["checkout"]
        errors: list[str] = []
        if request.method == "POST":
            if checkout.get("server_checks"):
                asked = [item for section in checkout["sections"] for item in section["fields"]]
                errors = [
                    item["name"] for item in asked if item.get("required") and not request.fields.get(item["name"])
                ]
            if not errors:
                self.ordered += 1
                goods = urlencode({f"item_{key}": count for key, count in cart.items()})
                self.record("order", "checkout", request.fields | {"goods": goods})
                cart.clear()
                return self._redirect(f"{self.paths['thanks']}?n={self.ordered}")
        return self._page(
            request,
            cart,
            "checkout.html",
            422 if errors else 200,
            title=checkout["title"],
            errors=errors,
            typed=request.fields,
        )

    def _cart(self, cart: dict[str, int]) -> dict[str, Any]:
        lines = [(self.products[key], count) for key, count in cart.items()]
        return {
            "lines": lines,
            "count": sum(cart.values()),
            "total": sum(product["price"] * count for product, count in lines),
        }

    def _page(
        self, request: Request, cart: dict[str, int], template: str, status: int = 200, /, **values: Any
    ) -> Response:
        if "page" in values:
            parts = "delivery_table, payment_list, requisites, contact_card, email_link, form"
            text = f'{{% from "parts.html" import {parts} %}}'
            values["body"] = Markup(self.env.from_string(text + values["page"]["body"]).render())
        values |= self._cart(cart) | {"path": request.path, "cookies": request.cookies, "query": request.query}
        return Response(self.env.get_template(template).render(values).encode(), status)

    def _redirect(self, path: str) -> Response:
        return Response(b"", 303, headers=(("Location", path),))

    def _machine_files(self, path: str) -> Response | None:
        """robots.txt and the sitemap: one list, or an index of a compressed list."""
        index = self.site.get("sitemap_index", False)
        if path == "/robots.txt":
            closed = self.paths["forms"].split("{kind}")[0]
            text = f"User-agent: *\nDisallow: {closed}\n\nSitemap: {self.origin}/sitemap.xml\n"
            return Response(text.encode(), type="text/plain; charset=utf-8")
        if path == "/sitemap.xml" and index:
            places = f"<sitemap><loc>{self.origin}/sitemap-pages.xml.gz</loc></sitemap>"
            return Response(_xml("sitemapindex", places), type=XML)
        if path == ("/sitemap-pages.xml.gz" if index else "/sitemap.xml"):
            found = [self.paths["home"], *self.by_path, *self.pages]
            body = _xml("urlset", "".join(f"<url><loc>{self.origin}{each}</loc></url>" for each in found))
            return Response(compress(body, mtime=0), type="application/gzip") if index else Response(body, type=XML)
        return None


def _xml(root: str, inside: str) -> bytes:
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{space}">{inside}</{root}>'.encode()
