"""Our own data/: facts of creators, models, providers and benchmarks, each with the page that it rests on; and the reader's own
files, of the same form, where a provider's may list what it sells.

The payload is {path: text of the file}. The path is the id: data/models/openai/o1.toml speaks about openai/o1. What a
file may hold stands in shape.py, from which the schemas for editors are made as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, Final, NamedTuple

from steelyard.records.claim import Claim, qualifiers
from steelyard.records.ref import Ref
from steelyard.sources.curated import shape
from steelyard.sources.curated.files import DataFile
from steelyard.sources.reading import Page, Row
from steelyard.sources.speaking import Cell
from steelyard.sources.values import Unfit, flag, name, place, text, texts
from steelyard.vocabulary.kinds import Absence, Basis, Kind
from steelyard.vocabulary.properties import PROPERTIES

ABSENCES = tuple(Absence)
FOLDERS = {"creators": Kind.CREATOR, "providers": Kind.PROVIDER, "benchmarks": Kind.BENCHMARK, "models": Kind.MODEL}


class Known(NamedTuple):
    """What other files of data/ there are, by id; nothing is held against a folder that is not there."""

    creators: frozenset[str]
    benchmarks: frozenset[str]


_DAYS: Final = frozenset({"retirement_date", "deprecation_date"})
"""Days of the calendar: known once they have come, and before that since the day of the page that tells of them."""


def parse(page: Page) -> Iterator[Claim]:
    """Claims of every file; the first fault in any of them stops the source, with its file and line."""
    root = page.root()
    given = root.find(shape.KNOWN, texts)
    creators, benchmarks = (frozenset(map(_id_of, _under(root, folder))) for folder in ("creators", "benchmarks"))
    known = Known(frozenset(), benchmarks.union(given.value)) if given else Known(creators, benchmarks)
    for path in root:
        file = DataFile(page, path, root.take(path, _document).value)
        content = file.opened()
        folder = _placed(file, known)
        if folder == "aliases":
            yield from _aliases(file, content)
        else:
            yield from _thing(file, content, FOLDERS[folder], known)
        file.closed(content)


def _document(raw: Any) -> str:
    if not isinstance(raw, str):
        raise Unfit("the text of a file")
    return raw


def _under(root: Row, folder: str) -> list[str]:
    return [path for path in root if PurePosixPath(path).parts[1:2] == (folder,)]


def _id_of(path: str) -> str:
    """data/models/openai/gpt-4.1.toml speaks about openai/gpt-4.1."""
    return "/".join(PurePosixPath(path.removesuffix(".toml")).parts[2:])


def _placed(file: DataFile, known: Known) -> str:
    """The folder of a file whose path is an id: of a model creator/name, of all others one word, in lower case."""
    base, folder, *steps = PurePosixPath(file.path).parts
    wanted = 2 if folder == "models" else 1
    if folder not in (folders := sorted((*FOLDERS, "aliases"))):
        raise file.unfit("", f"nothing is read there: expected one of {base}/{{{','.join(folders)}}}", "Move the file")
    if len(steps) != wanted:
        form = f"{base}/models/<creator>/<name>.toml" if folder == "models" else f"{base}/{folder}/<id>.toml"
        raise file.unfit("", f"the path is the id, and this one is none: expected {form}", "Move the file")
    if file.path != file.path.lower():
        raise file.unfit("", "an id is written in lower case", f"Rename the file to {file.path.lower()}")
    creator = steps[0].removesuffix(".toml")
    if folder in ("models", "aliases") and known.creators and creator not in known.creators:
        near = file.nearest(creator, known.creators)
        raise file.unfit("", f"no creator is called {place(creator)}", near or f"Add data/creators/{creator}.toml")
    return folder


def _thing(file: DataFile, root: Row, kind: Kind, known: Known) -> Iterator[Claim]:
    subject = Ref(kind, file.source, file.name(_id_of(file.path), ""))
    top = shape.PLAIN_OF[kind].taken(root)
    why = top.get("sells_basis") or top.get("note")
    for key in shape.PLAIN:
        if cell := top.get(key):
            yield _claim(file, subject, key, cell, note=why.value if why and key == "sells" else "")
    if also := top.get("also"):
        yield from _also(file, subject, also)
    if facts := root.row("facts"):
        for key in facts:
            if not file.remarks.ignores(f"{facts.shape}/{key}"):
                yield from _facts(file, subject, facts, key)
    if kind is Kind.MODEL:
        yield from _results(file, subject, root, known)
    if kind is Kind.PROVIDER and file.own:
        yield from _sold(file, subject, root)


def _sold(file: DataFile, provider: Ref, root: Row) -> Iterator[Claim]:
    """What a provider sells, by the name under which it is called there; `model` tells what that name does not."""
    for row in root.rows("endpoint"):
        called = row.take("ref", name).value
        region = row.find("region", text)
        endpoint = Ref(Kind.ENDPOINT, file.source, called, provider.name, region.value if region else "")
        if not tuple(row):
            raise file.unfit(row.pointer, "nothing is said of this endpoint", "Add its prices, or remove it")
        if model := row.find("model", name):
            yield _claim(file, endpoint, "served_as", model)
        for key in row:
            yield from _facts(file, endpoint, row, key)


def _also(file: DataFile, subject: Ref, also: Cell[Any]) -> Iterator[Claim]:
    """Other names of a model: a repository at Hugging Face is one by its capitals, or by a link in the same file."""
    repositories = [one for one in also.value if one.count("/") == 1 and (one != one.lower() or file.links_to(one))]
    for repository in repositories:
        yield _claim(file, subject, "hugging_face_id", also.of(repository))
    if others := tuple(one for one in also.value if one not in repositories):
        yield _claim(file, subject, "aka", also.of(others))


def _facts(file: DataFile, subject: Ref, facts: Row, key: str) -> Iterator[Claim]:
    properties = shape.FACTS_OF[subject.kind]
    if key not in properties:
        near = file.nearest(key, properties)
        raise file.unfit(
            f"{facts.pointer}/{key}",
            f"{place(key)} is no property of {'an' if subject.kind is Kind.ENDPOINT else 'a'} {subject.kind}",
            near or "vocabulary/properties.py has those that there are",
        )
    prop = PROPERTIES[properties[key]]
    for fact in facts.each(key):
        value = _value(fact, prop.type)
        said = shape.FACT_OF[subject.kind].taken(fact)
        narrowed = {word: cell.value for word, cell in said.items() if word in shape.NARROWING}
        narrowed |= said["settings"].value if "settings" in said else {}
        yield _claim(file, subject, prop.key, Cell(value.value, fact.pointer), said=said, narrowed=narrowed)


def _value(fact: Row, kind: str) -> Cell[Any]:
    if "value" in fact:
        return fact.take("value", shape.TYPES[kind][0])
    for absence in ABSENCES:
        if (stated := fact.find(absence, flag)) and stated.value:
            return stated.of(absence)
    return fact.take("value", shape.TYPES[kind][0])


def _results(file: DataFile, subject: Ref, root: Row, known: Known) -> Iterator[Claim]:
    seen: dict[object, Row] = {}
    for row in root.rows("results"):
        said = shape.RESULT.taken(row)
        benchmark = said["benchmark"].value
        if known.benchmarks and benchmark not in known.benchmarks:
            near = file.nearest(benchmark, known.benchmarks)
            raise file.unfit(
                f"{row.pointer}/benchmark",
                f"no benchmark is called {place(benchmark)}",
                near or f"Add data/benchmarks/{benchmark}.toml",
            )
        run: dict[str, str] = {
            key: said[key].value for key in ("benchmark", "by", "runner", "metric", "date") if key in said
        }
        run |= said["settings"].value if "settings" in said else {}
        first = seen.setdefault((qualifiers(run), said["cite"].value), row)
        if first is not row:
            told = f"the same run stands in line {file.line(first.pointer)} already, from the same page"
            raise file.unfit(row.pointer, told, "Remove one of them, or name the setting in which they differ")
        if "off" in said:
            run["off"] = str(said["off"].value)
        value = Cell(said["value"].value, row.pointer)
        yield _claim(file, subject, "result", value, said=said, narrowed=run, basis=Basis.MEASURED)


def _aliases(file: DataFile, root: Row) -> Iterator[Claim]:
    creator = _id_of(file.path)
    for alias in root.rows("alias"):
        about = shape.ALIAS.taken(alias)
        named = "@".join(about[word].value for word in ("name", "provider") if word in about)
        subject = Ref(Kind.ALIAS, file.source, f"{creator}/{named}")
        for span in alias.rows("span"):
            said = shape.POINTS_AT.taken(span)
            open_ = {word: Cell("", span.pointer) for word in shape.SPAN}
            yield _claim(file, subject, "points_at", said["model"], said=open_ | said)


def _claim(
    file: DataFile,
    subject: Ref,
    prop: str,
    cell: Cell[Any],
    *,
    said: dict[str, Cell[Any]] | None = None,
    note: str = "",
    narrowed: dict[str, str] | None = None,
    basis: Basis = Basis.STATED,
) -> Claim:
    words = {key: said[key].value for key in ("cite", "note", *shape.SPAN) if said and key in said}
    evidence, read_at = file.evidence(cell.pointer, words.get("cite", ""), words.get("note", note))
    if basis is Basis.MEASURED:
        span = (file.cites[words["cite"]].as_of or None, None)  # it stands on a page of that day
    else:
        told = file.cites[words["cite"]].as_of or read_at if prop in _DAYS and "cite" in words else ""
        span = (words.get("since", min(told, str(cell.value)) if told else None), words.get("until"))
    observed_at = read_at or file.observed_at
    return Claim(
        subject, prop, cell.value, evidence, observed_at, qualifiers(narrowed) if narrowed else (), basis, *span,
        first_observed_at=observed_at,
    )  # fmt: skip
