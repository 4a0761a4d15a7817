"""models.dev: facts of models, where their weights lie, and benchmark results with their pages, from models.json (live)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from steelyard.records.claim import Claim
from steelyard.sources.benchmarks import benchmark
from steelyard.sources.models_dev_row import stated
from steelyard.sources.reading import Page, Row
from steelyard.sources.speaking import Subject
from steelyard.sources.testers import run_by
from steelyard.sources.values import date, link, name, number, text
from steelyard.vocabulary.kinds import Basis, Kind

EFFORTS: Final = {"none", "minimal", "low", "medium", "high", "xhigh", "max"}
LINKS: Final = {"model_card": "model_card", "announcement": "", "docs": ""}
BOARD: Final = "https://aider.chat/"


def parse(page: Page) -> Iterator[Claim]:
    """Claims about every model of one capture of models.json; its key is the id, spelled creator/name."""
    for row in page.rows():
        model = page.subject(Kind.MODEL, page.name(row.key, row.pointer))
        yield from stated(model, row)
        if license_ := row.find("license", text):
            yield model.says("license", license_)
        yield from _places(model, row)
        for result in row.rows("benchmarks"):
            claim = _result(model, result)
            # The board itself is a source of ours, and has the edit formats that are left out here.
            if not claim.evidence.url.startswith(BOARD):
                yield claim
        row.done()


def _places(model: Subject, row: Row) -> Iterator[Claim]:
    """Where the weights lie as their creator published them (a quantized copy names its format), and the model card."""
    for place in row.rows("weights"):
        address = place.take("url", link)
        if place.find("quantization", text) is None:
            yield model.says("weights_repository", address)
    for place in row.rows("links"):
        address, kind = place.take("url", link), place.word("type", LINKS)
        if kind and kind.value:
            yield model.says(kind.value, address)


def _result(model: Subject, row: Row) -> Claim:
    run = benchmark(row.take("name", name).value)
    source = row.take("source", link).value
    run |= run_by(source, model.ref.name.partition("/")[0])
    for theirs, ours in (("metric", "metric"), ("harness", "harness"), ("dataset", "dataset"), ("version", "version")):
        if said := row.find(theirs, text):
            run[ours] = said.value
    if variant := row.find("variant", text):
        # An effort with Artificial Analysis; with DeepReinforce the agent that ran it, for which there is a field of its own.
        run["effort" if variant.value in EFFORTS else "harness"] = variant.value
    if day := row.find("date", date):
        run["date"] = day.value
    return model.says("result", row.take("score", number), run, url=source, basis=Basis.MEASURED)
