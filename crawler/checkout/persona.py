"""What the test persona answers to a form's questions."""

from __future__ import annotations

from functools import cache

from crawler.config.model import Persona
from crawler.reading.words.tables import beside
from crawler.record.vocabulary import FieldType


@cache
def _places() -> dict[str, dict[str, str]]:
    return beside(__file__, "persona")


def country_names(code: str) -> list[str]:
    """What forms call a country, in lower case: its code and its names in several languages."""
    place = _places().get(code.upper())
    return [code.lower(), *(place["name"].lower().split("|") if place else [])]


def country_of(text: str) -> str | None:
    """The code of the country that a text names; None for one that is not in the list."""
    words = text.strip().lower()
    return next((code for code in _places() if words in country_names(code)), None)


def answer(persona: Persona, kind: FieldType, country: str | None) -> str | None:
    """What the persona types into a field of this kind; None where it has no answer. `country`: where the form is for,
    as a code, if not the persona's own country: city, region and postal code are then of that country."""
    place = _places().get(country or "") if country and country != persona.country else None
    answers: dict[str, str] = {
        "name": f"{persona.given_name} {persona.family_name}",
        "given-name": persona.given_name,
        "family-name": persona.family_name,
        "patronymic": persona.patronymic,
        "nickname": persona.given_name,
        "email": persona.email,
        "tel": persona.tel,
        "street-address": persona.street_address,
        "address-line2": "1",
        "address-level2": place["city"] if place else persona.city,
        "address-level1": place["region"] if place else persona.region,
        "postal-code": place["postal_code"] if place else persona.postal_code,
        "country": country_names(country or persona.country)[1],
        "organization": persona.organization,
        "inn": persona.inn,
        "comment": persona.comment,
        "subject": persona.comment,
        "other": "1",
    }
    return answers.get(kind)
