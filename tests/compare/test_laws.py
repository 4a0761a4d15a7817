"""What must hold of any comparison whatever."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compare.making import AT, asked, weigh
from compare.strategies import fields, ground
from steelyard.catalog.entries import Known, Model
from steelyard.catalog.view import view
from steelyard.compare.comparison import Cell, Comparison, Contender
from steelyard.compare.engine import Engine
from steelyard.compare.matching import matches
from steelyard.compare.profile import CRITERIA
from steelyard.compare.question import Question
from steelyard.compare.relations import Relation, relations
from steelyard.compare.support import Book, noted, statements, unsupported
from steelyard.compare.workload import DEFAULT, Workload

often = settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
ALL = dict.fromkeys(CRITERIA, 1)


def related(models: Sequence[Model]) -> tuple[Relation, ...]:
    base = ground(*models)
    engine = Engine(base)
    question = asked(*models)
    sheets = tuple(engine._sheet(c, question) for c in question.contenders)
    return relations(sheets, ALL, matches(sheets), DEFAULT)


def page(models: Sequence[Model], **more: object) -> Comparison:
    return weigh(*models, ground=ground(*models), **more)


@settings(often, max_examples=2000)
@given(fields(2, 2))
def test_no_number_stands_in_prose_that_its_facts_do_not_have(models: list[Model]) -> None:
    compared = page(models)
    book = Book(compared, ground(*models).benchmarks, ground(*models).receipts)
    for statement in statements(compared):
        assert statement.rests_on, statement.text
        assert not unsupported(statement, book), statement


@often
@given(fields(2, 3))
def test_no_number_stands_in_a_note_on_the_bills_that_its_facts_do_not_have(models: list[Model]) -> None:
    compared = page(models)
    book = Book(compared, ground(*models).benchmarks, ground(*models).receipts)
    for statement in noted(compared):
        assert statement.rests_on, statement.text
        assert not unsupported(statement, book), statement
        named = {c.id for c in compared.contenders if c.name in statement.text}
        assert named <= {s.id for s in statement.rests_on}, statement


@often
@given(fields(3, 6))
def test_the_law_of_numbers_holds_for_many_contenders(models: list[Model]) -> None:
    compared = page(models)
    book = Book(compared, ground(*models).benchmarks, ground(*models).receipts)
    assert not [s for s in statements(compared) if unsupported(s, book)]


@often
@given(fields(2, 2))
def test_no_model_is_named_without_resting_on_its_name(models: list[Model]) -> None:
    compared = page(models)
    for statement in statements(compared):
        named = {c.id for c in compared.contenders if c.name in statement.text}
        assert named <= {s.id for s in statement.rests_on}, statement


@often
@given(fields(2, 2))
def test_swapping_contenders_mirrors_every_row_and_the_verdict(models: list[Model]) -> None:
    there, back = page(models), page(models[::-1])
    for name in ("specs", "pricing", "capabilities", "benchmarks"):
        for row, turned in zip(getattr(there, name), getattr(back, name), strict=True):
            assert row.cells == turned.cells[::-1]
            assert row.winner == (None if turned.winner is None else 1 - turned.winner)
    assert (there.verdict.winner, there.verdict.confidence) == (back.verdict.winner, back.verdict.confidence)


@often
@given(fields(2, 2))
def test_swapping_contenders_mirrors_every_standing(models: list[Model]) -> None:
    (there,), (back,) = related(models), related(models[::-1])
    assert [s.lead for s in there.standings] == [s.lead for s in back.mirrored().standings]
    assert (there.score, there.coverage, there.ahead) == (back.mirrored().score, back.coverage, back.mirrored().ahead)


@often
@given(fields(3, 3))
def test_a_third_contender_changes_nothing_between_the_other_two(models: list[Model]) -> None:
    two = related(models[:2])[0]
    three = next(r for r in related(models) if {r.one, r.other} == {0, 1})
    assert (two.score, two.coverage, two.ahead) == (three.score, three.coverage, three.ahead)
    assert _cells(page(models[:2])).items() <= _cells(page(models)).items()


def _cells(compared: Comparison) -> dict[tuple[str, int], tuple[Cell, Cell]]:
    tables = (compared.specs, compared.pricing, compared.capabilities)
    return {(row.property, 0): (row.cells[0], row.cells[1]) for rows in tables for row in rows}


@often
@given(fields(2, 2), st.sampled_from(["price.input", "price.output"]), st.integers(0, 99))
def test_a_cheaper_price_never_worsens_the_cost_criterion(models: list[Model], key: str, percent: int) -> None:
    before = _cost_lead(models)
    cheaper = [_with_price(models[0], key, percent), models[1]]
    after = _cost_lead(cheaper)
    if before is not None and after is not None and _headline(models[0]) == _headline(cheaper[0]):
        assert after >= before


def _headline(model: Model) -> str:
    found = view(model, AT).headline
    return found.endpoint.id if found else ""


def _cost_lead(models: Sequence[Model]) -> float | None:
    return next(s.lead for s in related(models)[0].standings if s.criterion == "cost")


def _with_price(model: Model, key: str, percent: int) -> Model:
    def lower(fact: Known) -> Known:
        if fact.property != key or fact.value in (None, "0") or not percent:
            return fact
        return msgspec.structs.replace(fact, value=f"{float(fact.value) * percent / 100:.9f}")

    hosts = tuple(msgspec.structs.replace(e, facts=tuple(map(lower, e.facts))) for e in model.endpoints)
    return msgspec.structs.replace(model, endpoints=hosts)


@often
@given(fields(2, 2), st.data())
def test_removing_evidence_never_raises_coverage(models: list[Model], data: st.DataObject) -> None:
    first = models[0]
    if not (first.facts or first.results):
        return
    drop_fact = data.draw(st.booleans()) if first.facts and first.results else bool(first.facts)
    poorer = (
        msgspec.structs.replace(first, facts=_without(first.facts, data))
        if drop_fact
        else msgspec.structs.replace(first, results=_without(first.results, data))
    )
    # What is not known to have ended may be sold: where another endpoint leads, there is another bill.
    if _headline(poorer) == _headline(first):
        assert related([poorer, models[1]])[0].coverage <= related(models)[0].coverage + 1e-12


def _without(facts: tuple[Known, ...], data: st.DataObject) -> tuple[Known, ...]:
    place = data.draw(st.integers(0, len(facts) - 1))
    return facts[:place] + facts[place + 1 :]


@often
@given(fields(2, 6))
def test_no_section_is_empty_without_its_reason_and_no_sentence_repeats(models: list[Model]) -> None:
    compared = page(models)
    texts = [s.text for s in statements(compared)]
    assert len(texts) == len(set(texts))
    assert compared.specs
    assert compared.pricing
    assert compared.capabilities
    assert compared.summary
    assert compared.verdict.reasons
    assert all(choice.statements for choice in compared.choose_when)
    assert compared.benchmarks or any("enchmark" in s.text for s in compared.gaps)
    assert len(compared.cost) == len(models)
    assert all(bill.total or bill.missing for bill in compared.cost)
    assert compared.deep_dive or compared.gaps


@often
@given(fields(2, 6))
def test_absence_never_reads_as_no_and_never_wins(models: list[Model]) -> None:
    compared = page(models)
    for rows in (compared.specs, compared.pricing, compared.capabilities):
        for row in rows:
            for cell in row.cells:
                if cell.status in ("not_documented", "undisclosed", "not_applicable"):
                    assert not cell.display.startswith(("No;", "Yes", "$0")), row
                    assert cell.display != "No"
            if row.winner is not None:
                assert all(cell.status in ("agreed", "single", "disputed", "derived") for cell in row.cells), row


@often
@given(fields(2, 2))
def test_sentences_are_well_formed(models: list[Model]) -> None:
    for statement in statements(page(models)):
        assert statement.text.endswith("."), statement.text
        assert "  " not in statement.text
        assert ".." not in statement.text
        assert " ." not in statement.text
        assert " ," not in statement.text
        assert "None" not in statement.text.replace("None of", "")


@often
@given(fields(2, 2), st.integers(2, 1000))
def test_costs_grow_with_requests_exactly(models: list[Model], times: int) -> None:
    from decimal import Decimal

    load = Workload(
        name="w", why="x", requests=7, input=3000, output=500, cache_read=Decimal("0.25"), batch=Decimal("0.5")
    )
    more = msgspec.structs.replace(load, requests=7 * times)
    for one, many in zip(page(models, workload=load).cost, page(models, workload=more).cost, strict=True):
        for key in ("total", "low", "high"):
            small, large = getattr(one, key), getattr(many, key)
            assert (small is None) == (large is None)
            assert small is None or Decimal(small) * times == Decimal(large)


@often
@given(fields(2, 2))
def test_the_same_question_has_the_same_answer_warm_and_cold(models: list[Model]) -> None:
    base = ground(*models)
    views = [view(m, AT) for m in models]
    question = Question(contenders=tuple(Contender(v, v.id) for v in views), at=AT, today=AT)
    engine = Engine(base)
    first = engine.compare(question)
    assert first == engine.compare(question) == Engine(base).compare(question)
