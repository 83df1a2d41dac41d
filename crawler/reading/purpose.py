"""What a form is for: its fields, its words and its addresses vote."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crawler.evidence import FieldType, FormField, Purpose

_I = re.I


@dataclass(frozen=True)
class FormClues:
    """What is known of a form before its purpose is."""

    fields: Sequence[FormField]
    submit: str = ""
    heading: str = ""
    names: str = ""
    """id, class, name and action of the form."""
    text: str = ""
    """The form's own words."""
    popup: bool = False
    page: str = ""
    """Title and address of the page."""


_SEARCH = re.compile(
    r"search|поиск|найти|искать|suche|recherche|buscar|szukaj|zoek|keres|pesquis|cerca\b|検索|搜索|пошук|hledat|търс",
    _I,
)
_LOGIN = re.compile(
    r"log ?in|sign ?in|вход|войти|авториз|anmelden|einloggen|connexion|se connecter|iniciar sesi|acced|zaloguj|logowanie|giriş|inloggen|bejelentkez|ログイン|увійти|entrar|accedi|přihlás|登录|войдите|logon|signin",
    _I,
)
_REGISTER = re.compile(
    r"sign ?up|regist|create (?:an? |your )?(?:new )?(?:account|profile)|зарегистр|регистрац|создать (?:аккаунт|учетн|учётн)|join(?! (?:our|the) (?:mailing|newsletter))|s'inscrire|inscription|konto (?:erstellen|anlegen)|neukunde|crear (?:una )?cuenta|registr|załóż konto|kayıt|üye ol|зареєстр|get started|new (?:user|customer|account)|тіркел|会員登録|注册",
    _I,
)
_RECOVER = re.compile(
    r"forgot|reset|recover|lost (?:your )?password|remind|восстанов|забыл|сброс|напомн|passwort (?:vergessen|zurück|anfordern)|mot de passe oubli|oublié|recuperar|olvid|przypomn|şifre(?:mi|nizi)? (?:unut|sıfırla)|retrieve|відновит|wachtwoord vergeten|request (?:new )?password|send (?:me )?(?:my |new )?password|resend",
    _I,
)
_NEWS = re.compile(
    r"newsletter|subscri|подпис|рассылк|mailing|news ?letter|новост|abonn|suscri|boletín|bülten|mailchimp|email ?list|join (?:our|the|my)|updates|inscrivez-vous|infolettre|nieuwsbrief|hírlevél|stay in touch|keep in touch|mc4wp|campaign|получать|підпис|unsubscribe|отпис|sign up for",
    _I,
)
_CALLBACK = re.compile(
    r"перезвон|обратн\w+ звон|заказ\w* звон|call ?-?back|звонок|request a call|call me|callme|callorder|order-?call|request-?call|reqcall|backcall|zvonok|zakaz-?zvonk|returncall|modal-?call|callrequest|rückruf|rappel(?:ez)?|llámame|zadzwo|бесплатн\w+ звон|передзвон",
    _I,
)
_CONTACT = re.compile(
    r"contact|feedback|обратн\w+ связ|напишите|написать|связ(?:ь|ат|аться)|сообщени|задать вопрос|вопрос|отправить|kontakt|nachricht|contactez|contacto|mensaje|консультац|заявк|enquir|inquir|support|help ?desk|wpcf7|message|request-?form|get in touch|reach us|оставить|iletişim|звернен|consultation|обращени",
    _I,
)
_ORDER = re.compile(
    r"заказ(?!\w* звон)|купить|оформ|корзин|order|buy|purchase|checkout|add.?to.?(?:cart|bag|basket)|в 1 клик|в один клик|one.?click|cart|basket|bestell|warenkorb|kaufen|panier|command|comprar|pedido|carrito|zamów|koszyk|sepet|sipariş|замов|kosár|kurv|book(?:ing)?-?order|donate|donat|oneclick|fast-?order|предзаказ",
    _I,
)
_CHECKOUT = re.compile(
    r"checkout|оформлени\w+ заказа|оформить заказ|place (?:the |your )?order|order-?form|shipping|billing|доставк|payment|pay now|kasse\b|paiement|оплат|simplecheckout|soa-|kauf abschließen",
    _I,
)
_BOOK = re.compile(
    r"запис(?:ь|ат|аться)|забронир|бронир|book (?:a|an|now|your)|booking|appointment|reserv|termin (?:buchen|verein)|rendez-vous|cita previa|rezerw|randevu|приём|на прием",
    _I,
)
_QUIZ = re.compile(r"quiz|квиз|шаг \d+ из|вопрос \d+ из|пройти тест|калькулятор|calculator|рассчитать|calc-form", _I)
_REVIEW = re.compile(
    r"отзыв|оставить комментарий|review|comment-?form|commentform|leave a (?:reply|comment)|post (?:a )?comment|rezension|bewertung|kommentar|gbook|guestbook|reply|add comment|opinion|оцените|laisser un commentaire",
    _I,
)
_FILTER = re.compile(
    r"filter|фильтр|сортир|sort|подобрать|показать|применить|apply|refine|facet|per page|compare|catalog-filter|smart-?filter",
    _I,
)
_OTHER = re.compile(
    r"\bvote|poll|survey|опрос|голосова|\blanguage|currency|валют|язык|select-?country|region-?select|logout|tracking|track (?:your|order)|отслед|upload|calculator",
    _I,
)

