"""Secrets are known by their names in addresses, and by their values where sites.toml gave them."""

from __future__ import annotations

import time

import pytest

from crawler.config.model import BasicAuth, Journey, Project, Site
from crawler.record.masking import has_secret, is_secret, mask_record, mask_text, mask_url, masked, secrets_of
from crawler.record.page import Frame, Page, Proof, Request, Shot, Snapshot


@pytest.mark.parametrize(
    "name",
    [
        "token", "access_token", "accessToken", "api_key", "apikey", "API-Key", "key", "sig", "signature", "X-Amz-Signature",
        "X-Amz-Credential", "password", "passwd", "pwd", "secret", "client_secret", "auth", "Authorization", "oauth_token",
        "session", "session_id", "PHPSESSID", "JSESSIONID", "sid", "jwt", "preview_token", "X-Auth-Token", "refresh_token",
    ],
)  # fmt: skip
def test_names_that_speak_of_secrets(name: str) -> None:
    assert is_secret(name)


@pytest.mark.parametrize(
    "name", ["author", "page", "keyword", "sort_key", "q", "utm_source", "id", "design", "basic", "monkey"]
)
def test_names_that_do_not(name: str) -> None:
    assert not is_secret(name)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://u:p@shop.example/a?b=1#c", "https://***@shop.example/a?b=1#c"),
        ("https://u:p@ss@shop.example/", "https://***@shop.example/"),
        ("https://shop.example/?a=1&access_token=s3&b=%20x", "https://shop.example/?a=1&access_token=***&b=%20x"),
        ("https://shop.example/#token=abc&page=2", "https://shop.example/#token=***&page=2"),
        ("https://shop.example/a;jsessionid=AB12?q=1", "https://shop.example/a;jsessionid=***?q=1"),
        (
            "https://a.example/?next=https%3A%2F%2Fb%3Fkey%3Dabc%26c%3Dd",
            "https://a.example/?next=https%3A%2F%2Fb%3Fkey%3D***%26c%3Dd",
        ),
        ("https://shop.example/@55.7,37.6", "https://shop.example/@55.7,37.6"),
        ("wss://chat.example/?sid=9", "wss://chat.example/?sid=***"),
        ("http://[broken/?token=x", "http://[broken/?token=***"),
    ],
)
def test_addresses_keep_all_but_their_secrets(url: str, told: str) -> None:
    assert mask_url(url) == told
    assert mask_url(told) == told
    assert has_secret(url) == ("***" in told)


def test_markup_is_masked_where_addresses_stand_and_stays_as_it_is_elsewhere() -> None:
    markup = (
        '<a href="/next?a=1&amp;token=abc&amp;b=2">далее</a><script>load("https:\\/\\/x.example\\/?k=1\\u0026api_key=abc")'
        "</script><script>var key=1;token=f(2);a=b?c:d</script><input name=token value=abc>"
    )
    told = mask_text(markup)
    assert told.count("***") == 2
    assert "token=***&amp;b=2" in told and "api_key=***" in told
    assert told.endswith("<script>var key=1;token=f(2);a=b?c:d</script><input name=token value=abc>")


def test_a_secret_of_the_configuration_is_found_in_every_spelling() -> None:
    site = Site(
        name="a",
        url="https://user:pass%2Fword@shop.example/?access_token=tok-123456",
        headers={"X-Preview": "9f8e7d6c5b4a39281706", "Accept-Language": "ru-RU", "X-Api-Key": "short1"},
        cookies={"city": "moscow", "session": "s3ss10n"},
        basic_auth=BasicAuth(user="admin", password="p&ss w0rd"),
        journey=Journey(cart="https://shop.example/cart?sig=sig-987654"),
    )
    known = secrets_of(site)
    text = "p&ss w0rd p%26ss%20w0rd p%26ss+w0rd tok-123456 9f8e7d6c5b4a39281706 short1 s3ss10n sig-987654 pass/word pass%2Fword"
    assert mask_text(text, known) == " ".join(["***"] * 10)
    assert mask_text("moscow ru-RU admin", known) == "moscow ru-RU admin"


def test_a_record_is_masked_whole() -> None:
    secret, url = "hunter2-hunter2", "https://u:hunter2-hunter2@shop.example/?token=hunter2-hunter2"
    page = Page(
        n=1,
        url=url,
        final_url=url,
        found_on=url,
        headers={"x-auth-token": secret, "location": url, "server": "nginx"},
        requests=[Request(url=url, failure=f"no answer from {url}", frame=url)],
        console_errors=[f"failed: {url}"],
        snapshots=[
            Snapshot(stage="settled", url=url, html=f"<a href='{url}'>", frames=[Frame(url=url, owner="iframe")])
        ],
    )
    shot = Shot(width=1, height=1, data=b"picture")
    page.snapshots[0].shot = shot
    mask_record(page, [secret])
    assert secret not in page.model_dump_json() and secret not in page.snapshots[0].html
    assert page.headers["server"] == "nginx" and shot.data == b"picture"
    proof = Proof(page=url, signal="link", quote=url, selector=f'a[href="{url}"]')
    mask_record(proof)
    assert secret not in proof.model_dump_json()


def test_a_project_is_masked_whole() -> None:
    made = Project(sites=[Site(name="a", url="https://shop.example/#token=x1", exclude=["[?&]token=abc"])])
    assert masked(made)["sites"][0]["url"] == "https://shop.example/#token=***"
    assert made.sites[0].url.endswith("x1"), "the crawler goes on with the real address"


@pytest.mark.parametrize(
    "text", ["?a" * 500_000, "&" * 1_000_000, "://" * 400_000, "://" + "a" * 1_000_000, "%3F%26" * 200_000]
)
def test_masking_takes_no_longer_than_a_second_for_a_megabyte(text: str) -> None:
    began = time.process_time()
    mask_text(text + "=@%3")
    assert time.process_time() - began < 3
