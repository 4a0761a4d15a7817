"""From question to comparison: prepare each contender once, weigh every pair, say what the facts say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

import msgspec

from steelyard.catalog.entries import Receipt, Thing
from steelyard.catalog.results import Yards
from steelyard.compare.comparison import Answer, Choice, Comparison, Contender, Figure, Row, Statement, Verdict
from steelyard.compare.cost_notes import cost_notes
from steelyard.compare.fitting import Wanted
from steelyard.compare.holding import ANY
from steelyard.compare.matching import matches
from steelyard.compare.naming import called
from steelyard.compare.needs import answers
from steelyard.compare.preparing import prepare
from steelyard.compare.profile import need
from steelyard.compare.prose.case import Case, cost_text
from steelyard.compare.prose.choose import choose_when
from steelyard.compare.prose.deep_dive import deep_dive
from steelyard.compare.prose.faq import faq
from steelyard.compare.prose.onward import gaps, onward
from steelyard.compare.prose.summary import summary
from steelyard.compare.question import Question
from steelyard.compare.relations import relations
from steelyard.compare.results_table import table
from steelyard.compare.rows import capabilities, pricing, specs
from steelyard.compare.sheets import Ground, Sheet
from steelyard.compare.verdict import verdict
from steelyard.compare.workload import Workload
from steelyard.keeping import room

Circumstances = tuple[str, str, str, str, str]
"""The day asked about, the reader's own, and the provider, region and quantization that endpoints are narrowed to."""
Named = tuple[str, str, str]
"""The id of a contender, and what it is called beside another one."""


class Bare(msgspec.Struct, frozen=True):
    """A ground without a snapshot: no benchmarks, no receipts, nothing ever stale."""

    digest: str = ""
    compiled_at: str = ""
    benchmarks: Mapping[str, Thing] = {}
    stale_days: Mapping[str, int] = {}

    def receipts(self, id_: str) -> tuple[Receipt, ...]:
        """None."""
        raise KeyError(id_)

    def called(self, id_: str) -> str:
        """The id: nobody is known by name."""
        return id_


class Engine:
    """Answers questions over one snapshot, keeping the sheets of the contenders that it has met on the days, under the filters
    and with their bills at the workloads that were asked about last.
    """

    def __init__(self, ground: Ground | None = None) -> None:
        self._ground: Ground = ground or Bare()
        self._sheets: dict[Circumstances, dict[Named, Sheet]] = {}
        self._billed: dict[tuple[Workload, *Circumstances], dict[Named, Sheet]] = {}
        self._names: Mapping[str, str] | None = None

    @cached_property
    def _yards(self) -> Yards:
        return Yards(self._ground.benchmarks)

    def compare(self, question: Question) -> Comparison:
        """Weigh the contenders; every section filled, or its emptiness explained in `gaps`."""
        contenders = called(question.contenders)
        sheets = tuple([self._sheet(c, question) for c in contenders])
        found = matches(sheets) if any(s.results for s in sheets) else ()
        profile = question.profile
        if question.weights:
            profile = msgspec.structs.replace(profile, name="reader's own", weights=question.weights)
        related = relations(sheets, profile.weights, found, question.workload)
        costs = tuple([cost_text(s.bill(question.workload)) for s in sheets])
        needs = [need(word) for word in dict.fromkeys((*question.profile.needs, *question.needs))]
        met = tuple([answers(s, needs) for s in sheets])
        case = Case(
            sheets,
            found,
            related,
            met,
            question.workload,
            profile,
            costs,
            self._titles(),
            [],
            bool(question.provider or question.region or question.quantization),
            past=question.at < question.today,
        )
        return self._comparison(question, contenders, case)

    def _titles(self) -> Mapping[str, str]:
        """Names of benchmarks, worked out when first wanted."""
        if self._names is None:
            self._names = {id_: thing.name for id_, thing in self._ground.benchmarks.items()}
        return self._names

    def _sheet(self, contender: Contender, question: Question) -> Sheet:
        """The sheet of a contender with its bills at the workload that is asked about."""
        held = room(self._billed, (question.workload, *_circumstances(contender, question)))
        named = (contender.id, contender.label, contender.short)
        sheet = held.get(named)
        if sheet is None or sheet.contender.view is not contender.view:
            sheet = held[named] = self._prepared(contender, question).without_bills()
        return sheet

    def _prepared(self, contender: Contender, question: Question) -> Sheet:
        """The sheet of a contender before anything is billed."""
        held = room(self._sheets, _circumstances(contender, question))
        named = (contender.id, contender.label, contender.short)
        sheet = held.get(named)
        if sheet is None or sheet.contender.view is not contender.view:
            among = (question.provider, question.region, question.quantization)
            sheet = held[named] = prepare(contender, self._ground, self._yards, question.today, *among)
        return sheet

    def _comparison(self, question: Question, contenders: tuple[Contender, ...], case: Case) -> Comparison:
        sheets, load = case.sheets, question.workload
        wanted = _asked_of(question)
        judged = verdict(case)
        tables = (specs(sheets), pricing(sheets), capabilities(sheets), table(sheets, case.matched))
        seen: set[str] = set()
        opening = fresh(summary(case, judged), seen)
        dive = fresh(deep_dive(case), seen)
        choices = tuple([Choice(c.contender, fresh(c.statements, seen)) for c in choose_when(case)])
        asked = _asked(faq(case), seen)
        missing = fresh(gaps(case), seen)
        notes = tuple(cost_notes(case))
        return Comparison(
            question.at,
            question.today,
            self._ground.digest,
            self._ground.compiled_at,
            contenders,
            opening,
            judged,
            *tables,
            tuple([s.bill(load) for s in sheets]),
            _workload(load),
            dive,
            choices,
            asked,
            tuple(onward(case)),
            reviewed(tables, judged, sheets),
            tuple(sorted(frozenset().union(*[s.sources for s in sheets]))),
            missing,
            (*_cost_figures(case), *case.figures),
            tuple([s.best(load, wanted) for s in sheets]),
            notes,
        )


