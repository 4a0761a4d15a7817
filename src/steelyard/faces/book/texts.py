"""The book's small print: sitemap, robots, llms.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Final

from steelyard.faces.book import popular
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.book.twins import beside
from steelyard.render import links
from steelyard.render.safe import markup

FIXED: Final = ("/", "/models", "/creators", "/providers", "/benchmarks", "/changes", "/conflicts", "/sources", "/methodology")
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


def robots(shelf: Shelf) -> str:
    """Everything may be read but what was made to order; the parts of a long list are not."""
    said = "User-agent: *\nDisallow: /api/\nDisallow: /*?\nAllow: /*?page=\nAllow: /*.png\nAllow: /\n"
    return f"{said}\nSitemap: {shelf.whole(SITEMAP)}\n" if shelf.base else said


def llms(shelf: Shelf) -> str:
    """What a language model should know of this place, as llmstxt.org has it: what it is, then links with what they lead to."""
    counts = shelf.snapshot.health.counts
    many = ", ".join(f"{counts.get(kind, 0)} {kind}" for kind in ("models", "endpoints", "facts"))
    ways = [f"- [{name}]({shelf.whole(_read(shelf, at))}): {what}" for name, at, what in (*_PAGES, *_examples(shelf))]
    parts = ["# Steelyard", _ABOUT, f"As of {shelf.snapshot.at}: {many}. {_forms(shelf)}", "## Pages\n\n" + "\n".join(ways)]
    if shelf.live:
        asked = [f"- [{name}]({shelf.whole(at)}): {what}" for name, at, what in _ASKED]
        parts.append("## API\n\n" + "\n".join(asked))
    return "\n\n".join(parts) + "\n"


def _read(shelf: Shelf, address: str) -> str:
    """The Markdown twin of a page, where it has one."""
    return beside(address, ".md") if ".md" in shelf.twins else address


def _forms(shelf: Shelf) -> str:
    if not shelf.twins:
        return ""
    named = " and ".join({".md": "Markdown", ".json": "JSON"}[ending] for ending in shelf.twins)
    return f"Each page is there as {named} too, under the same address with {' or '.join(shelf.twins)} at its end."


def _examples(shelf: Shelf) -> Iterator[tuple[str, str, str]]:
    """A few comparisons and models, so that their addresses are plain."""
    for pair in islice((pair for pair in popular.shown(shelf) if shelf.links.known(shelf.compared(pair))), 3):
        name, address = shelf.leads(pair)
        yield name, address, "a comparison; /compare/{a}/{b} takes two to six names"
        yield shelf.name(pair[0]), links.model(pair[0]), "a model with every fact, endpoint, price and receipt"


_ABOUT: Final = """\
> Compares large language models on evidence: specs, prices, capabilities, benchmarks and cost at a given workload.
> Every figure carries its source and date; what no source says is not a "No"."""
_PAGES: Final = (
    ("Models", "/models", "every model with price, context and providers"),
    ("Creators", "/creators", "who makes them"),
    ("Providers", "/providers", "who hosts and sells them, and what each does with what is sent"),
    ("Benchmarks", "/benchmarks", "what they are measured on, and how many results are known"),
    ("Changes", "/changes", "prices then and now, new models, retirements"),
    ("Conflicts", "/conflicts", "where sources disagree"),
    ("Sources", "/sources", "where everything is from, under which license, how old"),
    ("Methodology", "/methodology", "how facts are decided and models are weighed"),
)
_ASKED: Final = (
    ("OpenAPI", "/api/openapi.json", "every question that a program may ask"),
    ("Compare", "/api/compare?models=gpt-4o-2024-11-20,llama-4-maverick", "two to six models, receipts included"),
    ("Resolve", "/api/resolve?name=us.anthropic.claude-sonnet-4-5-20250929-v1:0&provider=amazon-bedrock",
     "which model a name means"),
    ("Find", "/api/find?q=sonnet&limit=5", "names as one types"),
)
