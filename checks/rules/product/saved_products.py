"""Can a product be kept for later?"""

from __future__ import annotations

from checks.measures.product_pages import ProductCheck
from checks.model.text import Text

CHECK = ProductCheck(
    part="favourites",
    found=Text(
        ru="Товар можно отложить: {text} ({n} из {all}).",
        en="A product can be kept for later: {text} ({n} of {all}).",
    ),
    lacking=Text(ru="Отложить товар нельзя.", en="A product cannot be kept for later."),
    profiles=("shop",),
    title=Text(
        ru="Избранное",
        en="Favourites",
    ),
    why=Text(
        ru="Дорогое выбирают не за один заход; вернуться должно быть к чему. Влияние на продажи никто не измерил.",
        en="Dear things are not chosen in one visit; there should be something to come back to. Nobody has measured "
        "the effect on sales.",
    ),
    fix=Text(
        ru="Добавьте «В избранное» без регистрации, со списком в шапке.",
        en="Add favourites without registration, with the list in the header.",
    ),
    severity="low",
    effort="medium",
).check()
