"""Does the site say where to turn when the thing breaks?"""

from __future__ import annotations

from checks.measures.after_sale import AfterSaleCheck
from checks.model.text import Text

CHECK = AfterSaleCheck(
    kinds=("service", "warranty"),
    found=Text(ru="Есть: {text}.", en="There is: {text}."),
    lacking=Text(
        ru="Не сказано, куда обращаться с поломкой.", en="It is not said where to turn when the thing breaks."
    ),
    title=Text(
        ru="Сервис и гарантия",
        en="Service and warranty",
    ),
    why=Text(
        ru="Покупатель техники заранее смотрит, кто будет чинить. Влияние на продажи никто не измерил.",
        en="Who buys a device looks first at who will repair it. Nobody has measured the effect on sales.",
    ),
    fix=Text(
        ru="Сделайте страницу «Гарантия и сервис»: сроки, адреса, что взять с собой, как вызвать курьера.",
        en="Make a page on warranty and service: terms, addresses, what to bring, how to call a courier.",
    ),
    severity="medium",
    effort="small",
).check()
