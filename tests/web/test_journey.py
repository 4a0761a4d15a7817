"""What a person does, in a real browser."""

from __future__ import annotations

import re

import pytest

from web.conftest import expect
from web.test_addresses import PAGES, PAIR, THREE


def test_search_compare_receipt_workload_third_model_share(browse):
    """The whole way: each step shows what it should, and the address at the end, opened afresh, is the same page."""
    page = browse("/")
    page.get_by_label("This model").fill("gpt-4o-2024-11-20")
    page.get_by_label("against").fill("llama-4-maverick")
    page.get_by_role("button", name="Weigh them").click()
    page.wait_for_url(f"**{PAIR}")
    assert page.locator("h1").inner_text().replace("\n", " ").startswith("Llama 4 Maverick 17B 128E Instruct vs")

    cell = page.locator("#pricing td details").first
    cell.locator("summary").click()
    slip = cell.locator(".slip")
    assert slip.is_visible()
    assert re.search(r"\d{4}-\d\d-\d\d", slip.inner_text())

    before = page.locator("#cost table").text_content()
    page.get_by_label("Requests a month").fill("50000")
    page.wait_for_url("**requests=50000**")
    expect(page.locator("#cost table")).not_to_have_text(before)

    page.get_by_text("Add, leave out, or pick endpoints").click()
    page.get_by_label("Another model", exact=True).fill("claude-sonnet-4-5-20250929")
    page.get_by_role("button", name="Weigh again").click()
    page.wait_for_url("**claude-sonnet-4-5-20250929**")
    assert page.locator("#specs thead th").count() == 4
    assert "requests=50000" in page.url

    fresh = browse(page.url)
    assert fresh.locator("body").inner_text() == page.locator("body").inner_text()


def test_without_script_everything_can_be_done(browse):
    page = browse("/", java_script_enabled=False)
    page.get_by_label("This model").fill("gpt-4o-2024-11-20")
    page.get_by_label("against").fill("llama-4-maverick")
    page.get_by_role("button", name="Weigh them").click()
    assert page.url.endswith(PAIR)
    page.locator("#specs td summary").first.click()
    assert page.locator("#specs td .slip").first.is_visible()
    page.get_by_label("Only what differs").check()
    assert page.locator("tr.same").count() > 0
    assert page.locator("tr.same:visible").count() == 0
    page.get_by_label("Requests a month").fill("50000")
    page.get_by_role("button", name="Work it out").click()
    assert "requests=50000" in page.url
    assert "50,000 requests" in page.locator("#cost").inner_text()
    page.get_by_text("Add, leave out, or pick endpoints").click()
    picked = page.locator("#seat1 option").nth(1).get_attribute("value")
    page.locator("#seat1").select_option(index=1)
    page.get_by_role("button", name="Weigh again").click()
    assert picked.split(":")[0] in page.url
    page.goto("/models")
    page.get_by_label("vision").check()
    page.get_by_label("Sort by").select_option("released")
    page.get_by_role("button", name="Filter").click()
    assert "needs=vision" in page.url
    assert page.locator("#models tbody tr").count() > 10


def test_with_the_keyboard_alone(browse):
    page = browse(PAIR)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('#specs td summary')"):
            break
    assert page.evaluate("document.activeElement.matches('#specs td summary')")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    assert page.locator("#specs td details[open] .slip").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#specs td details[open]").count() == 0
    assert page.evaluate("document.activeElement.matches('#specs td summary')")


def test_filters_answer_while_one_types(browse):
    page = browse("/models")
    page.get_by_label("Name", exact=True).fill("maverick")
    page.wait_for_url("**q=maverick**")
    expect(page.locator("#models tbody tr").first).to_contain_text("Maverick")


def test_names_are_suggested(browse):
    page = browse("/")
    page.get_by_label("This model").fill("maverick")
    expect(page.locator("#names-one option").first).to_have_attribute("value", re.compile("maverick"))


def test_the_heads_of_a_long_comparison_stay_in_sight(browse):
    page = browse(PAIR)
    page.locator("#specs tbody tr").last.scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#specs tbody tr:nth-child(9)').scrollIntoView()")
    top = page.evaluate("document.querySelector('#specs thead th:nth-child(2)').getBoundingClientRect().top")
    assert 0 <= top < 40


def test_the_night_is_dark(browse):
    light, dark = (browse(PAIR, color_scheme=scheme) for scheme in ("light", "dark"))
    shade = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).reduce((a, b) => a + +b, 0)"
    assert light.evaluate(shade) > 600
    assert dark.evaluate(shade) < 150


@pytest.mark.parametrize("width", [320, 390, 768])
@pytest.mark.parametrize("address", [*PAGES, THREE])
def test_nothing_runs_over_the_edge(browse, address, width):
    page = browse(address, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_shifts_and_nobody_else_is_asked(browse):
    page = browse("/")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(PAIR)
    page.wait_for_load_state("networkidle")
    assert {url.split("/")[2] for url in asked} == {page.url.split("/")[2]}
    shift = """() => new Promise(done => { let sum = 0;
      new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value; }))
        .observe({type: 'layout-shift', buffered: true});
      setTimeout(() => done(sum), 400); })"""
    assert page.evaluate(shift) < 0.01
