"""Does each product have three pictures or more?"""

from __future__ import annotations

from checks.measures.product_pages import ProductCheck
from checks.model.source import Effect
from checks.model.text import Text
from checks.sources.studies.purchase import IMAGES_FIRST, PRODUCT_IMAGES

CHECK = ProductCheck(
    part="photos",
    found=Text(
        ru="Фотографий три и больше: {n} из {all} карточек.",
        en="Three pictures or more on {n} of {all} product pages.",
    ),
    lacking=Text(ru="Фотографий товара меньше трёх.", en="Fewer than three pictures of the product."),
    least=3,
    title=Text(
        ru="Не меньше трёх фото товара",
        en="Three pictures of a product or more",
    ),
    why=Text(
        ru="С фотографий начинают; по одной не понять размера и деталей.",
        en="People begin with the pictures; one does not show size and detail.",
    ),
    fix=Text(
        ru="Снимите товар с трёх сторон и больше, одно фото — рядом с предметом, по которому виден размер.",
        en="Show the product from three sides or more, once beside a thing that tells its size.",
    ),
    severity="medium",
    effort="medium",
    effect=Effect(kind="qualitative", grade="C"),
    sources=[PRODUCT_IMAGES, IMAGES_FIRST],
).check()
