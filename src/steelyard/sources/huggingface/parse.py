"""Hugging Face: license, base model, size and results, as the creators' own repositories state them of themselves.

The payload is {repository: answer of GET /api/models/{repository}}, with the parts that are asked for by `expand`:
the card's metadata, the tensors of its files, `model-index` (older cards) and the entries of `.eval_results/`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from steelyard.records.claim import Claim
from steelyard.sources.benchmarks import benchmark
from steelyard.sources.reading import Page, Row
from steelyard.sources.speaking import Cell, Subject
from steelyard.sources.testers import maker_itself, run_by
from steelyard.sources.values import Unfit, as_is, count, date, flag, link, name, note, number, plain, text
from steelyard.vocabulary.kinds import Basis, Kind
from steelyard.vocabulary.properties import UNTOLD

HOME: Final = "https://huggingface.co/"
LICENSES: Final = {
    "apache-2.0": "Apache-2.0",
    "mit": "MIT",
    "bsd-3-clause": "BSD-3-Clause",
    "cc-by-4.0": "CC-BY-4.0",
    "cc-by-nc-4.0": "CC-BY-NC-4.0",
    "cc-by-nc-sa-4.0": "CC-BY-NC-SA-4.0",
    "cc-by-sa-4.0": "CC-BY-SA-4.0",
    "gemma": "Gemma Terms of Use",
    "llama2": "Llama 2 Community License Agreement",
    "llama3": "Llama 3 Community License",
    "llama3.1": "Llama 3.1 Community License Agreement",
    "llama3.2": "Llama 3.2 Community License Agreement",
    "llama3.3": "Llama 3.3 Community License Agreement",
    "llama4": "Llama 4 Community License Agreement",
    "openrail": "OpenRAIL",
}
"""The Hub's keywords by the names that we use; `other` has its name in a field of its own, and of the rest nothing is said."""

PLAIN: Final = {"filename", "data", "verified"}
"""What an entry of `.eval_results` has that is on the repository's main branch."""

WHOLE: Final = {"F64", "F32", "F16", "BF16", "F8_E4M3", "F8_E5M2"}
"""Formats that store one weight in one number; in others a number holds several, and counting tells nothing."""


def parse(page: Page) -> Iterator[Claim]:
    """Claims about the model of every repository that answered."""
    for row in page.rows():
        repository = page.name(row.key, row.pointer)
        model = page.subject(Kind.MODEL, repository, url=link(f"{HOME}{repository}"))
        yield model.says("hugging_face_id", row.take("id", name))
        if card := row.row("cardData"):
            yield from _card(model, card)
        if tensors := row.row("safetensors"):
            yield from _size(model, tensors)
        yield from _index(model, row)
        yield from _entries(model, row)
        row.done()


def _card(model: Subject, card: Row) -> Iterator[Claim]:
    keyword, named = card.find("license", _one), card.find("license_name", text)
    if keyword and (known := LICENSES.get(keyword.value.lower())):
        yield model.says("license", keyword.of(known))
    elif named:
        yield model.says("license", named)
    base = card.find("base_model", _names)
    if base and len(base.value) == 1:  # a merge of several has no base model of its own
        yield model.says("base_model", base.of(base.value[0]))


def _one(raw: Any) -> str | None:
    """A keyword; of several licenses none is the model's own."""
    names = _names(raw)
    return names[0] if len(names) == 1 else None


def _names(raw: Any) -> tuple[str, ...]:
    return tuple(name(one) for one in (raw if isinstance(raw, list) else [raw]))


def _size(model: Subject, tensors: Row) -> Iterator[Claim]:
    """The numbers that are stored, as an estimate: scales, spare heads and the like are among them."""
    formats, total = tensors.take("parameters", _formats), tensors.take("total", count)
    if WHOLE.issuperset(formats.value) and total.value:
        told = f"numbers in the files: {', '.join(f'{stored:,} as {kind}' for kind, stored in formats.value.items())}"
        yield model.says("total_parameters", total, basis=Basis.ESTIMATED, note=told)


