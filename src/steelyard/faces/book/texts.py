"""The book's small print: sitemap, robots, llms.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Final

from steelyard.faces.book import popular
from steelyard.faces.book.shelf import Shelf
from steelyard.render import links
from steelyard.render.safe import markup

FIXED: Final = ("/", "/models", "/changes", "/conflicts", "/sources", "/methodology")
SITEMAP: Final = "/sitemap.xml"
_MOST: Final = 50_000


def addresses(shelf: Shelf) -> Iterator[str]:
    """The address of every page but comparisons."""
    yield from FIXED
    yield from (links.model(id_) for id_ in shelf.lines)
    yield from (links.creator(id_) for id_ in shelf.creators)
    yield from (links.provider(id_) for id_ in shelf.providers)
    yield from (links.benchmark(id_) for id_ in shelf.snapshot.benchmarks)


def sitemaps(shelf: Shelf, pairs: Iterable[tuple[str, str]] | None = None, most: int = _MOST) -> Iterator[tuple[str, str]]:
    """Every page, and some comparisons (those that people look for), as search engines want them: (address, text) of one list,
    or, since a list has 50,000 places at most, of several and then of the list of those.
    """
    compared = (shelf.compared(pair) for pair in (popular.pairs(shelf) if pairs is None else pairs))
    found = (shelf.whole(at) for at in chain(addresses(shelf), compared) if shelf.links.known(at))
    first = list(islice(found, most))
    after = next(found, None)
    if after is None:
        yield SITEMAP, _listed("urlset", "url", first, shelf.snapshot.at)
        return
    names: list[str] = []
    for some in chain([first], batched(chain([after], found), most)):
        names.append(f"/sitemap-{len(names) + 1}.xml")
        yield names[-1], _listed("urlset", "url", some, shelf.snapshot.at)
    yield SITEMAP, _listed("sitemapindex", "sitemap", map(shelf.whole, names), shelf.snapshot.at)


def _listed(kind: str, each: str, found: Iterable[str], at: str) -> str:
    rows = "".join(f"<{each}><loc>{markup(one)}</loc><lastmod>{at}</lastmod></{each}>\n" for one in found)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</{kind}>\n'


def batched(items: Iterable[str], size: int) -> Iterator[list[str]]:
    """Items in lists of a size."""
    source = iter(items)
    while some := list(islice(source, size)):
        yield some


def robots(base: str) -> str:
    """Everything may be read but what was made to order."""
    return f"User-agent: *\nDisallow: /api/\nDisallow: /*?\nAllow: /\n\nSitemap: {base}/sitemap.xml\n"


def llms(shelf: Shelf, base: str) -> str:
    """What a language model should know of this place."""
    counts = shelf.snapshot.health.counts
    return f"""# Steelyard

> Compares large language models on evidence: specs, prices, capabilities, benchmarks and cost at a given workload. Every
> figure carries its source and date; what no source says is not a "No". As of {shelf.snapshot.at}:
> {counts.get("models", 0)} models, {counts.get("endpoints", 0)} endpoints, {counts.get("facts", 0)} facts.

## Pages

- [Models]({base}/models): every model, with filters in the address (`?needs=vision,tools&max_input_price=1&sort=released`)
- Comparison: `{base}/compare/{{a}}/{{b}}` for two to six models; the same address with `.md` or `.json` at its end
- Model: `{base}/models/{{creator}}/{{name}}`, likewise `.md` and `.json`
- [Conflicts]({base}/conflicts): where sources disagree
- [Methodology]({base}/methodology): how facts are decided

## API

- [OpenAPI]({base}/api/openapi.json)
- `{base}/api/compare?models=gpt-4o-2024-11-20,llama-4-maverick`
- `{base}/api/resolve?name=us.anthropic.claude-sonnet-4-5-20250929-v1:0&provider=amazon-bedrock`
- `{base}/api/find?q=sonnet&limit=5`
"""
