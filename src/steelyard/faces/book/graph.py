"""JSON-LD of pages, in schema.org's words: where a page stands, what it asks and answers, what it offers, what data it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from steelyard.catalog.entries import Endpoint, SourceLine
from steelyard.catalog.offers import Rate
from steelyard.catalog.view import View
from steelyard.compare.comparison import Answer, Comparison
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.book.twins import KINDS, beside
from steelyard.render import links
from steelyard.render.safe import web

_MEASURED: Final = 40


def crumbs(shelf: Shelf, *steps: tuple[str, str]) -> dict[str, Any]:
    """Where a page stands: (name, address) from the front page on."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": shelf.whole(address)}
            for place, (name, address) in enumerate((("Steelyard", "/"), *steps), 1)
        ],
    }


def questions(faq: Iterable[Answer]) -> dict[str, Any]:
    """Questions and their answers."""
    return {
        "@type": "FAQPage",
        "mainEntity": [
            {
                "@type": "Question", "name": one.question,
                "acceptedAnswer": {"@type": "Answer", "text": " ".join(said.text for said in one.answer)},
            }
            for one in faq
        ],
    }


def data_of(shelf: Shelf, found: Comparison, name: str, description: str, address: str) -> dict[str, Any]:
    """The comparison as data, with the sources that it is based on."""
    measured = [row.label for row in (*found.specs, *found.pricing, *found.benchmarks)][:_MEASURED]
    return dataset(shelf, name, description, address, at=found.at, sources=found.sources) | {
        "version": found.digest[:12], "variableMeasured": measured
    }


def dataset(shelf: Shelf, name: str, description: str, address: str, *, at: str = "",
            sources: Iterable[str] = ()) -> dict[str, Any]:
    """What a page says, as data, with the sources that it is based on and where to get it."""
    lines = [shelf.snapshot.sources[id_] for id_ in sources if id_ in shelf.snapshot.sources]
    said: dict[str, Any] = {
        "@type": "Dataset", "name": name, "description": _long(description), "url": shelf.whole(address),
        "dateModified": at or shelf.cat.today, "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": "Steelyard"},
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    if lines:
        said["isBasedOn"] = [_source(line) for line in lines]
    ways = [{"@type": "DataDownload", "encodingFormat": KINDS[ending], "contentUrl": shelf.whole(beside(address, ending))}
            for ending in shelf.twins]
    return said | ({"distribution": ways} if ways else {})


def _source(line: SourceLine) -> dict[str, Any]:
    return {"@type": "CreativeWork", "name": line.name} | ({"url": url} if (url := web(line.url)) else {})


def software(shelf: Shelf, seen: View) -> dict[str, Any]:
    """A model and what it is sold for: its headline price, for a million tokens in and out; none where none is posted."""
    said: dict[str, Any] = {
        "@type": "SoftwareApplication", "name": seen.name, "applicationCategory": "Large language model",
        "url": shelf.whole(links.model(seen.id)), "author": {"@type": "Organization", "name": seen.model.creator_name},
    }
    rates = seen.headline.basic if seen.headline else ()
    sold = any(rate.usd for rate in rates)  # by the token, and not by the page or the picture with a zero beside it
    if sold and seen.headline and all(rate.known.status != "estimated" for rate in rates):
        seller = seen.headline.endpoint
        said["offers"] = [_offer(rate.meter, rate, seller) for rate in rates]
    released = seen.facts.get("release_date")
    return said | ({"datePublished": released.value} if released and released.value else {})


def _offer(name: str, rate: Rate, seller: Endpoint) -> dict[str, Any]:
    price = {"price": str(rate.usd), "priceCurrency": "USD"}
    million = {"@type": "QuantitativeValue", "value": 1_000_000, "unitText": f"{name} tokens"}
    return {
        "@type": "Offer", "name": f"1M {name} tokens", **price,
        "seller": {"@type": "Organization", "name": seller.provider_name},
        "priceSpecification": {"@type": "UnitPriceSpecification", **price, "referenceQuantity": million},
    }


def listed(shelf: Shelf, addresses: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """A list of pages: (name, address)."""
    return {
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "url": shelf.whole(address)}
            for place, (name, address) in enumerate(addresses, 1)
        ],
    }


def _long(text: str) -> str:
    """A Dataset's description has fifty characters at least."""
    least = 50
    return text if len(text) >= least else f"{text} Weighed against each other, every figure with its receipt."
