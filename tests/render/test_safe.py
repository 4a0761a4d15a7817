"""Nothing that a source writes becomes markup, a link to follow, or a command to a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from render.reader import read
from steelyard.render.render import render
from steelyard.render.safe import clean, markup, web


@pytest.mark.parametrize("format_", ["text", "markdown", "html"])
def test_no_control_character_or_direction_override_gets_through(format_, hostile):
    comparison, snapshot = hostile
    shown = render(comparison, format_, snapshot=snapshot, evidence=True)
    assert all(c.isprintable() or c == "\n" for c in shown)


def test_hostile_text_stays_text_in_html(hostile):
    comparison, snapshot = hostile
    shown = render(comparison, "html", snapshot=snapshot)
    tags = read(shown).tags
    assert "script" not in {tag for tag, _ in tags}
    assert "&lt;script&gt;" in shown


@pytest.mark.parametrize("format_", ["markdown", "html"])
def test_only_http_and_https_are_ever_linked(format_, hostile):
    comparison, snapshot = hostile
    shown = render(comparison, format_, snapshot=snapshot, evidence=True)
    if format_ == "html":
        links = [attrs["href"] for tag, attrs in read(shown).tags if tag == "a"]
        assert all(link.startswith(("#", "https://", "http://")) for link in links)
    else:
        assert "](javascript:" not in shown.replace("\\]\\(", "").replace("\\](", "")
        assert "<javascript:" not in shown.casefold()
        assert "<data:" not in shown


def test_hostile_text_stays_text_in_markdown(hostile):
    comparison, snapshot = hostile
    shown = render(comparison, "markdown", snapshot=snapshot, evidence=True)
    assert "<script>" not in shown.replace("\\<script", "")
    heads = [line for line in shown.split("\n") if line.startswith("| ")]
    width = {line.replace("\\|", "").count("|") for line in heads}
    assert width <= {4, 9}, "a bar in a name would make a column"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        "data:text/html,x",
        "file:///etc/passwd",
        "//x.example",
        "ftp://x",
        "https://a b",
        "",
        "https://x\n",
        None,
        " https://x",
    ],
)
def test_a_link_that_is_not_of_the_web_is_none(url):
    assert web(url) == ""


def test_a_link_of_the_web_is_kept_as_it_is():
    assert web("https://x.example/a?b=c#d") == "https://x.example/a?b=c#d"


@given(st.text())
def test_clean_text_is_printable_and_loses_no_letter(text):
    cleaned = clean(text)
    assert cleaned.isprintable()
    assert [c for c in text if c.isprintable() and c != " "] == [c for c in cleaned if c != " "]


@given(st.text())
def test_markup_has_no_character_that_html_would_read(text):
    assert not set("<>\"'") & set(markup(text))
