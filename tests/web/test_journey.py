"""What a person does, in a real browser."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

import pytest

from web.conftest import expect
from web.test_addresses import PAGES, PAIR, THREE, A, B


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
    page.get_by_label("vision", exact=True).check()
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


def test_with_the_keyboard_from_the_front_page_to_a_third_model(browse):
    """Names, a receipt, the workload, another model: without a pointer, and always with a visible focus."""
    page = browse("/")
    page.get_by_label("This model").focus()
    page.keyboard.type("gpt-4o-2024-11-20")
    page.keyboard.press("Tab")
    page.keyboard.type("llama-4-maverick")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{PAIR}")
    tab_to(page, "#pricing td summary")
    page.keyboard.press("Space")
    assert page.locator("#pricing td details[open] .slip").is_visible()
    tab_to(page, "#pricing .slip a")
    tab_to(page, "#requests")
    page.keyboard.type("50000")
    page.wait_for_url("**requests=50000**")
    page.goto(page.url)
    tab_to(page, ".change > summary")
    page.keyboard.press("Enter")
    tab_to(page, "#more")
    page.keyboard.type("claude-sonnet-4-5-20250929")
    page.keyboard.press("Enter")
    page.wait_for_url("**claude-sonnet-4-5-20250929**")
    assert "requests=50000" in page.url


def tab_to(page, selector):
    """Go on by Tab until the focus is on one of these; it can be seen there."""
    for _ in range(300):
        page.keyboard.press("Tab")
        if page.evaluate("(it) => document.activeElement.matches(it)", selector):
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
            return
    pytest.fail(f"the keyboard never comes to {selector}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_receipt_opens_under_a_finger(browse, scheme):
    page = browse(PAIR, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, color_scheme=scheme)
    cell = page.locator("#specs td details").nth(1)
    cell.locator("summary").tap()
    slip = cell.locator(".slip")
    assert slip.is_visible()
    box = slip.bounding_box()
    assert box["width"] > 300
    assert box["x"] + box["width"] <= 390


def test_a_contender_can_be_left_out(browse):
    page = browse(THREE, java_script_enabled=False)
    page.get_by_text("Add, leave out, or pick endpoints").click()
    page.get_by_label("Claude Sonnet 4.5", exact=True).select_option(label="leave it out")
    page.get_by_role("button", name="Weigh again").click()
    assert page.url.endswith(PAIR)


def test_what_no_source_says_opens_too(browse):
    page = browse(PAIR, java_script_enabled=False)
    silent = page.locator("#pricing td.not-documented details").first
    silent.locator("summary").click()
    assert "not a No" in silent.locator(".slip").inner_text()


def test_every_fact_leads_to_where_it_is_corrected(browse):
    page = browse(PAIR, java_script_enabled=False)
    for table in ("specs", "pricing", "capabilities", "benchmarks"):
        slips = page.locator(f"#{table} td .slip:has(li)")
        assert slips.count() > 0
        assert slips.filter(has_not=page.locator(".rule a[href^=http]")).count() == 0


def test_all_endpoints_are_one_step_away(browse):
    page = browse(PAIR, java_script_enabled=False)
    page.locator("#endpoints .more a").first.click()
    assert page.url.endswith("#endpoints")
    page.locator("#endpoints tbody tr").nth(8).wait_for(state="attached")  # the address changes before the page is whole


def test_prices_over_time_are_on_the_page_of_a_model(browse):
    page = browse("/models/zai/glm-5.3-flash")
    assert page.locator("#timeline svg").get_attribute("aria-label").startswith("Prices at ")
    assert page.locator("#timeline tbody tr").count() > 1


def test_prices_stand_under_one_another_by_their_points(browse):
    page = browse(PAIR)
    points = page.locator("#pricing td:nth-child(3) .v").evaluate_all(
        """all => all.filter(one => one.textContent.startsWith('$')).map(one => {
          const text = one.firstChild, range = document.createRange();
          range.setStart(text, text.data.indexOf('.')); range.setEnd(text, text.data.indexOf('.') + 1);
          return range.getBoundingClientRect().left; })"""
    )
    assert len(points) > 3
    assert max(points) - min(points) < 1


def test_a_list_is_sorted_by_the_head_of_a_column_and_keeps_its_filter(browse):
    page = browse("/models?needs=vision", java_script_enabled=False)
    page.locator("#models thead").get_by_role("link", name="Input").click()
    assert "needs=vision" in page.url
    assert "sort=input-price" in page.url
    assert page.locator("#models th[aria-sort=ascending]").inner_text().startswith("Input")
    prices = page.locator("#models td:nth-child(5) .v").all_inner_texts()
    dear = [float(price.replace(",", "").lstrip("$")) for price in prices if price.startswith("$")]
    assert len(dear) > 10
    assert dear == sorted(dear)


def test_the_verdict_says_by_what_it_was_weighed_and_changes_with_it(browse):
    page = browse(PAIR)
    measure = page.locator("#verdict .measure")
    assert "balanced profile" in measure.inner_text()
    measure.get_by_role("link").click()
    page.get_by_label("What matters").select_option("coding")
    expect(measure).to_contain_text("coding profile")
    assert "profile=coding" in page.url


def test_rows_that_say_the_same_are_passed_over_however_well_they_are_known(browse):
    page = browse(f"{PAIR}?only=differences", java_script_enabled=False)
    shown = page.locator("#specs tbody tr:visible, #capabilities tbody tr:visible")
    assert shown.count() > 5
    for row in shown.all():
        one, other = (cell.locator(".v").first.text_content() for cell in row.locator("td").all())
        assert one != other


def test_from_a_floating_name_to_what_it_means_and_on_to_its_kin(browse):
    page = browse("/models/openai/gpt-4o", java_script_enabled=False)
    page.locator("#lineage a").last.click()
    assert page.url.rstrip("/").split("/")[-1].startswith("gpt-4o-2024")
    assert "a floating name that means it" in page.locator("#lineage").inner_text()


def test_each_figure_of_an_endpoint_has_its_own_receipt_beside_it(browse):
    page = browse(f"/models/{A}", java_script_enabled=False)
    cell = page.locator("#endpoints tbody td:has(summary)").first
    cell.locator("summary").click()
    box = cell.locator(".slip").bounding_box()
    assert box["width"] > 250
    assert box["x"] > 0
    assert cell.locator(".slip li b").first.inner_text().startswith(cell.locator(".v").first.inner_text()[:3])


@pytest.mark.parametrize("script", [True, False])
def test_three_models_are_asked_for_at_once_and_a_field_for_one_more_comes_as_they_fill(browse, script):
    page = browse("/", java_script_enabled=script)
    page.get_by_label("This model").fill("gpt-4o-2024-11-20")
    page.get_by_label("Against").fill("llama-4-maverick")
    assert not page.get_by_label("A fourth").is_visible()
    page.get_by_label("A third").fill("claude-sonnet-4-5-20250929")
    assert page.get_by_label("A fourth").is_visible()
    assert not page.get_by_label("A fifth").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "four"
    page.get_by_role("button", name="Weigh them").click()
    assert page.url.endswith(THREE)


@pytest.mark.parametrize("script", [True, False])
def test_what_a_contender_must_have_and_where_is_asked_on_the_page_and_turns_the_verdict(browse, script):
    page = browse(f"{PAIR}?input=9000", java_script_enabled=script)
    page.locator("#load").get_by_label("open weights").check()
    page.get_by_label("Endpoints in").select_option("us")
    if not script:
        page.get_by_role("button", name="Work it out").click()
    expect(page.locator(".narrowed")).to_contain_text("endpoints in us; needs open-weights")
    expect(page.locator("#verdict")).to_contain_text("does not have open weights")
    assert "input=9000" in page.url
    assert page.locator("#load").get_by_label("open weights").is_checked()
    page.get_by_role("link", name="Lift this").click()
    assert page.url.endswith(f"{PAIR}?input=9000")
    assert not page.locator("#load").get_by_label("open weights").is_checked()


def test_needs_that_have_no_box_and_a_place_that_is_not_offered_are_carried_on(browse, cat):
    place = next(name for name in cat.snapshot.regions if "-" in name)
    page = browse(f"{PAIR}?needs=min_context=100000,images&region={place}", java_script_enabled=False)
    page.get_by_label("Requests a month").fill("50")
    page.get_by_role("button", name="Work it out").click()
    said = dict(parse_qsl(urlsplit(page.url).query))
    assert said == {"requests": "50", "region": place, "needs": "vision,min_context=100000"}


@pytest.mark.parametrize("script", [True, False])
def test_models_are_picked_from_the_list_and_weighed_by_what_was_asked_of_them(browse, script):
    page = browse("/models?needs=vision", java_script_enabled=script)
    assert not page.get_by_role("button", name="Weigh what is picked").is_visible()
    names = [page.locator("#models tbody th .v").nth(place).inner_text() for place in (0, 2)]
    for name in names:
        page.get_by_label(f"Pick {name}", exact=True).check()
        if script:
            expect(page.locator(".picks")).to_contain_text(name)
    page.get_by_role("button", name="Weigh what is picked").click()
    page.wait_for_url("**/compare/**")
    assert set(page.locator("h1 > span:not(.vs)").all_inner_texts()) == set(names)
    assert "needs vision" in page.locator(".narrowed").inner_text()


def test_what_is_picked_stays_so_while_the_list_changes_and_can_be_left_out(browse):
    page = browse("/models")
    page.get_by_label("Pick gpt-oss-120b").check()
    page.wait_for_url("**models=gpt-oss-120b**")
    page.get_by_label("Name", exact=True).fill("maverick")
    page.wait_for_url("**q=maverick**")
    first = page.locator("#models tbody th input").first
    expect(first).not_to_have_value("gpt-oss-120b")
    assert not first.is_checked()
    first.check()
    expect(page.locator(".picks a")).to_have_count(2)
    page.get_by_role("link", name="Clear").click()
    expect(page.locator(".picks a")).to_have_count(2)
    page.get_by_role("link", name="Leave out gpt-oss-120b").click()
    expect(page.locator(".picks a")).to_have_count(1)
    assert not page.get_by_label("Pick gpt-oss-120b").is_checked()


def test_more_than_a_comparison_holds_can_not_be_weighed(browse):
    page = browse("/models", java_script_enabled=False)
    seven = page.locator("#models tbody th input").evaluate_all("all => all.slice(0, 7).map(one => one.value)")
    page.goto(f"/models?models={','.join(seven)}")
    assert page.locator("#models tbody th input:checked").count() == 7
    assert "holds 6 at most" in page.locator(".picks").inner_text()
    assert page.get_by_role("button", name="Weigh what is picked").count() == 0


SIFTED = {
    "/providers": "amazon bedr", "/changes": "gemini", "/benchmarks": "bench", "/creators/openai": "gpt-4o",
    "/providers/amazon-bedrock": "claude",
}  # fmt: skip


@pytest.mark.parametrize(("address", "words"), SIFTED.items())
def test_a_long_list_without_a_form_is_sifted_as_one_types(browse, address, words):
    page = browse(address)
    every = page.locator(".list tbody tr").count()
    page.get_by_label("Find").fill(words)
    expect(page.locator(".list tbody tr[hidden]").first).to_be_attached()
    left = page.locator(".list tbody tr:visible")
    assert 0 < left.count() < every
    for row in left.all()[:5]:
        assert all(word in row.text_content().lower() for word in words.split())
    page.get_by_label("Find").fill("")
    expect(page.locator(".list tbody tr[hidden]")).to_have_count(0)


@pytest.mark.parametrize("address", ["/sources", "/models", PAIR])
def test_nothing_is_sifted_where_there_is_little_or_a_form(browse, address):
    assert browse(address).locator(".sift").count() == 0


def test_from_a_model_to_who_made_it_and_to_what_is_in_dispute_of_it(browse):
    page = browse(f"/models/{B}", java_script_enabled=False)
    page.locator("#dissent").get_by_role("link", name="Who says what").click()
    assert page.locator("#q").input_value() == B
    places = page.locator("#conflicts tbody tr")
    assert places.count() > 0
    page.go_back()
    page.locator("#glance").get_by_role("link", name="OpenAI").click()
    assert page.url.endswith("/creators/openai")


def test_the_order_of_three_can_be_reversed(browse):
    page = browse(THREE, java_script_enabled=False)
    names = page.locator("#specs thead th + th .name").all_inner_texts()
    page.get_by_role("link", name="Reverse the order").click()
    assert page.locator("#specs thead th + th .name").all_inner_texts() == names[::-1]


def test_every_page_leads_to_itself_in_other_forms_as_it_is_filtered(browse, site):
    asked = ("/models?needs=vision&max_input_price=1", "/conflicts?kind=disputed", "/changes", f"/models/{B}?at=2026-10-01")
    for address in asked:
        page = browse(address, java_script_enabled=False)
        ways = page.get_by_role("navigation", name="Other forms")
        path, mark, query = address.partition("?")
        assert ways.get_by_role("link", name="JSON").get_attribute("href") == f"{path}.json{mark}{query}"
        for way in ways.get_by_role("link").all():
            assert page.request.get(site + way.get_attribute("href")).ok
    assert browse(PAIR).get_by_role("navigation", name="Other forms").count() == 0
