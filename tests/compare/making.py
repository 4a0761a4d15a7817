"""Small models, endpoints and facts by hand, for tests."""

from __future__ import annotations

from typing import Any

import msgspec

from steelyard.catalog.entries import Endpoint, Known, Model, Neighbour, Receipt, Thing
from steelyard.catalog.view import View, view
from steelyard.compare.comparison import Comparison, Contender
from steelyard.compare.engine import Engine
from steelyard.compare.question import Question
from steelyard.records.identity import AliasSpan

AT = "2026-11-22"


def known(key: str, value: Any, status: str = "", **more: Any) -> Known:
    """A fact; `undisclosed` and the like are given as status with no value."""
    status = status or ("not_documented" if value is None else "agreed")
    said = {"observed_at": "2026-11-01", "sources": ("curated",)} | more
    return Known(key, value, status, "all_agree", **said)


def result(
    benchmark: str,
    value: str,
    *,
    by: str = "independent",
    runner: str = "Tester",
    metric: str = "accuracy",
    **settings: str,
) -> Known:
    """A benchmark result."""
    qualifiers = {"benchmark": benchmark, "by": by, "runner": runner, "metric": metric} | settings
    return known("result", value, qualifiers=tuple(qualifiers.items()))


def endpoint(
    provider: str,
    model: str,
    facts: dict[str, Any],
    *,
    first_party: bool = False,
    region: str = "",
    prices: tuple[Known, ...] = (),
) -> Endpoint:
    """An endpoint; facts by property, prices among them."""
    own = tuple(known(key, value) for key, value in facts.items())
    where = f"/{region}" if region else ""
    ref = model.partition("/")[2]
    slug = provider.lower().replace(" ", "-")
    sells = str(facts.get("sells", "tokens"))
    return Endpoint(f"{slug}{where}:{ref}", slug, provider, ref, region, model, first_party, sells, (), own + prices)


def model(
    id_: str,
    name: str,
    facts: dict[str, Any],
    *,
    results: tuple[Known, ...] = (),
    endpoints: tuple[Endpoint, ...] = (),
    kind: str = "chat",
    alias: bool = False,
    aliases: tuple[AliasSpan, ...] = (),
    neighbours: tuple[Neighbour, ...] = (),
) -> Model:
    """A model; a fact given as a Known stays as it is."""
    creator = id_.partition("/")[0]
    own = tuple(v if isinstance(v, Known) else known(k, v) for k, v in facts.items())
    return Model(id_, name, creator, creator.capitalize(), kind, alias, own, results, endpoints, aliases, neighbours)


class Ground(msgspec.Struct):
    """What a comparison stands on, by hand."""

    digest: str = "d1"
    compiled_at: str = "2026-11-22T00:00:00Z"
    benchmarks: dict[str, Thing] = {}
    stale_days: dict[str, int] = msgspec.field(default_factory=lambda: {"price.": 30, "default": 365})
    books: dict[str, tuple[Receipt, ...]] = {}
    names: dict[str, str] = {}

    def receipts(self, id_: str) -> tuple[Receipt, ...]:
        return self.books[id_]

    def called(self, id_: str) -> str:
        return self.names.get(id_, id_)


def benchmark(
    id_: str, name: str, *, items: int | None = None, unit: str = "%", direction: str = "higher", measures: str = "",
    general: bool = True,
) -> Thing:
    """A benchmark; a `general` one tells of answers as such."""
    said = {"items": items, "unit": unit, "direction": direction, "measures": measures, "general": general}
    return Thing(id_, name, tuple(known(k, v) for k, v in said.items() if v), ())


def receipt(value: Any, source: str = "other") -> Receipt:
    """A claim."""
    return Receipt(source, "https://example.org", "2026-10-01", None, value, "stated", "x", "/x", "c1")


def asked(*models: Model | View, **more: Any) -> Question:
    """A question about models."""
    views = [m if isinstance(m, View) else view(m, AT) for m in models]
    contenders = tuple(Contender(v, v.id) for v in views)
    return Question(contenders=contenders, **({"at": AT, "today": AT} | more))


def weigh(*models: Model | View, ground: Ground | None = None, **more: Any) -> Comparison:
    """The comparison of models."""
    return Engine(ground or Ground()).compare(asked(*models, **more))
