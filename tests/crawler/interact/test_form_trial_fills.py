"""Forms that are tried offline: what each kind of form says of empty and of wrongly filled fields, and that none is sent."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from crawler.browser.browser import open_browser
from crawler.browser.settings import BrowserSettings
from crawler.config.model import Limits, Site
from crawler.interact.form_trial_runs import choose, try_forms
from crawler.record.form import FormTrial, Trial
from crawler.record.page import Frame, Page, Snapshot

pytestmark = pytest.mark.browser

HEAD = "<!doctype html><html lang=ru><meta charset=utf-8><title>Магазин</title><body><main>"
SCRIPTED = (
    HEAD
    + """<h1>Напишите нам</h1><form id=scripted action=/lead method=post novalidate>
<p><label>Ваше имя * <input name=name></label></p>
<p><label>Телефон * <input name=phone type=tel></label></p>
<p><label>E-mail <input name=email></label></p>
<p><label>ИНН <input name=inn></label></p>
<p><label>Сообщение <textarea name=message></textarea></label></p><button>Отправить заявку</button></form>
<script>
const form = document.getElementById("scripted"), phone = form.phone;
phone.addEventListener("input", () => {
  const digits = phone.value.replace(/\\D/g, "").replace(/^7/, "").slice(0, 10);
  phone.value = digits ? "+7 " + digits : "";
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  form.querySelectorAll("small").forEach((s) => s.remove());
  const say = (field, text) => field.parentNode.insertAdjacentHTML("afterend", `<small class=error>${text}</small>`);
  let good = true;
  const wrong = (field, text) => { say(field, text); good = false; };
  if (phone.value.length < 13) wrong(phone, "Введите номер целиком, например +7 000 000-00-00");
  if (form.email.value && !form.email.value.includes("@")) { wrong(form.email, "Invalid field"); form.email.value = ""; }
  if (good) fetch("/lead", { method: "POST", body: new FormData(form) });
});
</script>"""
)
NATIVE = (
    HEAD
    + """<h1>Запись на приём</h1><form action=/booking method=post>
<label>Имя <input name=name required></label><label>E-mail <input name=email type=email required></label>
<label>Дата <input name=date></label><button>Записаться</button></form>"""
)
STAGED = (
    HEAD
    + """<h1>Регистрация</h1><form id=f action=/register method=post novalidate>
<p><label>Имя <input name=name></label></p><p><label>E-mail <input name=email></label></p>
<p><label>Индекс <input name=zip autocomplete=postal-code></label></p><button>Зарегистрироваться</button></form>
<form id=news action=/subscribe method=post><h2>Подписка на новости</h2><input name=email placeholder=E-mail>
<button>Подписаться</button></form>
<script>
const form = document.getElementById("f");
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!form.name.value) return alert("Введите имя");
  if (!/@/.test(form.email.value)) return alert("Ошибка");
  fetch("/register", { method: "POST", body: new FormData(form) });
});
</script>"""
)
CARELESS = (
    HEAD
    + """<p>Магазин</p><button onclick="w.style.display = 'block'">Заказать звонок</button>
<div id=w role=dialog style="display:none;position:fixed;inset:20%"><h2>Заказать звонок</h2><form action=/callback method=post>
<label>Имя * <input name=name></label><label>Телефон * <input name=phone></label><button>Жду звонка</button></form></div>"""
)
FRAMED = HEAD + "<h1>Личный кабинет</h1><iframe id=inner src=/staged width=600 height=500></iframe>"
PAGES = {"/": SCRIPTED, "/booking": NATIVE, "/framed": FRAMED, "/careless": CARELESS}


@pytest.fixture
def shop() -> Iterator[tuple[str, list[str]]]:
    """A site, and what was sent to it."""
    sent: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            data = {**PAGES, "/staged": STAGED}.get(self.path, "").encode()
            self.send_response(200 if data else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(data)

        def do_POST(self) -> None:
            sent.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", sent
    server.shutdown()
    server.server_close()


def seen(url: str, markup: str) -> Page:
    """The page as a visit would have kept it."""
    html = markup.replace("<html", "<html data-lw=1")
    inner = Frame(url=url, owner="#inner", html=STAGED.replace("<html", "<html data-lw=1"))
    frames = [inner] if markup == FRAMED else []
    return Page(n=1, url=url, snapshots=[Snapshot(stage="settled", url=url, html=html, frames=frames)])


def trials(form: FormTrial, name: str) -> dict[str, Trial]:
    return {t.typed: t for f in form.fields if f.name == name for t in f.trials}


async def test_each_kind_of_form_is_understood_and_none_is_sent(
    shop: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    url, sent = shop
    monkeypatch.setattr("crawler.interact.form_trial_runs.MOST_PAGES", 4)
    monkeypatch.setattr("crawler.interact.form_answers._SHORTEST", 0.15)  # these pages speak at once
    limits = Limits(settle_seconds=0.6)
    site = Site(name="tried", url=url, limits=limits)
    pages = [seen(url + path, markup) for path, markup in PAGES.items()]
    assert len(choose(pages)) == 4
    async with open_browser(BrowserSettings()) as browser:
        found = {
            (form.page.removeprefix(url), form.purpose): form for form in await try_forms(browser, site, pages, [])
        }
    tried = {page: form for (page, purpose), form in found.items() if purpose != "newsletter"}
    assert sent == []

    scripted = tried["/"]
    assert scripted.when_empty == "refused"
    assert trials(scripted, "name")[""].refused is False, "the asterisk is there, but only the phone is demanded"
    phone = trials(scripted, "phone")
    assert phone[""].refused and phone[""].place == "beside" and "целиком" in phone[""].message
    assert phone["12"].refused and phone["12"].kept and phone["12"].language == "ru"
    assert phone["80000000000"].became == "+7 8000000000", "the mask takes the 8 for a digit of the number"
    email = trials(scripted, "email")["test"]
    assert email.refused and not email.kept and email.language == "en"
    assert trials(scripted, "inn")["1234567890"].refused is False, "it speaks of all mistakes, and not of this one"

    native = tried["/booking"]
    assert native.when_empty == "refused"
    assert trials(native, "email")["test"].place == "browser" and trials(native, "email")["test"].kept
    assert trials(native, "date")[""].refused is None

    staged = tried["/framed"]
    assert trials(staged, "name")[""].refused and trials(staged, "name")[""].place == "dialog"
    email = trials(staged, "email")["test"]
    assert email.refused and email.message == "Ошибка", "it spoke of the e-mail once a name stood there"
    assert trials(staged, "zip")["12"].refused is False

    news = found["/framed", "newsletter"]
    assert (news.selector, news.when_empty) == ("#news", "sent"), "the frame went elsewhere, into nothing"

    careless = tried["/careless"]
    assert careless.when_empty == "sent"
    assert trials(careless, "phone")[""].refused is False
    assert {t.typed for f in careless.fields for t in f.trials} == {""}, "the page is gone after the first press"
