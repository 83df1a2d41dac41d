"""What was pressed is framed in the picture of the step, and named in quotes that stay clear."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from crawler.browser.highlight import mark
from crawler.checkout.page_state import quoted
from crawler.record.page import Shot


def shot(scale: float = 2.0) -> Shot:
    out = BytesIO()
    Image.new("RGB", (400, 300), "white").save(out, "JPEG")
    return Shot(width=400, height=300, scale=scale, data=out.getvalue())


def red_at(made: Shot, x: int, y: int) -> bool:
    red, green, blue = Image.open(BytesIO(made.data)).convert("RGB").getpixel((x, y))  # type: ignore[misc]
    return red > 150 and green < 110 and blue < 130


def test_the_frame_stands_around_the_box_in_pixels_of_the_picture() -> None:
    made = shot()
    mark(made, (50, 40, 100, 30))
    assert red_at(made, (50 - 4) * 2 + 2, 100)
    assert not red_at(made, 200, 110)
    assert (made.width, made.height) == Image.open(BytesIO(made.data)).size


def test_a_box_below_the_picture_or_a_broken_picture_changes_nothing() -> None:
    made = shot()
    before = made.data
    mark(made, (0, 9000, 10, 10))
    assert made.data == before
    broken = Shot(width=10, height=10, data=b"no picture")
    mark(broken, (1, 1, 2, 2))
    assert broken.data == b"no picture"


def test_quotes_within_a_name_do_not_end_it() -> None:
    assert quoted("Купить «Чайник»") == '«Купить "Чайник"»'
