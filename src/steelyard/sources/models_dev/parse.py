"""models.dev: endpoints with prices, limits, modalities and flags, from api.json (live, or in its package)."""

from __future__ import annotations

from collections.abc import Iterator

from steelyard.records.claim import Claim
from steelyard.sources.models_dev_row import stated
from steelyard.sources.prices import billing, posted
from steelyard.sources.reading import Page, Row
from steelyard.sources.speaking import Subject
from steelyard.sources.values import count, link, text
from steelyard.vocabulary.kinds import Kind

METERS = {
    "input": "price.input",
    "output": "price.output",
    "cache_read": "price.cache_read",
    "cache_write": "price.cache_write",
    "reasoning": "price.reasoning",
    "input_audio": "price.input_audio",
    "output_audio": "price.output_audio",
}


def parse(page: Page) -> Iterator[Claim]:
    """Claims about every provider and every endpoint of one capture of api.json."""
    for row in page.rows():
        provider = page.name(row.key, row.pointer)
        yield from _provider(page.subject(Kind.PROVIDER, provider), row)
        for model in row.rows("models"):
            ref = page.name(model.key, model.pointer)
            yield from _endpoint(page.subject(Kind.ENDPOINT, ref, provider=provider), model)
        row.done()


def _provider(provider: Subject, row: Row) -> Iterator[Claim]:
    yield provider.says("name", row.take("name", text))
    if docs := row.find("doc", link):
        yield provider.says("docs", docs)
    if address := row.find("api", link):
        yield provider.says("api", address)


def _endpoint(endpoint: Subject, row: Row) -> Iterator[Claim]:
    yield from stated(endpoint, row)
    if cost := row.row("cost"):
        yield from _prices(endpoint, cost)
    if experimental := row.row("experimental"):
        for mode in experimental.rows("modes"):
            yield from _mode(endpoint, mode)


def _prices(endpoint: Subject, cost: Row) -> Iterator[Claim]:
    prices = posted(cost, METERS)
    for meter, price in prices.items():
        yield endpoint.says(meter, price)
    yield from billing(endpoint, prices)
    tiers = list(cost.rows("tiers"))
    for tier in tiers:
        yield from _tier(endpoint, tier)
    # Every entry of today has both spellings, and then `context_over_200k` copies the first tier, even one of 272K.
    if not tiers and (over := cost.row("context_over_200k")):
        yield from _posted(endpoint, over, above="200000")


def _tier(endpoint: Subject, tier: Row) -> Iterator[Claim]:
    if bound := tier.row("tier"):
        size_of = bound.take("size", count).value
        if bound.word("type", {"context": "context"}):
            yield from _posted(endpoint, tier, above=str(size_of))


def _mode(endpoint: Subject, mode: Row) -> Iterator[Claim]:
    # OpenAI's "fast" mode is its priority tier; what the request must carry is the tier's own name.
    body = provider.row("body") if (provider := mode.row("provider")) else None
    tier = body.find("service_tier", text) if body else None
    if cost := mode.row("cost"):
        yield from _posted(endpoint, cost, tier=tier.value if tier else mode.key)


def _posted(endpoint: Subject, cost: Row, **narrowed: str) -> Iterator[Claim]:
    for meter, price in posted(cost, METERS).items():
        yield endpoint.says(meter, price, narrowed)
