"""What search engines and machines read, and that nothing hostile gets through."""

from __future__ import annotations

import html
import json
import re
import struct

import pytest

from claims import claim
from steelyard.api import Catalogue
from steelyard.catalog.snapshot import Snapshot
from steelyard.faces.book import conflicts, frame, leaves, lists, weighed
from steelyard.faces.book.asked import Asked
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.web.app import create
from steelyard.faces.web.desk import Desk, Settings
from steelyard.home import Home
from steelyard.vocabulary.kinds import Kind
from web.conftest import asking
from web.test_addresses import PAGES, PAIR, THREE, B
from world import FACTS, compiled

HOSTILE = '</script><img src=x onerror="alert(1)">\u202e'


def graphs(text):
    return [json.loads(one) for one in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)]


@pytest.mark.parametrize("address", PAGES)
def test_json_ld_is_json(client, address):
    for graph in graphs(client(address).text):
        assert all(part["@context"] == "https://schema.org" and part["@type"] for part in graph)


def test_a_comparison_describes_itself(client):
    (graph,) = graphs(client(PAIR).text)
    kinds = {part["@type"]: part for part in graph}
    assert {"BreadcrumbList", "Dataset", "FAQPage"} <= set(kinds)
    assert kinds["FAQPage"]["mainEntity"][0]["acceptedAnswer"]["text"]
    assert 50 <= len(kinds["Dataset"]["description"]) <= 5000


def test_a_model_offers_its_price(client):
    (graph,) = graphs(client("/models/openai/gpt-4o-2024-11-20").text)
    offers = next(part for part in graph if part["@type"] == "SoftwareApplication")["offers"]
    assert [one["price"] for one in offers] == ["2.5", "10"]


def metas(text):
    found = re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', text)
    return {name: html.unescape(value) for name, value in found}


@pytest.mark.parametrize("address", [PAIR, THREE, f"{PAIR}?profile=coding", f"/models/{B}", f"/models/{B}?at=2025-06-01"])
def test_a_page_that_is_quoted_has_a_picture_of_its_own(client, address):
    said = metas(client(address).text)
    assert said["twitter:card"] == "summary_large_image"
    path, _, query = address.partition("?")
    assert said["og:image"] == f"http://steelyard.test{path}.png" + (f"?{query}" if query else "")
    assert "GPT-4o (2024-11-20)" in said["og:image:alt"]
    assert "Input price" in said["og:image:alt"]
    picture = client(said["og:image"], accept_encoding="gzip, br, zstd")
    assert picture.headers["content-type"] == "image/png"
    assert "content-encoding" not in picture.headers
    assert "max-age" in picture.headers["cache-control"]
    size = struct.unpack(">II", picture.content[16:24])
    assert size == (int(said["og:image:width"]), int(said["og:image:height"]))


def test_every_page_is_called_by_one_whole_address(client, place):
    """Also behind a proxy, whose word is only believed where `serve` was told to."""
    assert metas(client(PAIR).text)["og:url"] == f"http://steelyard.test{PAIR}"
    assert metas(client(PAIR, x_forwarded_proto="https").text)["og:url"].startswith("http://")
    proxied = asking(create(Desk(Home(place), Settings(proxied=True))))
    assert metas(proxied(PAIR, x_forwarded_proto="https").text)["og:url"] == f"https://steelyard.test{PAIR}"
    told = asking(create(Desk(Home(place), Settings(base="https://example.org/llm"))))
    assert metas(told(PAIR).text)["og:image"] == f"https://example.org/llm{PAIR}.png"
    assert "evil" not in client(PAIR, host='evil"><script>').text


def test_pages_without_pictures_have_none(place):
    plain = asking(create(Desk(Home(place), Settings(pictures=False))))
    said = metas(plain(PAIR).text)
    assert said["twitter:card"] == "summary"
    assert "og:image" not in said
    assert plain(f"{PAIR}.png").status_code == 404


@pytest.mark.parametrize("address", ["/models.png", "/sources.png", "/models/openai/none.png", "/compare/none/nothing.png"])
def test_what_has_no_picture_says_so(client, address):
    assert client(address).status_code == 404


@pytest.fixture(scope="module")
def hostile():
    facts = [*FACTS, (Kind.MODEL, "acme/m1", claim("name", HOSTILE, source="z")),
             (Kind.MODEL, "open/o1", claim("name", HOSTILE)),
             (Kind.PROVIDER, "hub", claim("name", HOSTILE, kind=Kind.PROVIDER))]
    return Shelf(Catalogue(Snapshot.read(compiled(facts).data), today="2026-11-22"))


def test_hostile_names_of_a_source_are_text_on_every_page(hostile):
    compared = weighed.compare(hostile, weighed.contenders(hostile, ["acme/m1", "open/o1"]), Asked())
    made = [
        lists.home(hostile), lists.models(hostile, {}), leaves.model(hostile, "open/o1"), leaves.provider(hostile, "hub"),
        leaves.creator(hostile, "acme"), lists.changes(hostile), conflicts.leaf(hostile, {}),
        weighed.leaf(hostile, compared, Asked(), {}),
    ]
    for leaf in made:
        text = frame.framed(leaf, hostile).decode()
        assert "<img" not in text
        assert "\u202e" not in text
        assert text.count("<script") == text.count("</script>")
