"""Where a list differs from a page that somebody read: what a correction at the list needs."""

from __future__ import annotations

from steelyard.catalog.entries import Known, Receipt
from steelyard.catalog.upstream import corrections


def receipt(source, value, *, url="", read_at="", secondary=False, basis="stated"):
    return Receipt(
        source, url, "2026-05-21", None, value, basis, f"{source}:m", "/m", "c", "says so", read_at, secondary
    )


PAGE = receipt("curated", "2024-08", url="https://acme.ai/card", read_at="2026-11-22")


def listed(*against, ours=PAGE, aside=()):
    everything = (ours, *against, *aside)
    lost = tuple(range(1, 1 + len(against)))
    known = Known("knowledge_cutoff", ours.value, "disputed", "most_authoritative", "2026-11-22", ("curated",), 2, (0,),
                  lost, tuple(range(1 + len(against), len(everything))))  # fmt: skip
    return list(corrections([("acme/m", known)], {"acme/m": everything}))


def test_a_list_that_differs_is_named_with_its_day_its_place_the_page_and_the_day_of_reading():
    (one,) = listed(receipt("models-dev", "2023-10"))
    assert (one.source, one.id, one.property, one.theirs, one.as_of) == (
        "models-dev", "acme/m", "knowledge_cutoff", "2023-10", "2026-05-21")  # fmt: skip
    assert (one.subject, one.pointer) == ("models-dev:m", "/m")
    assert (one.ours, one.page, one.read_at, one.note) == ("2024-08", "https://acme.ai/card", "2026-11-22", "says so")


def test_what_was_set_aside_as_a_unit_mistake_is_listed_too():
    assert [one.theirs for one in listed(aside=(receipt("litellm", "20240"),))] == ["20240"]


def test_a_page_that_only_reports_corrects_nobody():
    reported = receipt("curated", "2024-08", url="https://blog.example", read_at="2026-11-22", secondary=True)
    assert listed(receipt("models-dev", "2023-10"), ours=reported) == []


def test_lists_are_not_corrected_by_lists_nor_curated_pages_by_one_another():
    assert listed(receipt("models-dev", "2023-10"), ours=receipt("litellm", "2024-08", url="https://a.example")) == []
    assert listed(receipt("curated", "2023-10", url="https://b.example", read_at="2026-11-01")) == []


def test_what_a_list_works_out_is_not_its_word():
    assert listed(receipt("models-dev", "2023-10", basis="derived")) == []
