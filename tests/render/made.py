"""A small comparison made by hand, every kind of knowing and not knowing in it, and the snapshot with its receipts."""



from __future__ import annotations

from typing import Any, ClassVar

import msgspec

from steelyard.catalog.entries import Endpoint, Known, Model, Receipt, SourceLine, Summary, Thing
from steelyard.catalog.view import View, view
from steelyard.compare.cells import cell as shown_cell
from steelyard.compare.comparison import (
    Answer,
    Bill,
    Cell,
    Cheapest,
    Choice,
    Comparison,
    Contender,
    Note,
    Onward,
    Row,
    Statement,
    Support,
    Verdict,
)
from steelyard.records.identity import AliasSpan
from steelyard.vocabulary.properties import DERIVED, PROPERTIES

AT = "2026-11-22"
HEAVY, LIGHT = "acme/heavy-1", "bravo/light-2"


def receipt(
    source: str, value: Any, *, url: str = "", day: str = "2026-11-01", basis: str = "stated", note: str = ""
) -> Receipt:
    return Receipt(
        source,
        url or f"https://{source}.example/models",
        day,
        "2026-01-01",
        value,
        basis,
        "as-spelled",
        "/0",
        "c0ffee",
        note,
    )


def known(
    name: str,
    value: Any,
    status: str = "agreed",
    *,
    won: tuple[int, ...] = (0,),
    lost: tuple[int, ...] = (),
    aside: tuple[int, ...] = (),
    qualifiers: tuple[tuple[str, str], ...] = (),
) -> Known:
    return Known(
        name,
        value,
        status,
        "only_one" if status == "single" else "all_agree",
        "2026-11-01",
        ("alpha",),
        2,
        won,
        lost,
        aside,
        qualifiers,
    )


def endpoint(
    model: str,
    provider: str,
    ref: str,
    prices: dict[str, str],
    *,
    own: bool = False,
    facts: tuple[Known, ...] = (),
    name: str = "",
) -> Endpoint:
    said = tuple(known(f"price.{meter}", value, "single") for meter, value in prices.items())
    return Endpoint(
        f"{provider}:{ref}", provider, name or provider.title(), ref, "", model, own, "tokens", (), (*said, *facts)
    )


HEAVY_MODEL = Model(
    HEAVY,
    "Heavy 1",
    "acme",
    "Acme",
    "chat",
    False,
    (
        known("release_date", "2024-11-20"),
        known("context_length", 128000),
        known("max_output_tokens", 16384, "single"),
        known("total_parameters", None, "undisclosed"),
        known("knowledge_cutoff", "2023-10", "disputed", won=(0, 1), lost=(2,), aside=(3,)),
        known("license", "Proprietary"),
        known("tool_call", True),
        known("structured_output", True),
        known("open_weights", False),
        known("reasoning", False),
    ),
    (
        known(
            "result",
            "18.2",
            "single",
            qualifiers=(
                ("benchmark", "aider-polyglot"),
                ("by", "independent"),
                ("edit_format", "diff"),
                ("runner", "Aider"),
            ),
        ),
    ),
    (
        endpoint(
            HEAVY,
            "acme",
            "heavy-1",
            {"input": "2.5", "output": "10", "cache_read": "1.25"},
            own=True,
            facts=(known("context_length", 128000), known("tool_call", True)),
        ),
        endpoint(
            HEAVY,
            "cloud",
            "acme.heavy-1:0",
            {"input": "2.75", "output": "11"},
            facts=(known("context_length", 64000), known("tool_call", False)),
        ),
    ),
    (AliasSpan("acme/heavy", HEAVY, "2025-01-01"),),
    (),
)

LIGHT_MODEL = Model(
    LIGHT,
    "Light 2 Instruct",
    "bravo",
    "Bravo",
    "chat",
    False,
    (
        known("release_date", "2025-04-05"),
        known("context_length", 1000000),
        known("total_parameters", 400000000000, "estimated"),
        known("license", "Light Community License"),
        known("tool_call", None, "not_applicable"),
        known("open_weights", True),
        known("reasoning", False, "single"),
    ),
    (),
    (endpoint(LIGHT, "cloud", "bravo.light-2-v1:0", {"input": "0.24", "output": "0.97"}),),
    (),
    (),
)

