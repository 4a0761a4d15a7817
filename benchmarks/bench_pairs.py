"""Ten thousand random pairs, compared and written as Markdown: what may not happen is counted, what it takes measured."""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections import Counter

from steelyard.compare.support import Book, statements, unsupported
from steelyard.errors import BadInput
from steelyard.faces.opening import catalogue
from steelyard.render.render import render

PAIRS = 10_000


def main(pairs: int = PAIRS) -> None:
    """Measure and print."""
    cat = catalogue()
    ids = [line.id for line in cat.find(aliases=True, retired=True)]
    chance, times, faults = random.Random(10), [], Counter()
    verdicts = Counter()
    while len(times) < pairs:
        pair = chance.sample(ids, 2)
        try:
            begin = time.perf_counter()
            page = cat.compare(*pair)
            text = render(page, "markdown", snapshot=cat.snapshot)
            times.append(time.perf_counter() - begin)
        except BadInput:
            continue  # two names of one model
        faults.update(_faults(page, text, cat.snapshot))
        verdicts[_kind(page.verdict)] += 1
    said = ", ".join(f"{n} {what}" for what, n in faults.items()) or "none"
    print(f"{pairs:,} pairs, compare and Markdown: median {statistics.median(times) * 1e3:.3f} ms   p90 "
          f"{statistics.quantiles(times, n=10)[-1] * 1e3:.3f} ms   faults: {said}")
    for label, count in verdicts.most_common(6):
        print(f"  {count / pairs:6.1%}  {label}")


def _kind(verdict) -> str:
    """A verdict without the names in it."""
    if verdict.winner is not None:
        return "only one meets the needs, or stays" if verdict.label.startswith("Only ") else "a winner"
    return verdict.label.partition(";")[0].removesuffix(", and neither stays in service")


def _faults(page, text: str, snapshot) -> list[str]:
    """What may not be: a repeated sentence, a number without its fact, a section without a word."""
    told = statements(page)
    book = Book(page, snapshot.benchmarks, snapshot.receipts)
    found = ["repeated sentence"] if len({s.text for s in told}) < len(told) else []
    found += ["unsupported number"] if any(unsupported(s, book) for s in told) else []
    empty = not (page.summary and page.verdict.reasons and page.deep_dive and (page.benchmarks or page.gaps))
    return found + (["empty section"] if empty or "## " not in text else [])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS)