def _formats(raw: Any) -> Mapping[str, int]:
    if not isinstance(raw, dict):
        raise Unfit("numbers by format")
    return {name(kind): count(stored) for kind, stored in raw.items()}


def _index(model: Subject, row: Row) -> Iterator[Claim]:
    """Results of an older card; those that the Hub itself made are marked as verified there."""
    for entry in row.rows("model-index"):
        for result in entry.rows("results"):
            data = result.row("dataset")
            run = benchmark(data.take("name", name).value) if data else {}
            if data and (split := data.find("split", text)):
                run["split"] = split.value
            source = result.row("source")
            page = source.find("url", link) if source else None
            for metric in result.rows("metrics"):
                yield from _measured(model, metric, run, page)


def _measured(model: Subject, metric: Row, run: dict[str, str], page: Cell[str] | None) -> Iterator[Claim]:
    kind, said = metric.take("type", text), metric.find("name", text)
    by_hub = metric.find("verified", flag)
    value = metric.find("value", _figure)
    if run and value:
        who = {"by": "independent", "runner": "Hugging Face"} if by_hub and by_hub.value else _author(model)
        told = {"metric": kind.value, "described": said.value if said else UNTOLD}
        yield _result(model, value, {**run, **who, **told}, page.value if page else "")


def _entries(model: Subject, row: Row) -> Iterator[Claim]:
    """Entries of `.eval_results`; one that the Hub could not read has an error instead of its data.

    Readers may propose entries, which the Hub marks: one with a mark that is not known here is not taken for the creator's.
    """
    for entry in row.rows("evalResults"):
        entry.find("error", as_is)
        marked = not PLAIN.issuperset(entry)
        if data := entry.row("data"):
            yield from _entry(model, data, {} if marked else _author(model))


def _entry(model: Subject, data: Row, author: dict[str, str]) -> Iterator[Claim]:
    of = data.row("dataset")
    value, source = data.find("value", _figure), data.row("source")
    page = source.find("url", link) if source else None
    told, day, harness = data.find("notes", note), data.find("date", _day), data.find("evaluation_framework", text)
    if of is None or value is None:
        return
    task = of.find("task_id", text)
    run = _task(of.take("id", name).value, task.value if task else "")
    run |= run_by(page.value, _creator(model)) if page else author
    run |= {"described": told.value if told else UNTOLD}
    run |= {"date": day.value} if day else {}
    run |= {"harness": harness.value} if harness else {}
    yield _result(model, value, run, page.value if page else "")


def _task(data: str, task: str) -> dict[str, str]:
    """The benchmark by its data set and task, or by the data set alone where the task is no edition of it."""
    both = benchmark(f"{data} {task}")
    return both if task == "gpqa_diamond" else benchmark(data)


def _result(model: Subject, value: Cell[Decimal], run: dict[str, str], page: str) -> Claim:
    # Shares of 1 and percentages stand side by side at the Hub, unmarked; no benchmark is published with less than 1 %.
    if value.value <= 1:
        return model.says(
            "result", value.map(_percent), run, url=page, basis=Basis.MEASURED, note="stated as a share of 1"
        )
    return model.says("result", value, run, url=page, basis=Basis.MEASURED)


def _percent(share: Decimal) -> Decimal:
    return plain(share * 100)


def _figure(raw: Any) -> Decimal | None:
    """A number; an older card may have a word or a list in its place, which says nothing that can be compared."""
    return number(raw) if isinstance(raw, int | Decimal) and not isinstance(raw, bool) and raw >= 0 else None


def _day(raw: Any) -> str:
    return date(raw[:10] if isinstance(raw, str) else raw)


def _creator(model: Subject) -> str:
    return model.ref.name.partition("/")[0]


def _author(model: Subject) -> dict[str, str]:
    return maker_itself(_creator(model))
