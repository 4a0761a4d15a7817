"""Forty comparisons that are hard: who wins or nobody, who fails, what is not ranked, what must and must not be said."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from steelyard.compare.support import Book, statements, unsupported
from steelyard.errors import SteelyardError
from steelyard.faces.cli import presets

CASES = tomllib.loads(Path(__file__).with_name("golden.toml").read_text("utf-8"))["case"]


def asked(cat, case):
    """The comparison that a case asks for."""
    more = {key: case[key] for key in ("at", "provider", "region", "weights") if key in case}
    if "profile" in case:
        more["profile"] = presets.profile(case["profile"])
    if "workload" in case:
        more["workload"] = presets.workload(case["workload"])
    return cat.compare(*case["ask"], needs=tuple(case.get("needs", ())), **more)


def test_there_are_forty_each_with_its_reason():
    assert len(CASES) == 40
    assert len({case["name"] for case in CASES}) == 40
    assert all(len(case["why"]) > 40 for case in CASES)


@pytest.mark.parametrize("case", [c for c in CASES if "refused" in c], ids=lambda c: c["name"])
def test_what_is_no_comparison_is_refused(cat, case):
    with pytest.raises(SteelyardError, match=case["refused"]):
        asked(cat, case)


@pytest.mark.parametrize("case", [c for c in CASES if "refused" not in c], ids=lambda c: c["name"])
def test_an_expert_would_sign_it(cat, case):
    page = asked(cat, case)
    judged, said = page.verdict, "\n".join(s.text for s in statements(page))
    assert (judged.winner or "") == case["winner"], judged
    assert case.get("label", "") in judged.label
    assert judged.confidence == case.get("confidence", judged.confidence)
    assert judged.confidence != case.get("confidence_not", "")
    assert [text for text in case.get("says", ()) if text not in said] == []
    assert [text for text in case.get("never", ()) if text in said] == []
    failing = {s.id for reason in judged.reasons for s in reason.rests_on if s.property == "name"}
    assert set(case.get("fails", ())) <= failing
    _rows(page, case)
    book = Book(page, cat.snapshot.benchmarks, cat.snapshot.receipts)
    assert not [s for s in statements(page) if unsupported(s, book)]


def _rows(page, case):
    """Rows that may not be ranked, and rows that are ties."""
    rows = {}
    for row in page.benchmarks:
        rows.setdefault(row.property, []).append(row)
    for name in case.get("unranked", ()):
        assert [row.winner for row in rows[name] if "Not ranked" in row.note] == [None] * len(rows[name]), name
    for name in case.get("tied", ()):
        assert any(row.winner is None and "a tie" in row.note for row in rows[name]), name
