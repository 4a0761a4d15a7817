"""How pages are set: on paper, on a telephone, in columns; measured in a real browser."""

from __future__ import annotations

from web.test_addresses import PAIR

PHONE = {"viewport": {"width": 390, "height": 844}}


def test_on_paper_heads_have_a_rule_under_them_and_rows_no_room_for_a_finger(browse):
    page = browse(PAIR)
    on_screen = page.locator("#specs").bounding_box()["height"]
    page.emulate_media(media="print")
    head = page.locator("#specs thead th").nth(1)
    assert head.evaluate("it => getComputedStyle(it).boxShadow") == "none"
    assert head.evaluate("it => parseFloat(getComputedStyle(it).borderBottomWidth)") > 0
    assert page.locator("#specs").bounding_box()["height"] < on_screen * 0.75
