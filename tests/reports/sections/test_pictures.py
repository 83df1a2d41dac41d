"""Pictures of proofs: the right place, marked, small, each once, and hostile files left out."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from PIL import Image

from crawler.record.page import Proof, Shot
from crawler.record.vocabulary import Box
from reports.sections.pictures import Album, key
from reports.writers import html
from tests.reports.sample import scorecard


def shot(width: int = 1000, height: int = 2000, scale: float = 1.0) -> Shot:
    image = Image.new("RGB", (width, height), "#ffffff")
    image.paste((200, 0, 0), (400, 1000, 500, 1050))
    out = io.BytesIO()
    image.save(out, "PNG")
    return Shot(file="s/1.png", width=width, height=height, scale=scale, data=out.getvalue())


def proof(box: Box | None, file: str = "s/1.png") -> Proof:
    return Proof(page="https://a.example/", signal="text", box=box, shot=file)


def cut(box: Box, picture: Shot) -> tuple[Image.Image, Box]:
    album = Album(lambda _: picture)
    album.add(proof(box))
    pictures, crops = album.develop()
    crop = crops[key(proof(box))]
    assert crop.mark is not None
    return Image.open(io.BytesIO(pictures[crop.picture].data)).convert("RGB"), crop.mark


@pytest.mark.parametrize(("box", "scale"), [((400, 1000, 100, 50), 1.0), ((200, 500, 50, 25), 2.0)])
def test_the_mark_lies_on_the_element(box: Box, scale: float) -> None:
    image, mark = cut(box, shot(scale=scale))
    x, y, w, h = mark
    red, green, _ = image.getpixel((round(x + w / 2), round(y + h / 2)))  # type: ignore[misc]
    assert red > 150 and green < 80
    red, green, _ = image.getpixel((round(x - 12), round(y + h / 2)))  # type: ignore[misc]
    assert green > 200
    assert image.width <= 640


def test_an_element_larger_than_the_picture_is_marked_as_far_as_it_is_seen() -> None:
    image, mark = cut((0, 0, 1000, 2000), shot())
    assert mark[0] >= 0 and mark[1] >= 0
    assert mark[0] + mark[2] <= image.width + 1 and mark[1] + mark[3] <= image.height + 1


def test_a_box_outside_the_picture_gives_none() -> None:
    album = Album(lambda _: shot())
    album.add(proof((5000, 0, 10, 10)))
    album.add(proof((0, 0, 0, 10)))
    album.add(proof(None))
    assert album.develop() == ({}, {})


def test_the_same_place_is_kept_once() -> None:
    album = Album(lambda _: shot())
    for _ in range(3):
        album.add(proof((400, 1000, 100, 50)))
    album.add(proof((400, 1000, 100, 50), "s/2.png"))
    pictures, crops = album.develop()
    assert len(crops) == 2 and len(pictures) == 1


def test_the_budget_is_never_exceeded() -> None:
    album = Album(lambda _: shot(), budget=2500)
    for n in range(20):
        album.add(proof((400, 1000 - n * 7, 100, 50)))
    pictures, crops = album.develop()
    assert 0 < sum(len(p.data) for p in pictures.values()) <= 2500
    assert 0 < len(crops) < 20


def test_pictures_cut_before_are_not_cut_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def developed() -> object:
        album = Album(lambda _: shot(), cache=tmp_path / "crops")
        album.add(proof((400, 1000, 100, 50)))
        album.add_frame("s/1.png")
        return album.develop()

    first = developed()
    assert len(list(tmp_path.rglob("*.webp"))) == 2
    monkeypatch.setattr(Image.Image, "resize", lambda *_, **__: pytest.fail("cut again"))
    assert developed() == first


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg onload=alert(1)>", b"\x89PNG\r\n\x1a\n broken"])
def test_what_is_no_picture_is_left_out(data: bytes) -> None:
    album = Album(lambda file: Shot(file=file, width=1, height=1, data=data))
    album.add(proof((0, 0, 10, 10)))
    album.add_frame("s/1.png")
    assert album.develop() == ({}, {})


def test_a_picture_that_would_unpack_without_end_is_left_out() -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    album = Album(lambda file: Shot(file=file, width=20_000, height=20_000, data=out.getvalue()))
    album.add_frame("s/1.png")
    assert album.develop() == ({}, {})


def test_pictures_stand_in_the_page_once_each() -> None:
    card = scorecard()
    page = html.render(card)
    used = [p for p in card.pictures.values() if f'id="pic-{p.id}"' in page]
    assert used
    for picture in used:
        assert page.count(base64.b64encode(picture.data).decode()) == 1
        assert f'href="#pic-{picture.id}"' in page
