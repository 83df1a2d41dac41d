"""Published figures on pages themselves: errors, speed, windows, shifts, breadcrumbs."""

from __future__ import annotations

from checks.model.source import Source
from checks.model.text import Text

SITE_ERRORS = Source(
    claim=Text(ru="бросили заказ: сайт ошибался или зависал", en="left: the site had errors or crashed"),
    figure="17%",
    publisher="Baymard, via Retail Boss",
    url="https://retailboss.co/10-reasons",
    year=2024,
    sample="US",
    method="survey",
    read="quoted",
)

SPEED = Source(
    claim=Text(
        ru="рост конверсии в рознице на каждые 0,1 секунды ускорения", en="retail conversion for each 0.1 s gained"
    ),
    figure="+8.4%",
    publisher="Deloitte / Google, via Especialista Loja Virtual",
    url="https://especialistalojavirtual.com.br",
    year=2020,
    sample="30 million sessions",
    method="correlation",
    read="quoted",
)

POPUPS_HATED = Source(
    claim=Text(ru="всплывающие окна — среди самых нелюбимых форматов", en="pop-ups are among the most hated formats"),
    figure="a rank, no share",
    publisher="Nielsen Norman Group, via Truth or Delusion",
    url="https://truthordelusion.com",
    sample="452, US",
    method="survey",
    read="quoted",
)

LAYOUT_SHIFT = Source(
    claim=Text(
        ru="сдвиг макета меньше этого Google считает хорошим; больше 0,25 — плохим",
        en="layout shift below this is good to Google; above 0.25 it is poor",
    ),
    figure="0.1",
    publisher="Nic Jansma",
    url="https://nicj.net/cumulative-layout-shift-in-the-real-world/",
    year=2020,
    sample="hundreds of millions of page loads",
    method="measurement of real visits",
    caveat=Text(ru="о сдвиге, а не о продажах", en="about the shift, not about sales"),
)

CATALOGUE_BREADCRUMBS = Source(
    claim=Text(
        ru="крупных магазинов обходятся без хлебных крошек; в тестах без них терялись",
        en="of large shops have no breadcrumbs; in tests people got lost without them",
    ),
    figure="23%",
    publisher="Baymard Institute",
    url="https://baymard.com/blog/ecommerce-breadcrumbs",
    sample="50 large shops",
    method="benchmark and usability tests",
    caveat=Text(ru="о поведении, не о продажах", en="about behaviour, not sales"),
)