RECEIPTS = (
    receipt("alpha", "2023-10", note="Oct 01, 2023 knowledge cutoff"),
    receipt("beta", "2023-10-01"),
    receipt("gamma", "2024-06"),
    receipt("gamma", "202", url="https://gamma.example/(odd)|page"),
)

SOURCES = {
    "alpha": SourceLine(
        "alpha",
        "Alpha Prices",
        "https://alpha.example",
        "MIT",
        "Data by Alpha",
        "package",
        "alpha",
        "2026-11-01",
        "1.2.3",
        1200,
    ),
    "beta": SourceLine(
        "beta", "Beta List", "https://beta.example", "CC-BY-4.0", "", "http", "beta", "2026-10-01", "", 300
    ),
}

RULES = {"only_one": "Only one source says anything about it.", "all_agree": "Every source says the same."}


class Shelf:
    """What pages read of a snapshot: its day, its sources, its rules, and each entry's receipts."""

    at = AT
    sources = SOURCES
    rules = RULES
    benchmarks: ClassVar[dict[str, Thing]] = {}

    def __init__(self, receipts: dict[str, tuple[Receipt, ...]]) -> None:
        self._receipts = receipts

    def receipts(self, id_: str) -> tuple[Receipt, ...]:
        """Of one entry; KeyError for an unknown one, as a snapshot has it."""
        return self._receipts[id_]

    def called(self, id_: str) -> str:
        """The name of another model; its id."""
        return id_


def snapshot_of(*models: Model, receipts: tuple[Receipt, ...] = RECEIPTS) -> Shelf:
    """A shelf with these models and their endpoints, each of which has the same receipts."""
    ids = [model.id for model in models] + [one.id for model in models for one in model.endpoints]
    return Shelf(dict.fromkeys(ids, receipts))


def row(name: str, *views: View, winner: int | None = None, note: str = "", stale: int | None = None) -> Row:
    """A row of a property of each view, as the engine would word it."""
    found = PROPERTIES.get(name) or DERIVED[name]
    cells = tuple(
        shown_cell(
            name, seen.facts.get(name), seen.holders.get(name, seen.id), seen.spreads.get(name), stale=place == stale
        )
        for place, seen in enumerate(views)
    )
    return Row(name, found.label, found.unit, cells, winner, note)


