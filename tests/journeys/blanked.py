"""Sentences with names and numbers blanked, so that what is left is what was written in advance."""

from __future__ import annotations

import re
from collections.abc import Iterator

from steelyard.compare.comparison import Comparison
from steelyard.compare.prose.frame import FRAME
from steelyard.compare.prose.words import QUANTITIES
from steelyard.compare.support import statements

_NUMBER = re.compile(r"\$?\d[\d,]*(?:\.\d+)?(?:[-–/]\d+)*[KMBT]?%?")
_QUANTITY = re.compile("|".join(re.escape(words) for words in sorted(QUANTITIES, key=len, reverse=True)))
_FRAME = {text.replace("{}", "N") for text in FRAME}


def shapes(page: Comparison, benchmarks: dict[str, str]) -> dict[str, str]:
    """The shape of each sentence of a page that is not of the fixed frame, with the sentence itself."""
    longest_first = sorted(_names(page, benchmarks), key=len, reverse=True)
    names = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest_first))
    found = {}
    for statement in statements(page):
        shape = _NUMBER.sub("0", _QUANTITY.sub("Q", names.sub("N", statement.text)))
        if shape not in _FRAME and not shape.startswith("N and N: "):
            found[shape] = statement.text
    return found


def _names(page: Comparison, benchmarks: dict[str, str]) -> Iterator[str]:
    for contender in page.contenders:
        model = contender.view.model
        named = (contender.name, contender.short, model.name, model.id, model.creator_name)
        yield from (name for name in named if name)
        yield from (offer.endpoint.provider_name for offer in contender.view.offers)
    yield from (benchmarks[row.property] for row in page.benchmarks)
    for contender in page.contenders:
        results = (dict(known.qualifiers) for known in contender.view.model.results)
        yield from {
            name for r in results for name in (benchmarks.get(r.get("benchmark", ""), ""), r.get("runner", "")) if name
        }
