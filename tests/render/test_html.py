"""The HTML file: well-formed, whole in itself, its receipts in place, its parts where the links say."""

from __future__ import annotations

import re
from html import unescape

import pytest

from render.reader import read
from steelyard.render.html import style
from steelyard.render.render import render


@pytest.fixture(scope="module")
def page(comparison, snapshot) -> str:
    return render(comparison, "html", snapshot=snapshot)


@pytest.fixture(scope="module")
def tags(page):
    return read(page).tags


def test_every_tag_is_closed_by_its_own(tags):
    assert len(tags) > 200


def test_ids_are_unique(tags):
    ids = [attrs["id"] for _, attrs in tags if "id" in attrs]
    assert len(ids) == len(set(ids))


def test_every_link_within_the_page_has_its_target(tags):
    ids = {attrs["id"] for _, attrs in tags if "id" in attrs}
    inside = [attrs["href"][1:] for tag, attrs in tags if tag == "a" and attrs["href"].startswith("#")]
    assert inside
    assert set(inside) <= ids


def test_nothing_is_asked_of_anybody(page, tags):
    assert not [tag for tag, _ in tags if tag in ("script", "link", "img", "iframe", "object")]
    assert "url(" not in page
    assert "@import" not in page
    assert not [attrs for _, attrs in tags if "style" in attrs or any(name.startswith("on") for name in attrs)]


def test_the_page_says_its_language_title_and_description(page, tags):
    assert ("html", {"lang": "en"}) in tags
    assert "<title>Heavy 1 vs Light 2 Instruct &#183; Steelyard</title>" in page
    assert any(attrs.get("name") == "description" and attrs["content"] for _, attrs in tags)
    assert any(attrs.get("name") == "viewport" for _, attrs in tags)


def test_tables_have_captions_and_their_heads_say_what_they_head(tags):
    names = [tag for tag, _ in tags]
    assert names.count("table") == names.count("caption")
    assert all(attrs.get("scope") in ("col", "row") for tag, attrs in tags if tag == "th")


def test_a_table_without_a_caption_of_its_own_is_called_after_its_section(page):
    assert '<caption class="vh">Cost of a workload</caption>' in page


def test_every_fact_opens_its_receipt_in_place(page, comparison):
    facts = sum(
        cell.known is not None
        for table in (comparison.specs, comparison.pricing, comparison.capabilities, comparison.benchmarks)
        for row in table
        for cell in row.cells
    )
    assert page.count('<details><summary><span class="v">') >= facts
    assert page.count('class="slip"') >= facts


def test_a_receipt_has_value_source_link_date_dissent_and_rule(page):
    slip = page[page.index("2023-10</span>") :]
    slip = slip[: slip.index("</details>")]
    for said in (
        'href="https://alpha.example/models"',
        ">Alpha Prices</a>",
        "<time>2026-11-01</time>",
        "Says otherwise",
        "2024-06",
        "Set aside",
        "Sources disagree",
        "Every source says the same.",
        "Oct 01, 2023 knowledge cutoff",
        "valid from <time>2026-01-01</time>",
    ):
        assert said in slip


def test_the_verdict_is_drawn_and_said_in_words(page):
    assert 'role="img" aria-label="A steelyard. Heavy 1 has no weights, Light 2 Instruct has 3 weights;' in page
    assert page.count('class="weight solid"') == 3


def test_the_best_cell_is_marked_and_said_in_words(page):
    assert unescape(page).count('★<span class="vh"> best of the row</span>') == 3


@pytest.mark.parametrize(("front", "least"), [("ink", 7.0), ("soft", 4.5), ("accent", 4.5)])
@pytest.mark.parametrize("back", ["paper", "slip"])
@pytest.mark.parametrize("theme", [0, 1])
def test_text_stands_out_from_its_ground(front, back, theme, least):
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", style().split(":root {")[theme + 1].split("}")[0]))
    one, other = sorted((luminance(colours[front]), luminance(colours[back])))
    assert (other + 0.05) / (one + 0.05) >= least


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    r, g, b = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