def comparison_of(one: Model, other: Model, *more: Model) -> Comparison:
    """The comparison of models, its prose short and its tables whole."""
    views = [view(model, AT) for model in (one, other, *more)]
    names = [seen.name for seen in views]
    ids = [seen.id for seen in views]
    priced = f"{names[0]}: {views[0].headline_why}. {names[1]}: {views[1].headline_why}."
    on = lambda place, name: Support(ids[place], name)  # noqa: E731 - the shortest name for a citation
    results = [next(iter(seen.model.results), None) for seen in views]
    benchmarks = tuple(
        Row(
            "aider-polyglot",
            "Aider polyglot",
            "%",
            tuple(
                Cell(result.value, result.status, result, seen.id)
                if result
                else Cell("Not documented", "not_documented")
                for result, seen in zip(results, views, strict=True)
            ),
            None,
            "Run by Aider (independent). Not ranked: nobody ran the other.",
        )
        for _ in results[:1]
        if results[0]
    )
    return Comparison(
        AT,
        AT,
        "0123456789abcdef" * 4,
        "2026-11-22T10:00:00Z",
        tuple(Contender(seen, seen.id) for seen in views),
        (
            Statement(
                f"{names[0]} holds 128K tokens, {names[1]} 1M.", (on(0, "context_length"), on(1, "context_length"))
            ),
        ),
        Verdict(
            None,
            "The evidence does not decide.",
            "low",
            (
                Statement(
                    f"{names[1]} costs $0.24 against $2.50 for input.", (on(0, "price.input"), on(1, "price.input"))
                ),
            ),
            (Statement("A shared, like benchmark result would turn it."),),
        ),
        (
            row("release_date", *views),
            row("context_length", *views, winner=1),
            row("max_output_tokens", *views),
            row("total_parameters", *views),
            row("knowledge_cutoff", *views),
            row("license", *views, stale=0),
            row("open_weights", *views),
        ),
        tuple(
            row(name, *views, winner=1 if "cache" not in name else None, note=priced)
            for name in ("price.input", "price.output", "price.cache_read")
        ),
        (row("tool_call", *views), row("structured_output", *views), row("reasoning", *views)),
        benchmarks,
        (
            Bill(
                ids[0],
                "acme:heavy-1",
                "Acme",
                "17.5",
                "17.5",
                "17.5",
                (
                    {
                        "meter": "input",
                        "label": "input",
                        "quantity": "3000000",
                        "tier": "",
                        "usd": "2.5",
                        "above": 0,
                        "ttl": "",
                        "window": "",
                        "status": "agreed",
                        "observed_at": "2026-11-01",
                        "property": "price.input",
                        "cost": "7.5",
                        "low": "7.5",
                        "high": "7.5",
                        "note": "",
                    },
                    {
                        "meter": "output",
                        "label": "output",
                        "quantity": "1000000",
                        "tier": "",
                        "usd": "10",
                        "above": 0,
                        "ttl": "",
                        "window": "",
                        "status": "agreed",
                        "observed_at": "2026-11-01",
                        "property": "price.output",
                        "cost": "10",
                        "low": "10",
                        "high": "10",
                        "note": "",
                    },
                ),
                (),
            ),
            Bill(ids[1], "cloud:bravo.light-2-v1:0", "Cloud", None, None, None, (), ("no price is posted",)),
        ),
        {
            "name": "yardstick",
            "why": "A yardstick, not a forecast.",
            "requests": 1000,
            "input": 3000,
            "output": 1000,
            "cache_read": "0",
            "batch": "0",
        },
        (Statement(f"{names[0]} is served by two providers.", (on(0, "providers"),)),),
        (
            Choice(ids[0], (Statement("Answers must follow a schema.", (on(0, "structured_output"),)),)),
            Choice(ids[1], (Statement("The input is long.", (on(1, "context_length"),)),)),
        ),
        (Answer(f"Is {names[1]} open?", (Statement("Its weights can be downloaded.", (on(1, "open_weights"),)),)),),
        (Onward((ids[0], "acme/heavy-2"), "The next of its family."),),
        "2026-10-01",
        ("alpha", "beta"),
        cheapest=(
            Cheapest(ids[0], Bill(ids[0], "alpha:heavy-1", "Alpha", "12", "12", "12", (), ()), 2, 1, 1, least_at=("Alpha",)),
            Cheapest(ids[1], None, 0, 3, 0),
        ),
        cost_notes=(Note("Cached input", Statement(f"Caching saves {names[0]} a tenth.", (on(0, "name"),))),),
    )


HOSTILE = "<script>alert('x')</script>\"&|*_[a](javascript:alert(1))`\x1b[31m\u202e"


def spoilt_comparison() -> tuple[Comparison, Shelf]:
    """The same comparison after somebody put markup, quotes, escape codes and a script link wherever sources write."""
    replace = msgspec.structs.replace
    spoilt = replace(
        HEAVY_MODEL,
        name=HOSTILE,
        creator_name=HOSTILE,
        facts=(*HEAVY_MODEL.facts[1:], known("license", HOSTILE), known("release_date", HOSTILE)),
        endpoints=(
            *HEAVY_MODEL.endpoints,
            endpoint(HEAVY, "evil", HOSTILE, {"input": "1", "output": "1"}, name=HOSTILE),
        ),
        aliases=(AliasSpan(HOSTILE, HEAVY),),
    )
    receipts = (
        receipt("alpha", HOSTILE, url="javascript:alert(1)", note=HOSTILE),
        receipt(HOSTILE, HOSTILE, url="JaVaScRiPt:alert(1)"),
        receipt("gamma", HOSTILE, url='https://x.example/"><script>alert(1)</script>'),
        receipt("gamma", HOSTILE, url="data:text/html,<script>alert(1)</script>"),
    )
    return comparison_of(spoilt, LIGHT_MODEL), snapshot_of(spoilt, LIGHT_MODEL, receipts=receipts)


SUMMARIES = [
    Summary(
        HEAVY,
        "Heavy 1",
        "acme",
        "chat",
        False,
        "2024-11-20",
        128000,
        "2.5",
        "10",
        "Acme",
        False,
        ("text",),
        ("tools",),
        ("acme",),
        "active",
        2,
        (),
        None,
    ),
    Summary(
        LIGHT,
        "Light 2 Instruct",
        "bravo",
        "chat",
        False,
        None,
        None,
        None,
        None,
        None,
        None,
        ("text",),
        (),
        (),
        None,
        0,
        (),
        None,
    ),
]
