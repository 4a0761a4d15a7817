"""What changed, on the web: the page with its receipts, its twins, and the newest few on the front page."""

from __future__ import annotations

import html
import re

from steelyard.faces.book import changing
from steelyard.faces.book.shelf import Shelf


def test_the_front_page_says_what_changed_lately_and_leads_to_the_rest(client):
    part = re.search(r'<section id="lately">.*?</section>', client("/").text, re.DOTALL)[0]
    rows = re.findall(r'<th scope="row"><a href="([^"]+)">', part)
    assert 3 <= len(rows) <= 6
    assert all(re.fullmatch(r"/models/[^/]+/[^/]+", to) for to in rows)
    assert client(rows[0]).status_code == 200
    assert html.unescape(part).count("→") >= len(rows)
    assert '<a href="/changes">' in part


def test_what_changed_lately_is_of_as_many_models_as_it_has_lines_and_has_come(cat):
    few = changing.lately(Shelf(cat))
    assert len({of[0].id for of in few}) == len(few) > 0
    days = [of[0].day for of in few]
    assert days == sorted(days, reverse=True)
    assert days[0] == max(one.day for one in cat.changes() if one.day <= cat.today and one.kind != "released")


def test_each_line_of_the_page_has_the_receipts_of_what_was_and_what_is(client):
    page = client("/changes").text
    rows = re.findall(r'<tr><th scope="row">.*?</tr>', page, re.DOTALL)
    moved = [row for row in rows if "→" in html.unescape(row)]
    assert len(moved) > 100
    for row in moved:
        slip = re.search(r'<div class="slip">.*?</div>', row, re.DOTALL)[0]
        day = re.search(r'data-of="Day">.*?(\d{4}-\d\d-\d\d)', row)[1]
        assert f"until {day}" in slip
        assert f"from {day}" in slip


def test_the_page_is_there_for_programs_too(client):
    said = client("/changes.json").json()
    assert said["schema"] == "steelyard/changes/1"
    assert all(one["day"] <= said["at"] for one in said["changes"])
    assert said["announced"]
    assert all(one["day"] > said["at"] for one in said["announced"])
    assert "| What changed |" in client("/changes.md").text
