"""A form that is answered while it changes leaves the page that one gets by opening the address at its end."""

from __future__ import annotations

import re

import pytest

from browsers import hear
from web.conftest import expect
from web.test_addresses import PAIR, THREE

SAME = """async () => {
  const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  const parts = (of) => [...of.body.children].filter((part) => part.id !== "said");
  const [mine, theirs] = [parts(document), parts(page)];
  return mine.length === theirs.length ? mine.filter((part, at) => !part.isEqualNode(theirs[at])).map((part) => part.outerHTML)
    : [mine.length, theirs.length]; }"""


def differing(page):
    """What differs from the same address opened afresh."""
    expect(page.locator(".waiting")).to_have_count(0)
    return page.evaluate(SAME)


STATES = [PAIR, THREE, f"{PAIR}?only=differences&at=2026-10-01", f"{PAIR}?workload=rag&profile=coding"]


@pytest.mark.parametrize("address", STATES)
def test_a_changed_workload_changes_the_whole_page(browse, address):
    page = browse(address)
    for change in (
        lambda: page.get_by_label("Workload", exact=True).select_option("agent"),
        lambda: page.get_by_label("Requests a month").fill("50000"),
        lambda: page.get_by_label("Only what differs").click(),
        lambda: page.get_by_label("What matters").select_option("cost"),
        lambda: page.get_by_label("Input tokens").fill("9000"),
        lambda: page.get_by_label("Workload", exact=True).select_option(""),
        lambda: page.get_by_label("Only what differs").click(),
        lambda: page.get_by_label("Input tokens").fill(""),
    ):
        before = page.url
        change()
        page.wait_for_url(lambda url, before=before: url != before)
        assert differing(page) == []


def test_what_is_open_and_where_one_types_stay(browse):
    page = browse(PAIR)
    page.locator("#specs td summary").first.click()
    page.get_by_text("Add, leave out, or pick endpoints").click()
    page.get_by_label("Another model", exact=True).fill("claude")
    page.get_by_label("Requests a month").fill("50000")
    page.wait_for_url("**requests=50000")
    assert page.locator("#specs td details[open] .slip").first.is_visible()
    assert page.get_by_label("Another model", exact=True).input_value() == "claude"
    assert page.evaluate("document.activeElement.id") == "requests"


def test_questions_and_twins_follow_the_workload(browse):
    page = browse(PAIR)
    page.get_by_label("Workload", exact=True).select_option("rag")
    page.wait_for_url("**workload=rag")
    for twin in ("JSON", "Markdown", "Swap the sides"):
        assert "workload=rag" in page.locator(".tools").get_by_role("link", name=twin).get_attribute("href")
    assert "yardstick workload" not in page.locator("#faq").inner_text()


def test_only_what_differs_is_kept_by_every_form(browse):
    page = browse(PAIR)
    page.get_by_label("Only what differs").check()
    page.wait_for_url("**?only=differences")
    page.get_by_label("Workload", exact=True).select_option("rag")
    page.wait_for_url("**workload=rag*")
    assert "only=differences" in page.url
    page.get_by_text("Add, leave out, or pick endpoints").click()
    page.get_by_label("Another model", exact=True).fill("claude-sonnet-4-5-20250929")
    page.get_by_role("button", name="Weigh again").click()
    page.wait_for_url("**claude-sonnet-4-5-20250929**")
    assert "only=differences" in page.url
    page.get_by_label("Only what differs").uncheck()
    page.wait_for_url(lambda url: "only=" not in url)
    page.get_by_label("Output tokens").fill("77")
    page.wait_for_url("**output=77*")
    assert "only=" not in page.url


def test_without_script_only_what_differs_goes_with_the_workload(browse):
    page = browse(PAIR, java_script_enabled=False)
    page.get_by_label("Only what differs").check()
    page.get_by_role("button", name="Work it out").click()
    assert "only=differences" in page.url
    assert page.get_by_label("Only what differs").is_checked()
    page.get_by_label("Only what differs").uncheck()
    page.get_by_role("button", name="Work it out").click()
    assert "only=" not in page.url


def test_turning_round_keeps_what_was_asked(browse):
    page = browse(f"{PAIR}?workload=rag&at=2026-10-01&only=differences", java_script_enabled=False)
    first = page.locator("#specs thead th").nth(1).inner_text()
    page.get_by_role("link", name="Swap the sides").click()
    assert page.locator("#specs thead th").nth(1).inner_text() != first
    for kept in ("workload=rag", "at=2026-10-01", "only=differences", "order="):
        assert kept in page.url
    page.get_by_role("link", name="Swap the sides").click()
    assert page.locator("#specs thead th").nth(1).inner_text() == first
    assert "order=" not in page.url


