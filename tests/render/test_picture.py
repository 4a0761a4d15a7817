"""Pictures of comparisons and models: whole, the same everywhere, with letters of our own."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from html import unescape

import pytest

from steelyard.render import card
from steelyard.render.beam import drawn
from steelyard.render.page import Table
from steelyard.render.picture import png, svg
from steelyard.render.render import Look, page_of
from steelyard.render.typeface import files, typeface

SETS = (
    ("gpt-4o-2024-11-20", "llama-4-maverick"),
    ("claude-sonnet-4-5", "gpt-5", "gemini-2.5-pro"),
    ("gpt-4o-2024-11-20", "llama-4-maverick", "claude-sonnet-4-5", "gemini-2.5-pro", "grok-4-0709", "deepseek-v3-0324"),
)
AGAIN = """
import sys
from pathlib import Path
from steelyard.api import Catalogue
from steelyard.render import card
from steelyard.render.picture import png
from steelyard.render.render import Look, page_of
cat = Catalogue.open(Path(sys.argv[1]), today="2026-11-22")
sys.stdout.buffer.write(png(card.compared(page_of(cat.compare("gpt-4o-2024-11-20", "llama-4-maverick"), cat.snapshot, Look()))))
"""


@pytest.fixture(scope="module", params=SETS, ids=len)
def weighed(cat, request):
    page = page_of(cat.compare(*request.param), cat.snapshot, Look())
    return page, card.compared(page)


def test_a_picture_is_1200_by_630(weighed):
    data = png(weighed[1])
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", data[16:24]) == (1200, 630)
    assert 10_000 < len(data) < 150_000


def test_it_shows_the_names_the_verdict_and_facts_with_their_status(weighed):
    page, shown = weighed
    text = svg(shown)
    said = re.findall(r"<text[^>]*>([^<]*)</text>", text)
    assert all(any(name in line for line in said) for name in shown.names)
    assert 'class="beam"' in text
    assert shown.headline
    assert " ".join(shown.headline.split()[:2]) in text
    tables = [block for section in page.sections for block in section.blocks if isinstance(block, Table)]
    cells = {cell.text for table in tables for row in table.rows for cell in row.cells}
    values = [one for line in shown.lines for one in line.cells]
    assert len(shown.lines) >= 2
    assert all(one.text in cells and one.status for one in values)


def test_everything_stays_within_the_picture(weighed):
    face_of = r'font-family="(\w+)" font-weight="(\d+)" font-size="(\d+)">([^<]*)'
    place = r'<text class="(?!soft end)[^"]*" x="([\d.]+)" y="([\d.]+)" '
    for x, y, face, weight, size, text in re.findall(place + face_of, unescape(svg(weighed[1]))):
        shape = typeface(f"{face.lower()}-{weight}")
        assert float(x) + shape.width(text, int(size)) <= 1200 - 40, text
        assert float(y) <= 630 - 10, text


def test_every_part_of_the_beam_has_a_look(weighed):
    """The picture takes the beam's rules from the style sheet; if they move away from there, it must not go black."""
    text = svg(weighed[1])
    rules = text[text.index("<style>") : text.index("</style>")]
    assert "var(" not in rules
    for kind in set(re.findall(r'class="([a-z ]+)"', drawn(weighed[1].scale))) - {"beam", "mark"}:
        assert f".{kind.split()[-1]}" in rules, kind


def test_it_is_the_same_wherever_it_is_drawn(cat, place, tmp_path):
    from steelyard.home import Home

    page = page_of(cat.compare(*SETS[0]), cat.snapshot, Look())
    bare = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "FONTCONFIG_FILE": "/dev/null", "LC_ALL": "C"}
    again = subprocess.run([sys.executable, "-c", AGAIN, str(Home(place).current())], env=bare, capture_output=True, check=True)
    assert again.stdout == png(card.compared(page))


def test_a_model_has_a_picture_too(cat):
    page = page_of(cat.model("gpt-4o-2024-11-20"), cat.snapshot, Look())
    shown = card.single(page)
    assert [line.cells[0].text for line in shown.lines][:3] == ["$2.50", "$10.00", "128K"]
    assert png(shown)[:4] == b"\x89PNG"
    assert "Input price, per 1M tokens: $2.50 (agreed)." in card.in_text(shown)


def test_hostile_and_foreign_names_are_drawn_as_far_as_there_are_letters():
    shown = card.Card(('</text><image href="file:///etc/passwd"/>', "通义千问 Ünïcode Żółw \u202e🐬"), "As of <now>", "A & B")
    text = svg(shown)
    assert "<image" not in text
    assert "Ünïcode Zow" in unescape(text).replace("ł", "").replace("Zów", "Zow")
    assert png(shown)


def test_letters_are_measured_as_the_typeface_says():
    face = typeface("inter-400")
    assert face.width("Hello World $2.50", 30) == pytest.approx(256.6, abs=1)
    assert face.fitting("Hello World", 30, 100).endswith("…")
    assert face.lines(["one", "two"], 30, 60) == ["one", "two"]
    assert len(files()) == 3
