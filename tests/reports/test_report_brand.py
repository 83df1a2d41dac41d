"""White label: what a brand file may say, and that its mistakes are told all at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from reports.brand import Brand, BrandError, contrast, load
from reports.writers import html
from tests.reports.sample import scorecard

GOOD = """
agency = "Agency <North>"
logo = "logo.png"
contacts = ["hello@agency.example"]
accent = "#0a5c36"
accent_dark = "#7fe0b0"
[cover]
ru = "Обложка"
en = "Cover"
[wording]
first_fixes = ["С чего начать", "Where to start"]
"""


def test_a_brand_dresses_the_page(tmp_path: Path) -> None:
    Image.new("RGB", (40, 20), "#0a5c36").save(tmp_path / "logo.png")
    (tmp_path / "brand.toml").write_text(GOOD, "utf-8")
    brand = load(tmp_path / "brand.toml")
    page = html.render(scorecard(pictures=False), brand=brand)
    assert "Agency &lt;North&gt;" in page and "<North>" not in page
    assert "data:image/png;base64," in page and "#0a5c36" in page and "#1c55b8" not in page
    assert "С чего начать" in page and "Три вещи" not in page
    assert "Обложка" in page and "hello@agency.example" in page


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "brand.toml"
    file.write_text('accent = "#dddddd"\nlogo = "missing.png"\n[wording]\nno_such = ["a", "b"]\n', "utf-8")
    with pytest.raises(BrandError) as caught:
        load(file)
    said = str(caught.value)
    assert len(said.splitlines()) == 3
    assert "contrast of 1.3" in said and "missing.png" in said and "wording.no_such" in said


@pytest.mark.parametrize(
    "text", ['accent = "red"', "unknown = 1", 'agency = "', 'accent = "#00f;} body{display:none}"', 'contacts = "x"']
)
def test_what_is_no_brand_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "brand.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(BrandError):
        load(file)


def test_a_file_that_is_no_picture_is_no_logo(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"MZ")
    (tmp_path / "brand.toml").write_text('logo = "logo.png"', "utf-8")
    with pytest.raises(BrandError, match="none of PNG"):
        load(tmp_path / "brand.toml")


def test_own_colours_pass_the_same_check() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast(Brand().accent, "#fbfaf7") > 4.5 and contrast(Brand().accent_dark, "#15171b") > 4.5