@pytest.mark.parametrize(("address", "name", "value"), [("/models", "q", "maverick"), ("/conflicts", "q", "gpt")])
def test_a_filtered_list_is_the_page_of_its_address(browse, address, name, value):
    page = browse(address)
    page.locator(f"#{name}").fill(value)
    page.wait_for_url(f"**{name}={value}")
    assert differing(page) == []
    expect(page.get_by_role("status")).to_have_text(page.locator("section h2").last.text_content())


@pytest.fixture
def bare(chromium, site):
    """A page whose console may tell of answers that failed; what its script does not catch fails the test."""
    context, errors = chromium.new_context(base_url=site), []
    page = context.new_page()
    hear(page, errors)
    yield page
    context.close()
    assert not errors


@pytest.mark.parametrize(
    ("address", "field", "wrong", "right", "said"),
    [
        (PAIR, "input", "abc", "5000", "“Input tokens” is ‘abc’"),
        (PAIR, "requests", "-5", "5", "“Requests a month” is ‘-5’"),
        (PAIR, "cached", "9000", "10", "at most input"),
        ("/models", "min_context", "abc", "128K", "“Context at least” is ‘abc’"),
    ],
)
def test_what_cant_be_read_is_said_beside_its_field_until_the_next_good_answer(bare, address, field, wrong, right, said):
    bare.goto(address)
    bare.locator(f"#{field}").fill(wrong)
    expect(bare.get_by_role("alert")).to_contain_text(said)
    assert bare.locator(f"#{field}[aria-invalid=true][aria-describedby=fault]").count() == 1
    assert bare.url.endswith(address)
    bare.locator(f"#{field}").fill(right)
    bare.wait_for_url(f"**{field}={right}")
    expect(bare.get_by_role("alert")).to_have_count(0)
    assert bare.locator("[aria-invalid]").count() == 0
    assert differing(bare) == []


def test_without_an_answer_that_is_said_and_nothing_waits(bare):
    bare.goto(PAIR)
    bare.context.set_offline(True)
    bare.get_by_label("Requests a month").fill("50000")
    expect(bare.get_by_role("alert")).to_contain_text("No answer came")
    expect(bare.locator(".waiting")).to_have_count(0)
    bare.context.set_offline(False)
    bare.route("**/*requests=6*", lambda route: route.fulfill(status=429, content_type="text/plain", body="Wait a little."))
    bare.get_by_label("Requests a month").fill("6")
    expect(bare.get_by_role("alert")).to_have_text("Wait a little.")
    assert bare.locator("[aria-invalid]").count() == 0
    bare.get_by_label("Requests a month").fill("70")
    bare.wait_for_url("**requests=70")
    expect(bare.get_by_role("alert")).to_have_count(0)
    expect(bare.get_by_role("status")).to_have_text("Cost updated")


def test_a_page_that_says_what_is_wrong_becomes_the_comparison_once_that_is_mended(bare):
    bare.goto(f"{PAIR}?batch=150%25&workload=rag&only=differences")
    assert bare.get_by_label("Batch share").input_value() == "150%"
    bare.get_by_label("Batch share").fill("0.5")
    bare.wait_for_url("**batch=0.5*")
    assert differing(bare) == []
    assert "workload=rag" in bare.url
    assert bare.get_by_label("Only what differs").is_checked()


def test_a_filter_by_kind_is_kept_while_one_types(browse):
    page = browse("/models?kind=embedding&open_weights=1")
    page.get_by_label("Name", exact=True).fill("e")
    page.wait_for_url("**q=e*")
    assert "kind=embedding" in page.url
    assert "needs=open-weights" in page.url
    assert differing(page) == []


TYPED = [("gpt-4o", "gpt-4o"), ("gpt4o", "gpt-4o"), ("llama4 maverick", "llama-4-maverick")]


@pytest.mark.parametrize(("typed", "first"), TYPED)
def test_what_people_type_is_suggested_first(browse, typed, first):
    page = browse("/")
    page.get_by_label("This model").fill(typed)
    option = page.locator("#names-one option").first
    expect(option).to_have_attribute("value", re.compile(first))
    shown = f"{option.get_attribute('value')} {option.get_attribute('label')}"
    assert typed in shown.casefold()
