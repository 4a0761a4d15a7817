"""Random models: every kind of absence, price, dispute and result that a catalogue has."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from compare.making import Ground, benchmark, endpoint, known, model, receipt, result
from steelyard.catalog.entries import Known, Model
from steelyard.records.identity import AliasSpan

SOLID = ("agreed", "single", "derived")
YARDS = {
    "edit": benchmark("edit", "Edit-Bench 2", items=225, measures="Edits code in 6 languages.", general=False),
    "exam": benchmark("exam", "Exam 300", items=300, measures="Questions."),
    "loose": benchmark("loose", "Loose", measures="Charts and images.", general=False),
    "index": benchmark("index", "Index 4.1", unit="index", measures="A mean."),
    "bare": benchmark("bare", "Bare", unit="", direction=""),
}


def ground(*models: Model) -> Ground:
    return Ground(benchmarks=YARDS, books={m.id: _book(m) for m in models})


def _book(m: Model) -> tuple[Any, ...]:
    """Receipt 1 of every entry disagrees; what it says fits each disputed property badly or well."""
    disputed = next((k for k in m.facts if k.lost), None)
    return (receipt(None), receipt(_other(disputed)))


def _other(fact: Known | None) -> Any:
    if fact is None or fact.value is None:
        return None
    if isinstance(fact.value, bool):
        return not fact.value
    if isinstance(fact.value, int):
        return fact.value * 2
    return "2022-01" if fact.property.endswith(("date", "cutoff")) else fact.value


@st.composite
def facts(draw: st.DrawFn, key: str, values: st.SearchStrategy[Any]) -> Known | None:
    """Known, estimated, undisclosed, or nothing at all."""
    state = draw(st.sampled_from(["known", "known", "known", "estimated", "undisclosed", "silent"]))
    if state == "silent":
        return None
    if state == "undisclosed":
        return known(key, None, "undisclosed")
    status = "estimated" if state == "estimated" else draw(st.sampled_from(SOLID))
    return known(key, draw(values), status, observed_at=draw(st.sampled_from(["2026-11-01", "2024-02-01", "2025-06"])))


dates = st.sampled_from(["2023", "2023-10", "2024-06-30", "2025-01-01", "2025-04-05", "2026-03"])
PROPERTIES: dict[str, st.SearchStrategy[Any]] = {
    "release_date": dates,
    "knowledge_cutoff": dates,
    "context_length": st.sampled_from([4096, 8192, 128000, 131072, 200000, 1000000, 1048576]),
    "max_output_tokens": st.sampled_from([4096, 8192, 16384, 64000, 128000]),
    "total_parameters": st.sampled_from([7_000_000_000, 400_000_000_000, 596_049_920]),
    "active_parameters": st.sampled_from([3_000_000_000, 17_000_000_000]),
    "experts": st.sampled_from([8, 128]),
    "architecture": st.sampled_from(["mixture of experts", "dense"]),
    "license": st.sampled_from(["Proprietary", "Apache-2.0", "Llama 4 Community License Agreement", "MIT"]),
    "open_weights": st.booleans(),
    "commercial_use": st.sampled_from(["yes", "conditions", "no"]),
    "lifecycle": st.sampled_from(["preview", "active", "deprecated", "retired"]),
    "retirement_date": st.sampled_from(["2026-06-01", "2027-01-14"]),
    "successor": st.sampled_from(["acme/next-7"]),
    "input_modalities": st.sampled_from([["text"], ["text", "image"], ["text", "image", "audio", "video"]]),
    "output_modalities": st.sampled_from([["text"], ["text", "image"]]),
    "tool_call": st.booleans(),
    "structured_output": st.booleans(),
    "reasoning": st.booleans(),
    "reasoning_mode": st.sampled_from(["none", "optional", "always"]),
    "reasoning_efforts": st.sampled_from([["low", "high"], ["1", "2", "3"]]),
    "hosted_tools": st.sampled_from([["web_search"], ["web_search", "code_interpreter"], []]),
}
prices = st.sampled_from(["0", "0.075", "0.20", "0.24", "0.97", "1.25", "2.5", "10", "15", "75"])


@st.composite
def endpoints(draw: st.DrawFn, owner: str, index: int) -> Any:
    own = {
        k: draw(PROPERTIES[k])
        for k in ("context_length", "max_output_tokens", "tool_call", "structured_output")
        if draw(st.booleans())
    }
    for meter in ("input", "output", "cache_read", "cache_write"):
        if draw(st.integers(0, 3)):
            own[f"price.{meter}"] = draw(prices)
    if not draw(st.integers(0, 4)):
        own["billing"] = draw(st.sampled_from(["free", "trial", "zero", "metered"]))
    if not draw(st.integers(0, 5)):
        own["sells"] = "subscription"
    extra: list[Known] = []
    if "price.input" in own and not draw(st.integers(0, 2)):
        extra = [
            known("price.input", draw(prices), qualifiers=(("tier", "batch"),)),
            known("price.output", draw(prices), qualifiers=(("tier", "batch"),)),
        ]
    if "price.input" in own and not draw(st.integers(0, 3)):
        extra.append(known("price.input", draw(prices), qualifiers=(("above", "2000"),)))
    if "price.output" in own and not draw(st.integers(0, 4)):
        extra.append(known("price.output", draw(prices), qualifiers=(("window", "16:30-00:30"),)))
    name = ["Alpha", "Beta 302", "Gamma.AI", "Delta"][index]
    return endpoint(name, owner, own, first_party=index == 0 and draw(st.booleans()), prices=tuple(extra))


@st.composite
def results(draw: st.DrawFn) -> Known:
    value = draw(st.sampled_from(["15.6", "18.2", "46.0", "69.8", "70.1", "88", "99.5"]))
    settings = draw(
        st.sampled_from(
            [{}, {"shots": "0"}, {"shots": "5"}, {"edit_format": "diff"}, {"edit_format": "whole", "effort": "high"}]
        )
    )
    by = draw(st.sampled_from(["independent", "competitor", "creator"]))
    runner = draw(st.sampled_from(["Tester", "Other 9", ""]))
    return result(draw(st.sampled_from(sorted(YARDS))), value, by=by, runner=runner, **settings)


@st.composite
def models(draw: st.DrawFn, name: str = "") -> Model:
    name = name or f"M{draw(st.integers(0, 10**6))}"
    id_ = f"acme/{name.lower()}"
    said = {key: fact for key, values in PROPERTIES.items() if (fact := draw(facts(key, values)))}
    if draw(st.booleans()):
        key = draw(st.sampled_from(["context_length", "knowledge_cutoff", "tool_call", "open_weights"]))
        said[key] = known(key, draw(PROPERTIES[key]), "disputed", won=(0,), lost=(1,))
    hosts = tuple(draw(endpoints(id_, i)) for i in range(draw(st.integers(0, 4))))
    had = tuple(draw(st.lists(results(), max_size=5)))
    kind = draw(st.sampled_from(["chat", "chat", "chat", "", "embedding", "image"]))
    spans = (AliasSpan(f"acme/latest-{name.lower()}", id_, "2025-03-01"),) if not draw(st.integers(0, 4)) else ()
    return model(id_, f"Model {name} v2", said, results=had, endpoints=hosts, kind=kind, aliases=spans)


@st.composite
def fields(draw: st.DrawFn, least: int = 2, most: int = 2) -> list[Model]:
    """Models of different names."""
    names = draw(st.lists(st.integers(0, 10**6), min_size=least, max_size=most, unique=True))
    return [draw(models(name=f"M{n}")) for n in names]
