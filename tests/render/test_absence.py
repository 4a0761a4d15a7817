"""Not knowing looks unlike No, and each kind of it unlike the others, in every format."""

from __future__ import annotations

import json
from html import unescape

import msgspec
import pytest

from compare import making
from render.made import AT, HEAVY, HEAVY_MODEL, endpoint, known
from steelyard.catalog.view import view
from steelyard.compare.comparison import Contender
from steelyard.compare.engine import Engine
from steelyard.compare.question import Question
from steelyard.render.pages import comparison as comparison_page
from steelyard.render.pages import model as model_page
from steelyard.render.pages.offers import offers_table
from steelyard.render.pages.prices import prices_table
from steelyard.render.render import render

METERS = ("input", "output", "cache_read", "cache_write")
ROWS = {
    "Open weights": "No",
    "Max output, tokens": "Not documented",
    "Parameters, total": "Undisclosed",
    "Function calling": "Not applicable",
}


@pytest.mark.parametrize(("label", "said"), ROWS.items())
@pytest.mark.parametrize("format_", ["text", "markdown"])
def test_no_unknown_undisclosed_and_not_applicable_are_told_apart(format_, label, said, comparison, snapshot):
    specs = render(comparison, format_, snapshot=snapshot).partition("Specs")[2]
    line = next(line for line in specs.split("\n") if label in line)
    found = [word for word in ("Not documented", "Undisclosed", "Not applicable") if word in line]
    assert found == [said] if said != "No" else not found and " No " in line


def test_each_kind_has_a_form_of_its_own_in_html(comparison, snapshot):
    shown = unescape(render(comparison, "html", snapshot=snapshot))
    for kind in ("not-documented", "undisclosed", "not-applicable", "disputed", "estimated", "stale", "best"):
        assert f'class="{kind}' in shown or f' {kind}"' in shown
        assert f".{kind}" in shown, "the style gives it a form"
    for words in (
        "≠ disputed",
        ">estimate<",
        "† stale",
        "best of the row",
        "Undisclosed",
        "Not documented",
        "Not applicable",
    ):
        assert words in shown, "and words say it, not colour alone"


@pytest.mark.parametrize("format_", ["text", "markdown", "html"])
def test_marks_are_explained_where_they_occur(format_, comparison, snapshot):
    shown = unescape(render(comparison, format_, snapshot=snapshot)).replace("\\*", "*")
    for words in (
        "★ best of the row",
        "≠ sources disagree",
        "* an estimate",
        "† not looked at lately",
        "— no source says",
    ):
        assert words in shown


def test_absence_in_json_is_null_and_typed(comparison, snapshot):
    found = json.loads(render(comparison, "json", snapshot=snapshot))
    rows = [row for key in ("specs", "capabilities") for row in found["sections"][key]["rows"]]
    seen = {
        (cell["value"], cell["status"]) for row in rows for cell in row["cells"] if not isinstance(cell["value"], list)
    }
    assert {(None, "not_documented"), (None, "undisclosed"), (None, "not_applicable"), (False, "agreed")} <= seen


@pytest.mark.parametrize(
    ("billing", "shown"),
    [
        ("free", ("free", "n/a", "n/a")),
        ("trial", ("trial", "n/a", "n/a")),
        ("subscription", ("subscription", "n/a", "n/a")),
        ("zero", ("$0.00 ?", "$0.00 ?", "—")),
        ("metered", ("$0.00 ?", "$2.00", "—")),
    ],
)
def test_free_trial_subscription_zero_and_unstated_prices_are_told_apart(billing, shown):
    prices = {"input": "0", "output": "2" if billing == "metered" else "0"}
    sold = endpoint(HEAVY, "cloud", "heavy", prices, facts=(known("billing", billing),))
    model = msgspec.structs.replace(HEAVY_MODEL, endpoints=(sold,))
    cells = offers_table(Contender(view(model, AT), HEAVY)).rows[0].cells
    assert tuple(cell.text + cell.signs for cell in cells[:3]) == shown


def priced(name, billing, prices):
    """A model as its own endpoint, which posts these prices, serves it; and that as a contender."""
    facts = {f"price.{meter}": usd for meter, usd in prices.items()} | {"billing": billing}
    sold = making.endpoint(name, f"{name.lower()}/m", facts, first_party=True)
    seen = view(making.model(f"{name.lower()}/m", name, {}, endpoints=(sold,)), AT)
    return seen, Contender(seen, sold.id, only=seen.offers[0])


def told(rows):
    """Which cells of prices bear the mark of a zero that nobody explains."""
    cells = {row.cells[0].ref.removeprefix("price."): row.cells[0] for row in rows}
    return {key for key, cell in cells.items() if (cell.status, cell.text) == ("zero", "$0.00") and "?" in cell.signs}


@pytest.mark.parametrize(
    ("billing", "prices", "marked"),
    [
        ("metered", {"input": "1", "output": "2", "cache_read": "0", "cache_write": "0"}, {"cache_read", "cache_write"}),
        ("metered", {"input": "1", "output": "2", "cache_read": "0.1"}, set()),
        ("metered", {"input": "0", "output": "2"}, {"input"}),
        ("free", {"input": "0", "output": "0", "cache_read": "0"}, set()),
        ("zero", {"input": "0", "output": "0"}, {"input", "output"}),
        ("zero", {"input": "0", "output": "0", "input_second": "0.0001", "output_second": "0"}, {"input", "output"}),
    ],
)
def test_a_zero_that_nobody_explains_has_its_mark_in_every_table_of_prices(billing, prices, marked):
    seen, sold = priced("One", billing, prices)
    cells = prices_table(seen.offers).rows[0].cells[1:]
    assert {meter for meter, cell in zip(METERS, cells, strict=False) if cell.status == "zero"} == marked
    other = priced("Two", "metered", {"input": "1", "output": "2"})[1]
    page = comparison_page.page(Engine(making.Ground()).compare(Question(contenders=(sold, other), at=AT, today=AT)), {})
    assert told(next(s for s in page.sections if s.key == "pricing").blocks[0].rows) == marked
    assert any("listed at zero" in words for words in page.legend) is bool(marked)
    page = model_page.page(seen, {})
    headline = marked if billing == "metered" else set()
    assert told(next(s for s in page.sections if s.key == "pricing").blocks[0].rows) == headline
    assert any("listed at zero" in words for words in page.legend) is bool(marked)
