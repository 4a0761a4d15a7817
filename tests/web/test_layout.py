"""How pages are set: on paper, on a telephone, in columns; measured in a real browser."""

from __future__ import annotations

import pytest

from web.test_addresses import PAIR, THREE

PHONE = {"viewport": {"width": 390, "height": 844}}


def test_on_paper_heads_have_a_rule_under_them_and_rows_no_room_for_a_finger(browse):
    page = browse(PAIR)
    on_screen = page.locator("#specs").bounding_box()["height"]
    page.emulate_media(media="print")
    head = page.locator("#specs thead th").nth(1)
    assert head.evaluate("it => getComputedStyle(it).boxShadow") == "none"
    assert head.evaluate("it => parseFloat(getComputedStyle(it).borderBottomWidth)") > 0
    assert page.locator("#specs").bounding_box()["height"] < on_screen * 0.75


def test_an_id_does_not_run_into_the_name_before_it_whatever_the_name_opens(browse):
    page = browse("/changes")
    gaps = page.locator("#changes tbody th summary").evaluate_all(
        """all => all.map(one => {
          const [name, id] = ['.v', '.about'].map(it => one.querySelector(it).getBoundingClientRect());
          return id.top >= name.bottom - 4 ? 99 : id.left - name.right; })"""
    )
    assert len(gaps) > 5
    assert min(gaps) > 4


def test_on_a_telephone_what_changed_stands_beside_its_day(browse):
    page = browse("/changes", **PHONE)
    row = page.locator("#changes tbody tr").first
    day, what, who = (row.locator("td").nth(n).bounding_box() for n in range(3))
    assert abs(day["y"] - what["y"]) < 2
    assert what["x"] > day["x"] + day["width"]
    assert who["x"] == what["x"]


def test_on_a_desk_the_fields_of_a_filter_stand_in_one_row(browse):
    for address, fields in (("/models", 8), ("/conflicts?kind=disputed", 6)):
        page = browse(address, viewport={"width": 1440, "height": 900})
        places = page.locator(".filter p:has(select, input)").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect().bottom)"
        )
        assert len(places) == fields
        assert max(places) - min(places) < 2
    page = browse("/conflicts", viewport={"width": 1440, "height": 900})  # so few fields leave room for the button beside them
    field, button = (page.locator(f".filter {one}").first.bounding_box() for one in ("select", "button"))
    assert abs(button["y"] + button["height"] - field["y"] - field["height"]) < 2


def test_what_is_listed_beside_what_fits_is_asked_apart_from_what_is_needed(browse):
    page = browse("/models", java_script_enabled=False)
    needs, too = page.get_by_role("group", name="Needs"), page.get_by_role("group", name="List too")
    assert needs.get_by_role("checkbox").count() == 11
    assert too.get_by_role("checkbox").evaluate_all("all => all.map(one => one.name)") == ["retired", "silent", "aliases"]


def test_names_keep_their_room_beside_long_terms_of_a_bill(browse):
    page = browse(f"{PAIR}?cached=900&batch=0.5", viewport={"width": 1440, "height": 900})
    table = page.locator("#cost table").bounding_box()["width"]
    assert page.locator("#cost tbody th").first.bounding_box()["width"] > table * 0.22


def test_on_a_telephone_a_question_stands_off_the_answer_before_it(browse):
    page = browse(PAIR, **PHONE)
    answer, question = page.locator("#faq .question p").first.bounding_box(), page.locator("#faq h3").nth(1).bounding_box()
    assert question["y"] - answer["y"] - answer["height"] > 8


@pytest.mark.parametrize("address", [PAIR, THREE])
def test_on_a_telephone_with_letters_twice_as_large_nothing_runs_over_the_edge(browse, address):
    page = browse(address, bypass_csp=True, **PHONE)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    page.get_by_text("Add, leave out, or pick endpoints").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
