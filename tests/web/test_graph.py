"""JSON-LD: in schema.org's words and no others, with what Google wants of each kind; no figure that the page does not say."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from decimal import Decimal

import pytest

from browsers import missing
from steelyard.faces.book.shelf import Shelf
from web.conftest import fetched
from web.test_addresses import PAGES, PAIR, THREE, B

WHOLE = [*PAGES, THREE, f"{PAIR}?input=9000&profile=coding"]


ELSEWHERE = ("@context", "url", "item", "contentUrl", "license", "version")


def parts(text):
    return [part for one in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text) for part in json.loads(one)]


def every(part):
    """A part, and every part of it."""
    if isinstance(part, dict):
        yield part
        for one in part.values():
            yield from every(one)
    elif isinstance(part, list):
        for one in part:
            yield from every(one)


@pytest.fixture(scope="session")
def typed(tmp_path_factory):
    """Says what TypeScript makes of parts, by the types that Google keeps of schema.org's whole vocabulary."""
    node = shutil.which("node")
    if node is None:
        missing("no node to check JSON-LD with: apt-get install npm")
    fetched("schema-dts@2", "schema-dts/dist/schema.d.ts")
    tsc = fetched("typescript@5", "typescript/lib/tsc.js")
    folder = tmp_path_factory.mktemp("typed")
    (folder / "node_modules").symlink_to(tsc.parents[2])

    def check(some):
        lines = [f"export const p{n}: WithContext<s.{part['@type']}> = {json.dumps(part)};" for n, part in enumerate(some)]
        text = 'import type * as s from "schema-dts";\nimport type { WithContext } from "schema-dts";\n' + "\n".join(lines)
        (folder / "parts.ts").write_text(text, "utf-8")
        command = [node, tsc, "--noEmit", "--strict", "--skipLibCheck", "--moduleResolution", "bundler", "--module", "esnext",
                   "parts.ts"]
        return subprocess.run(command, cwd=folder, capture_output=True, text=True).stdout

    return check


def test_the_vocabulary_knows_a_wrong_word(typed):
    good = {"@context": "https://schema.org", "@type": "Dataset", "name": "x"}
    assert typed([good]) == ""
    assert "priceTag" in typed([good | {"priceTag": "1"}])
    assert typed([good | {"distribution": [{"@type": "DataDownload", "contentUrls": "x"}]}])
    assert typed([good | {"@type": "Datasett"}])


def test_every_page_speaks_the_vocabulary(client, typed):
    said = [part for address in WHOLE for part in parts(client(address).text)]
    assert len(said) > 20
    assert {part["@type"] for part in said} == {
        "BreadcrumbList", "Dataset", "FAQPage", "SoftwareApplication", "WebSite", "ItemList"
    }
    assert typed(said) == ""


@pytest.mark.parametrize("address", WHOLE)
def test_each_kind_has_what_google_wants_of_it(client, address):
    """As its documentation has it: developers.google.com/search/docs/appearance/structured-data."""
    for part in every(parts(client(address).text)):
        kind = part.get("@type")
        if kind == "Dataset":
            assert part["name"]
            assert 50 <= len(part["description"]) <= 5000
            assert part["license"].startswith("https://")
            assert all(way["contentUrl"] and way["encodingFormat"] for way in part["distribution"])
        if kind == "FAQPage":
            assert part["mainEntity"]
            assert all(q["name"] and q["acceptedAnswer"]["text"] for q in part["mainEntity"])
        if kind == "BreadcrumbList":
            items = part["itemListElement"]
            assert [one["position"] for one in items] == list(range(1, len(items) + 1))
            assert len(items) >= 2
            assert all(one["name"] and one["item"].startswith("http://steelyard.test/") for one in items)
        if kind == "Offer":
            assert Decimal(part["price"]) >= 0
            assert part["priceCurrency"] == "USD"
            assert part["priceSpecification"]["price"] == part["price"]
        for name in ("url", "item", "contentUrl"):
            assert re.match(r"https?://", part.get(name, "https://"))


@pytest.mark.parametrize("address", WHOLE)
def test_every_address_in_it_leads_somewhere(client, address):
    for part in every(parts(client(address).text)):
        for name in ("url", "item", "contentUrl"):
            if part.get(name, "").startswith("http://steelyard.test"):
                assert client(part[name]).status_code == 200, part[name]


@pytest.mark.parametrize("address", WHOLE)
def test_no_figure_is_said_that_the_page_does_not_say(client, address):
    text = client(address).text
    body = text[text.index("<body>") :]
    shown = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())
    head = html.unescape(re.search(r'<meta name="description" content="([^"]*)"', text)[1])
    seen = set(re.findall(r"\d[\d,.]*\d|\d", shown.replace("\u2019", "'") + " " + head))
    for part in every(parts(text)):
        if part["@type"] == "QuantitativeValue":
            assert part["value"] == 1_000_000
            continue
        for name, value in part.items():
            if name in ELSEWHERE or not isinstance(value, str):
                continue
            if name == "price":
                assert any(Decimal(value) == Decimal(n.replace(",", "")) for n in seen if re.fullmatch(r"[\d,]+(\.\d+)?", n))
                continue
            for number in re.findall(r"\d[\d,.]*\d|\d", value):
                assert number in seen or number in shown, (part["@type"], name, number)


def test_answers_are_those_of_the_page(client):
    text = client(PAIR).text
    faq = next(part for part in parts(text) if part["@type"] == "FAQPage")
    section = text[text.index('<section id="faq"') : text.index('<section id="continue"')]
    shown = html.unescape(re.sub(r"<sup.*?</sup>|<[^>]+>", "", section))
    for one in faq["mainEntity"]:
        assert one["name"] in shown
        assert one["acceptedAnswer"]["text"] in shown


def test_what_has_no_price_makes_no_offer(cat):
    from steelyard.faces.book import graph

    shelf = Shelf(cat, base="https://example.org")
    for line in cat.snapshot.summaries:
        offers = graph.software(shelf, cat.view(line.id, cat.snapshot.at)).get("offers", [])
        assert [one["price"] for one in offers] == [p for p in (line.price_input, line.price_output) if p and offers]
        if line.price_input is None:
            assert not offers


def test_a_site_without_an_address_says_nothing_that_needs_one(cat):
    from steelyard.faces.book import frame, leaves

    shelf = Shelf(cat, live=False, twins=())
    assert "ld+json" not in frame.framed(leaves.model(shelf, B), shelf).decode()
    placed = Shelf(cat, live=False, twins=(), base="https://example.org/llm")
    (steps, *_) = parts(frame.framed(leaves.model(placed, B), placed).decode())
    assert steps["itemListElement"][0]["item"] == "https://example.org/llm/"
