"""A sentence in both languages, and how sentences are put together."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """The base of what facts and findings record: a key that the model does not know is an error."""

    model_config = ConfigDict(extra="forbid")


class Text(Model):
    """A sentence in both languages of the reports, kept where it is defined so that none goes stale."""

    ru: str
    en: str

    def format(self, **values: object) -> Text:
        """Both languages with `{name}` placeholders filled."""
        return Text(ru=self.ru.format(**values), en=self.en.format(**values))


def same(text: str) -> Text:
    """Words of a site: the same in both languages."""
    return Text(ru=text, en=text)


def joined(texts: Iterable[Text], separator: str = ", ") -> Text:
    """The texts one after another, language by language."""
    parts = list(texts)
    return Text(ru=separator.join(t.ru for t in parts), en=separator.join(t.en for t in parts))
