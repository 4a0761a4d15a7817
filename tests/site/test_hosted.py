"""The static site in a real browser: from a host under a sub-path, with its style and without a word in the console."""

from __future__ import annotations

import pytest

from browsers import hear
from steelyard.faces.site.build import build
from steelyard.faces.site.plan import Options
from steelyard.home import Home
from web.conftest import hosted

SEED = "compare/llama-4-maverick-17b-128e-instruct/gpt-4o-2024-11-20"
LOOK = "() => [document.styleSheets.length, getComputedStyle(document.body).backgroundColor]"


@pytest.fixture(scope="module")
def out(place, tmp_path_factory):
    folder = tmp_path_factory.mktemp("hosted")
    pairs = folder / "pairs"
    pairs.write_text("gpt-4o-2024-11-20 llama-4-maverick\n")
    base = "http://127.0.0.1/deep/down"
    build(Home(place).current(), str(folder / "deep" / "down"), Options(str(pairs), base), today="2026-11-22")
    return folder


@pytest.fixture
def watched(chromium):
    """A fresh page, and what its console says of errors."""
    context = chromium.new_context()
    page, errors = context.new_page(), []
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    hear(page, errors)
    yield page, errors
    context.close()


@pytest.mark.parametrize("way", ["hosted", "opened"])
def test_it_works_under_any_path_and_from_the_disk(watched, out, way):
    page, errors = watched
    with hosted(out) as host:
        top = host if way == "hosted" else out.as_uri()
        page.goto(f"{top}/deep/down/{SEED}/{'index.html' if way == 'opened' else ''}")
        assert page.evaluate(LOOK) == [1, "rgb(248, 245, 236)"]
        page.locator("main td summary").first.click()
        assert page.locator("main td details[open]").count() == 1
        if way == "hosted":
            page.get_by_role("link", name="Models", exact=True).click()
            page.wait_for_url("**/deep/down/models/")
            page.locator('a[href$="/openai/gpt-4o-2024-11-20/"]').first.click()
            page.wait_for_url("**/deep/down/models/openai/gpt-4o-2024-11-20/")
            assert page.evaluate(LOOK)[0] == 1
    assert errors == []


def test_what_is_not_there_is_said_at_any_depth(watched, out):
    page, errors = watched
    with hosted(out) as host:
        (out / "deep" / "down" / "a" / "b").mkdir(parents=True, exist_ok=True)
        text = (out / "deep" / "down" / "404.html").read_bytes()
        (out / "deep" / "down" / "a" / "b" / "index.html").write_bytes(text)  # as a host hands it out
        page.goto(f"{host}/deep/down/a/b/")
        assert page.evaluate(LOOK)[0] == 1
        page.get_by_role("link", name="The front page").click()
        page.wait_for_url("**/deep/down/")
    assert errors == []


def test_the_address_of_a_file_remembers_that_only_differences_are_shown(watched, out):
    page, errors = watched
    with hosted(out) as host:
        page.goto(f"{host}/deep/down/{SEED}/")
        page.get_by_label("Only what differs").check()
        assert page.url.endswith("?only=differences")
        page.reload()
        assert page.get_by_label("Only what differs").is_checked()
        page.get_by_label("Only what differs").uncheck()
        assert "only" not in page.url
    assert errors == []


def test_where_nothing_can_be_done_with_a_comparison_no_line_is_drawn_for_it(out):
    text = (out / "deep" / "down" / SEED / "index.html").read_text("utf-8")
    assert ('class="tools"' in text) is (".json" in text.partition("</head>")[0])
    assert 'aria-label="This comparison"></nav>' not in text