_PERSONAL: frozenset[FieldType] = frozenset(("name", "given-name", "family-name", "email", "tel"))
_ADDRESS: frozenset[FieldType] = frozenset(
    ("street-address", "postal-code", "address-level2", "address-level1", "address-line2", "country")
)
_SILENT = frozenset(("consent", "captcha", "subscribe"))


def purpose(clues: FormClues) -> tuple[Purpose, str]:
    """The purpose of a form, and the reason in a few words."""
    votes, why = _votes(clues)
    best = max(votes, key=lambda p: votes[p], default=None)
    if best is None or votes[best] < 1.0:
        return "other", "nothing tells"
    return best, why[best]


Vote = Callable[[Purpose, float, str], None]


def _votes(clues: FormClues) -> tuple[dict[Purpose, float], dict[Purpose, str]]:
    votes: dict[Purpose, float] = {}
    why: dict[Purpose, str] = {}

    def vote(what: Purpose, weight: float, reason: str) -> None:
        votes[what] = votes.get(what, 0.0) + weight
        why.setdefault(what, reason)

    _by_fields(clues, vote)
    _by_words(clues, vote)
    return votes, why


def _by_fields(clues: FormClues, say: Vote) -> None:
    fields = [f for f in clues.fields if f.type not in _SILENT]
    kinds = Counter(f.type for f in fields)
    passwords, new = kinds["current-password"] + kinds["new-password"], kinds["new-password"]
    personal = sum(kinds[k] for k in _PERSONAL)
    address = sum(kinds[k] for k in _ADDRESS)
    text = [f for f in fields if f.input_type not in ("checkbox", "radio", "select-one") and f.tag != "select"]
    if passwords:
        if new or passwords > 1 or (personal + address >= 3):
            say("registration", 3.2 if new or passwords > 1 else 2.0, "asks for a new password")
            if passwords > 1 and personal + kinds["username"] == 0:
                say("password_recovery", 1.6, "asks for a new password and nothing else")
        else:
            say("login", 3.2, "asks for a password")
            if personal >= 2 and not kinds["username"]:
                say("registration", 1.6, "asks for a password and a name")
    elif kinds["search"] and len(text) <= 2 and not personal:
        say("search", 3.0, "a box to search")
    if not passwords:
        if kinds["comment"] and personal:
            say("contact", 2.0, "asks for a message and a contact")
        elif kinds["comment"]:
            say("contact", 0.8, "asks for a message")
            say("review", 0.6, "asks for a text")
        if kinds["tel"] and not kinds["email"] and not kinds["comment"] and not address and len(fields) <= 3:
            say("callback", 0.9, "asks for a phone and little else")
            say("contact", 1.0, "asks for a phone")
        elif kinds["tel"] and not address:
            say("contact", 0.8, "asks for a phone")
        if kinds["email"] and len(text) == 1 and not kinds["tel"]:
            say("newsletter", 1.5, "asks for an e-mail and nothing else")
            say("password_recovery", 0.7, "asks for an e-mail and nothing else")
        elif kinds["email"] and len(text) == 2 and kinds["name"] + kinds["given-name"] == 1:
            say("newsletter", 1.0, "asks for a name and an e-mail")
        if kinds["username"] and len(text) == 1:
            say("password_recovery", 0.8, "asks for a user name and nothing else")
    if address >= 2 and personal >= 1 and not passwords:
        say("checkout", 2.0, "asks for a name and an address")
    if any(k.startswith("cc-") for k in kinds):
        say("checkout", 3.0, "asks for a card")
    if kinds["payment-method"] or kinds["delivery-method"]:
        say("checkout", 1.5, "asks how to pay or deliver")
    if kinds["quantity"] and not personal:
        say("order", 1.8, "asks for a quantity")
    if kinds["rating"]:
        say("review", 2.0, "asks for a rating")
    if kinds["date"] and personal:
        say("booking", 1.0, "asks for a date and a contact")
    if kinds["price"] and not personal:
        say("filter", 1.2, "asks for a price range")
    if fields and not text and not personal:
        say("filter", 0.6, "only choices")
        say("other", 0.7, "only choices")


