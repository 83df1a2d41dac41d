"""The words of the record: roles of pages, types of fields, purposes of forms, and what else is one of a few.

Boxes are [x, y, width, height] in CSS pixels from the top left corner of the document.
"""

from __future__ import annotations

from typing import Literal

Box = tuple[float, float, float, float]


Language = Literal["ru", "en"]
"""Languages of the reports."""

Device = Literal["desktop", "mobile"]


Stage = Literal["first_seen", "settled", "opened"]
"""When a snapshot was taken: before the cookie banner was answered; after the page came to rest (banner answered, page
scrolled, late widgets waited for); after something was pressed (a pop-up, a step of the journey)."""


EXIT_INTENT = "exit intent"
"""Label of a snapshot "opened" that shows what came when the visitor seemed to leave."""


PageRole = Literal[
    "home", "contacts", "delivery", "payment", "delivery_payment", "legal_entities", "about", "requisites", "returns",
    "warranty", "terms", "privacy", "consent_document", "faq", "reviews", "category", "product", "cart", "checkout",
    "login", "search", "service", "quote", "article", "other",
]  # fmt: skip


Signal = Literal["script", "request", "global", "selector", "iframe", "cookie", "link", "text", "schema_org", "header"]


FieldType = Literal[
    "name", "given-name", "family-name", "patronymic", "nickname", "email", "tel", "street-address", "address-line2",
    "address-line3", "address-level1", "address-level2", "postal-code", "country", "organization", "organization-title",
    "inn", "kpp", "ogrn", "bday", "sex", "username", "current-password", "new-password", "one-time-code", "cc-number",
    "cc-name", "cc-exp", "cc-exp-month", "cc-exp-year", "cc-csc", "cc-type", "url", "subject", "comment", "consent",
    "subscribe", "promo-code", "delivery-method", "payment-method", "delivery-time", "captcha", "quantity", "file",
    "search", "rating", "option", "account-choice", "legal-entity-switch", "language", "currency", "date", "price",
    "passport", "messenger", "other",
]  # fmt: skip
"""HTML autocomplete tokens where one exists, our own names where none does."""


Purpose = Literal[
    "callback", "contact", "order", "checkout", "newsletter", "search", "login", "registration", "password_recovery",
    "booking", "quiz", "review", "filter", "other",
]  # fmt: skip


Confidence = Literal["certain", "likely"]
"""How sure it is that a vendor's widget is there: two independent signals make it certain."""


RequiredBy = Literal["attribute", "marked", "validation", "step"]