def _circumstances(contender: Contender, question: Question) -> Circumstances:
    return (contender.view.at, question.today, question.provider, question.region, question.quantization)


def compare(question: Question, ground: Ground | None = None) -> Comparison:
    """One comparison, without keeping anything for the next."""
    return Engine(ground).compare(question)


def fresh(statements: Iterable[Statement], seen: set[str]) -> tuple[Statement, ...]:
    """Statements that the page has not made yet."""
    found = []
    for statement in statements:
        if statement.text not in seen:
            seen.add(statement.text)
            found.append(statement)
    return tuple(found)


def reviewed(tables: Sequence[Sequence[Row]], judged: Verdict, sheets: Sequence[Sheet]) -> str:
    """The oldest observation that decides something: a row's winner, a price, or a reason of the verdict."""
    deciding = [cell.known for rows_ in tables for row in rows_ if row.winner is not None for cell in row.cells]
    deciding += [s.facts.get(key) for s in sheets for key in ("price.input", "price.output")]
    by_id = {s.id: s for s in sheets}
    for statement in judged.reasons:
        deciding += [by_id[on.id].facts.get(on.property) for on in statement.rests_on if on.id in by_id]
    days = [known.observed_at for known in deciding if known and known.observed_at]
    days = days or [k.observed_at for s in sheets for k in s.facts.values() if k.observed_at]
    return min(days, default="")


def _asked_of(question: Question) -> Wanted:
    """What an endpoint must be, by the question's filters and needs and by what its workload holds."""
    needs = [need(word) for word in dict.fromkeys((*question.profile.needs, *question.needs))]
    needs += [need("vision")] if question.workload.images else []
    if not (needs or question.provider or question.region or question.quantization):
        return ANY
    return Wanted(
        provider=question.provider,
        region=question.region,
        quantization=question.quantization,
        needs=tuple(dict.fromkeys(needs)),
    )


def _asked(found: list[Answer], seen: set[str]) -> tuple[Answer, ...]:
    kept = [Answer(a.question, fresh(a.answer, seen)) for a in found]
    return tuple([a for a in kept if a.answer])


def _cost_figures(case: Case) -> list[Figure]:
    load = case.load
    found = [
        Figure(s.id, "cost", text, f"{load.called}, per month")
        for s, text in zip(case.sheets, case.costs, strict=True)
        if text
    ]
    return [*found, *(Figure("workload", key, f"{getattr(load, key):,}") for key in load.counts)]


def _workload(load: Workload) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(load)
    return plain