_WORDS: tuple[tuple[re.Pattern[str], Purpose, float, float, float, float], ...] = (
    # pattern, purpose, weight in: names, submit, heading, text
    (_SEARCH, "search", 1.6, 1.6, 0.8, 0.3),
    (_LOGIN, "login", 1.0, 1.4, 0.8, 0.2),
    (_REGISTER, "registration", 1.4, 1.6, 1.1, 0.4),
    (_RECOVER, "password_recovery", 2.0, 2.4, 2.0, 0.5),
    (_NEWS, "newsletter", 1.6, 1.5, 1.4, 0.6),
    (_CALLBACK, "callback", 1.9, 2.4, 2.4, 0.9),
    (_CONTACT, "contact", 0.9, 0.5, 0.9, 0.3),
    (_ORDER, "order", 1.2, 1.6, 1.0, 0.3),
    (_CHECKOUT, "checkout", 1.0, 1.2, 0.8, 0.3),
    (_BOOK, "booking", 1.2, 1.6, 1.4, 0.4),
    (_QUIZ, "quiz", 1.8, 0.8, 1.2, 0.4),
    (_REVIEW, "review", 1.5, 1.4, 1.3, 0.4),
    (_FILTER, "filter", 1.0, 0.9, 0.5, 0.2),
    (_OTHER, "other", 1.2, 1.2, 0.8, 0.3),
)


def _by_words(clues: FormClues, say: Vote) -> None:
    kinds = {f.type for f in clues.fields}
    asks_contact = bool(kinds & _PERSONAL)
    passwords = bool(kinds & {"current-password", "new-password"})
    for pattern, what, names, submit, heading, text in _WORDS:
        weight = 0.0
        reason = ""
        for words, amount, place in (
            (clues.submit, submit, "button"),
            (clues.heading, heading, "heading"),
            (clues.names, names, "name"),
            (clues.text[:400], text, "words"),
        ):
            found = pattern.search(words) if words else None
            if found:
                weight += amount
                reason = reason or f"{place}: {found.group(0)}"
        if not weight:
            continue
        if (
            what in ("callback", "contact", "newsletter", "booking")
            and not asks_contact
            and not (what == "contact" and "comment" in kinds)
        ):
            weight *= 0.3
        if what in ("login", "registration") and not passwords:
            weight *= 0.6
        if what in ("newsletter", "contact", "order", "search", "review", "filter", "other") and passwords:
            weight *= 0.3
        if what == "password_recovery" and "current-password" in kinds and "new-password" not in kinds:
            weight *= 0.2
        if what == "search" and asks_contact:
            weight *= 0.2
        if what == "checkout" and not (
            kinds & _ADDRESS or any(k.startswith("cc-") for k in kinds) or kinds & {"payment-method", "delivery-method"}
        ):
            weight *= 0.4
        if what == "callback" and "comment" in kinds and "tel" not in kinds:
            weight *= 0.4
        say(what, weight, reason)
