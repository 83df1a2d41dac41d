"""Which fields a form demands, as far as its markup says: by attribute, and by the mark that people see.

Conventions of builders are named with their source. What only the page's script knows is learnt elsewhere (the probe, the
journey).
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from crawler.evidence import RequiredBy
from crawler.reading.document import Document
from crawler.reading.labels import Labels

_DATA_TRUE = ("data-required", "data-tilda-req", "data-val-required", "data-rule-required", "data-parsley-required", "data-msg-required", "ng-required", "data-fv-notempty", "data-bv-notempty", "data-validation-required-message", "data-req", "data-valid-required")  # fmt: skip
"""Tilda: data-tilda-req; ASP.NET unobtrusive: data-val-required; jQuery Validation: data-rule-required, data-msg-required;
Parsley: data-parsley-required; AngularJS: ng-required; FormValidation: data-fv-notempty, data-bv-notempty."""

_RULES = ("data-validate", "data-validation", "data-rules", "data-valid", "v-validate", "data-vv-rules", "data-validators", "data-validation-engine", "data-constraints", "data-validetta")  # fmt: skip
"""Attributes that hold a list of rules; Magento: data-validate="{required:true}"."""

_RULE_WORD = re.compile(r"(?<![\w-])(?:required|notempty|not_empty|isrequired)(?!\s*['\"]?\s*:\s*false)(?![\w-])", re.I)
_CLASS = re.compile(
    r"(?:^|\s)(?:required|is-required|required-entry|validate-required|wpcf7-validates-as-required|wpforms-field-required"
    r"|gfield_contains_required|field-required|form-required|js-required|req|requiredfield|input-required|mandatory"
    r"|required-field|fieldrequired|validate\[[^\]]{0,60}required[^\]]{0,60}\]\S*|hs-form-required|b24-form-control-required"
    r"|nec|necessary|check-required|is_required|validate-required-entry|inputtext_required)(?:\s|$)",
    re.I,
)
"""Magento: required-entry; WooCommerce: validate-required on the row; Contact Form 7: wpcf7-validates-as-required; WPForms:
wpforms-field-required; Gravity Forms: gfield_contains_required on the row; ocStore and OpenCart: required on the row."""

_ROW_TAGS = frozenset(("div", "p", "li", "tr", "label", "td", "dd", "span", "fieldset"))
_FALSE = frozenset(("false", "0", "no", "off", "none"))

_STAR = re.compile(r"(?:^|[\s\w)»\"”:.?а-яё])\s*[*＊✱∗⁎](?:\s|:|\)|$)|^\s*[*＊✱∗⁎]|[（(]\s*[*＊]\s*[)）]|必須|※", re.I)
_WORDS_REQUIRED = re.compile(
    r"[(\[]\s*(?:обязательно|обяз\.?|обязательное(?: поле)?|required|pflichtfeld|erforderlich|obligatoire|requis|obligatorio"
    r"|requerido|obbligatorio|wymagane|zorunlu|verplicht|обов'язково|обов’язкове)\s*[)\]]"
    r"|(?:^|\s)(?:обязательное поле|required field|поле обязательно)",
    re.I,
)
_WORDS_OPTIONAL = re.compile(
    r"(?<!\w)(?:необязательн\w*|не обязательн\w*|опциональн\w*|по желанию|optional|facultati\w+|freiwillig|opcional\w*"
    r"|facoltativ\w*|opcjonaln\w*|isteğe bağlı|optioneel|необов.?язков\w*|valfri\w*|valgfri\w*|vapaaehtoi\w*)(?!\w)",
    re.I,
)
_LEGEND_OPTIONAL_STAR = re.compile(r"\*\s*[-–—:]?\s*(?:необязательн|optional|facultatif)", re.I)


class Required:
    """Reads what one document's forms demand."""

    def __init__(self, document: Document, labels: Labels) -> None:
        self.document = document
        self.labels = labels

    def signals(self, control: HtmlElement, form: HtmlElement | None, label: str, placeholder: str) -> list[RequiredBy]:
        """The signals of the markup that the control must be answered."""
        found: list[RequiredBy] = []
        if self.by_attribute(control, form):
            found.append("attribute")
        if self.by_mark(control, form, label, placeholder):
            found.append("marked")
        return found

    def by_attribute(self, control: HtmlElement, form: HtmlElement | None) -> bool:
        """Required by the control's own attributes, or by a builder's class on it or on its row."""
        if control.get("required") is not None or control.get("data-lw-r") == "1":
            return True
        if (control.get("aria-required") or "").lower() == "true":
            return True
        for name in _DATA_TRUE:
            value = control.get(name)
            if value is not None and value.strip().lower() not in _FALSE:
                return True
        if any(_RULE_WORD.search(value) for name in _RULES if (value := control.get(name))):
            return True
        if _CLASS.search(control.get("class") or ""):
            return True
        return self._row_says_so(control, form)

    def _row_says_so(self, control: HtmlElement, form: HtmlElement | None) -> bool:
        node = control.getparent()
        for _ in range(4):
            if node is None or node is form or node.tag not in _ROW_TAGS:
                return False
            others = [e for e in node.iter("input", "select", "textarea") if e is not control and _asks(e)]
            if others and not all(e.get("name") == control.get("name") for e in others):
                return False
            if _CLASS.search(node.get("class") or "") or node.get("data-required") in ("1", "true"):
                return True
            node = node.getparent()
        return False

    def by_mark(self, control: HtmlElement, form: HtmlElement | None, label: str, placeholder: str) -> bool:
        """Required by an asterisk or a word that people see, on the control or its label."""
        for words in (label, placeholder):
            if words and not _WORDS_OPTIONAL.search(words) and (_STAR.search(words) or _WORDS_REQUIRED.search(words)):
                return True
        element = self.labels.label_element(control)
        if element is not None:
            for node in element.iter():
                if not isinstance(node.tag, str):
                    continue
                if "*" in (node.get("data-lw-after") or "") or "*" in (node.get("data-lw-before") or ""):
                    return True
                if (
                    node is not element
                    and _CLASS.search(node.get("class") or "")
                    and node.tag in ("abbr", "span", "em", "i", "b", "strong", "sup")
                ):
                    return not _WORDS_OPTIONAL.search(label)
        return self._star_beside(control)

    def _star_beside(self, control: HtmlElement) -> bool:
        """An asterisk directly after the control, or in an element of its own beside it."""
        if (control.tail or "").strip().startswith("*"):
            return True
        follower = control.getnext()
        if (
            follower is not None
            and isinstance(follower.tag, str)
            and follower.tag in ("span", "em", "i", "b", "sup", "font", "strong", "abbr")
        ):
            text = self.document.text(follower, limit=40)
            if text.startswith("*") and len(text) <= 3:
                return True
        return False


def marks_only_optional(labels: list[str]) -> bool:
    """Whether a form's convention is to mark the optional fields: some are, and none is marked as required."""
    optional = sum(bool(_WORDS_OPTIONAL.search(w)) for w in labels)
    return optional > 0 and not any(_STAR.search(w) or _WORDS_REQUIRED.search(w) for w in labels)


def says_optional(words: str) -> bool:
    """Whether the words on a field call it optional."""
    return bool(_WORDS_OPTIONAL.search(words))


def declares(form: HtmlElement, controls: list[HtmlElement]) -> bool:
    """Whether a form's markup says of any field that it is required: then the others are not."""
    return any(
        c.get("required") is not None
        or c.get("aria-required") is not None
        or any(c.get(name) is not None for name in _DATA_TRUE)
        for c in controls
    )


def _asks(element: HtmlElement) -> bool:
    return (element.get("type") or "text").lower() not in ("hidden", "submit", "button", "reset", "image")
