"""Who is ahead, when nobody is, and what would change it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from compare import seed
from compare.making import AT, Ground, benchmark, endpoint, known, model, result, weigh
from steelyard.catalog.entries import Known
from steelyard.catalog.offers import offer
from steelyard.catalog.view import view
from steelyard.compare.comparison import Comparison, Contender
from steelyard.compare.engine import Engine
from steelyard.compare.profile import Profile
from steelyard.compare.question import Question
from steelyard.compare.workload import Workload
from steelyard.records.identity import Decoration
from steelyard.render.page import Table
from steelyard.render.pages.bills import costs
from steelyard.vocabulary.properties import UNTOLD

EXAM = benchmark("exam", "Exam", items=1000, measures="Questions.")
CODE = benchmark("code", "Code", items=500, measures="Edits code.")
BASE = Ground(benchmarks={"exam": EXAM, "code": CODE})
COST = Profile(name="cost", why="x", weights={"cost": 8, "context": 1, "tools": 1})


def made(name: str, price: str = "1", score: str = "70.0", **facts: Any) -> Any:
    id_ = f"acme/{name}"
    said = {"context_length": 128000, "tool_call": True, "structured_output": True, "lifecycle": "active"} | facts
    said = {k: v for k, v in said.items() if v is not None}
    host = endpoint("Alpha", id_, {"price.input": price, "price.output": str(float(price) * 4)}, first_party=True)
    had = (result("exam", score, shots="0"),) if score else ()
    return model(id_, name.title(), said, results=had, endpoints=(host,))


def told(page: Comparison) -> str:
    return "\n".join(s.text for s in (*page.verdict.reasons, *page.verdict.would_change))


def test_a_contender_that_is_ahead_in_something_and_behind_in_nothing_wins() -> None:
    page = weigh(made("one", score="80.0"), made("two", price="2"), ground=BASE)
    assert (page.verdict.winner, page.verdict.confidence) == ("acme/one", "medium")
    assert "80.0 on Exam where Two has 70.0" in told(page)


def test_three_independent_like_results_make_high_confidence() -> None:
    def tested(name: str, score: str) -> Any:
        one = made(name, score="")
        had = tuple(result("exam", score, shots=shots) for shots in ("0", "1", "5"))
        return model(one.id, one.name, {k.property: k for k in one.facts}, endpoints=one.endpoints, results=had)

    page = weigh(tested("one", "80.0"), tested("two", "60.0"), ground=BASE)
    assert (page.verdict.winner, page.verdict.confidence) == ("acme/one", "high")


def test_without_a_like_result_the_balanced_profile_abstains() -> None:
    page = weigh(made("one", score=""), made("two", price="2", score=""), ground=BASE)
    assert page.verdict.winner is None
    assert page.verdict.label == "The evidence does not decide; the quality of answers aside, One is ahead"
    assert "they share no benchmark" in told(page)


def test_where_only_the_bill_is_asked_the_cheaper_wins_without_benchmarks() -> None:
    page = weigh(made("one", score=""), made("two", price="2", score=""), ground=BASE, profile=COST)
    assert page.verdict.winner == "acme/one"


def test_a_difference_inside_the_sampling_error_is_a_tie() -> None:
    page = weigh(made("one", score="71.0"), made("two", price="1"), ground=BASE)
    assert page.verdict.winner is None
    assert "a tie" in page.benchmarks[0].note
    assert page.benchmarks[0].winner is None


def test_no_verdict_rests_on_an_estimate() -> None:
    guessed = known("context_length", 1000000, "estimated")
    page = weigh(
        made("one", score="", context_length=guessed),
        made("two", score=""),
        ground=BASE,
        profile=Profile(name="long", why="x", weights={"context": 1}),
    )
    assert page.verdict.winner is None
    row = next(r for r in page.specs if r.property == "context_length")
    assert row.cells[0].display == "1M*"
    assert row.winner is None


def test_a_trade_off_is_decided_by_weight_and_says_which_weight_turns_it() -> None:
    page = weigh(made("one", score="90.0", price="3"), made("two"), ground=BASE)
    assert page.verdict.winner == "acme/one"
    assert page.verdict.label.endswith("on balance")
    assert any("would be ahead if cost made up more than" in s.text for s in page.verdict.would_change)


def test_of_more_than_two_what_could_turn_it_says_of_whom_one_would_be_ahead() -> None:
    field = (made("low", "1", "60.0"), made("mid", "4", "75.0"), made("high", "20", "90.0"))
    said = [s.text for s in weigh(*field, ground=BASE, profile=COST).verdict.would_change if "would be ahead" in s.text]
    said += [s.text for s in weigh(*field, ground=BASE).verdict.would_change if "would be ahead" in s.text]
    assert said
    assert all("would be ahead of " in text for text in said)
    assert "would be ahead of" not in told(weigh(*field[:2], ground=BASE))


def test_weights_of_the_readers_own_turn_the_order() -> None:
    page = weigh(made("one", score="90.0", price="3"), made("two"), ground=BASE, weights={"quality": 1, "cost": 9})
    assert page.verdict.winner == "acme/two"


def test_who_fails_a_need_on_the_record_is_out_with_its_fact() -> None:
    page = weigh(
        made("one", score="90.0", input_modalities=["text"]),
        made("two", input_modalities=["text", "image"]),
        ground=BASE,
        needs=("vision",),
    )
    assert page.verdict.winner == "acme/two"
    assert page.verdict.label == "Only Two meets every need"
    assert "One does not have vision on the record." in told(page)


def test_silence_on_a_need_neither_fails_nor_meets_it() -> None:
    page = weigh(made("one", input_modalities=["text"]), made("two"), ground=BASE, needs=("vision",))
    assert page.verdict.winner is None
    assert page.verdict.label == "Only Two may meet every need"


def test_who_is_ahead_but_may_fail_a_need_is_no_winner_yet() -> None:
    page = weigh(
        made("one", score="90.0"), made("two", input_modalities=["text", "image"]), ground=BASE, needs=("vision",)
    )
    assert page.verdict.winner is None
    assert page.verdict.label == "One is ahead, if it meets every need"
    assert page.verdict.would_change[0].text == "Whether One has vision is open: nobody documents it."


def test_nobody_meets_every_need() -> None:
    page = weigh(made("one"), made("two"), ground=BASE, needs=("min_context=500000",))
    assert page.verdict.label == "No contender meets every need"


def test_a_disputed_fact_that_could_flip_it_decides_nothing() -> None:
    base = Ground(benchmarks=BASE.benchmarks, books={"acme/one": seed.ground().books[seed.GPT][:1] * 1})
    torn = known("context_length", 1000000, "disputed", won=(0,), lost=(5,))
    page = weigh(made("one", context_length=torn), made("two"), ground=base)
    assert next(r for r in page.specs if r.property == "context_length").winner is None


def test_self_reported_results_never_give_high_confidence() -> None:
    def own(name: str, score: str) -> Any:
        one = made(name, score="")
        return model(
            one.id,
            one.name,
            {k.property: k for k in one.facts},
            endpoints=one.endpoints,
            results=(result("exam", score, by="creator", runner="Acme", shots="0"),),
        )

    page = weigh(own("one", "90.0"), own("two", "50.0"), ground=BASE)
    assert page.verdict.winner == "acme/one"
    assert page.verdict.confidence == "low"
    assert "self-reported" in page.benchmarks[0].note


def test_independent_results_speak_before_self_reported_ones_and_are_never_averaged() -> None:
    def both(name: str, independent: str, own: str) -> Any:
        one = made(name, score="")
        had = (result("exam", independent, shots="0"), result("exam", own, by="creator", runner="Acme", shots="0"))
        return model(one.id, one.name, {k.property: k for k in one.facts}, endpoints=one.endpoints, results=had)

    page = weigh(both("one", "80.0", "50.0"), both("two", "60.0", "95.0"), ground=BASE)
    assert [r.winner for r in page.benchmarks] == [0, 1]
    assert page.verdict.winner == "acme/one"


def test_models_of_different_kinds_are_not_ranked() -> None:
    one, two = made("one"), made("two")
    other = model(two.id, two.name, {k.property: k for k in two.facts}, endpoints=two.endpoints, kind="embedding")
    page = weigh(one, other, ground=BASE)
    assert page.verdict.label == "Not the same kind of model"
    assert page.cost[1].total is None


def test_the_same_weights_at_two_endpoints_differ_only_as_endpoints() -> None:
    id_ = "acme/one"
    hosts = tuple(
        endpoint(p, id_, {"price.input": price, "price.output": "1", "quantization": form, "context_length": 8192})
        for p, price, form in (("Alpha", "1", "fp8"), ("Beta", "2", "fp8"), ("Gamma", "2", "bf16"))
    )
    seen = view(model(id_, "One", {"open_weights": True}, endpoints=hosts, results=(result("exam", "70.0"),)), AT)
    alpha, beta, gamma = (Contender(seen, o.endpoint.id, o) for o in seen.offers)
    pair = Engine(BASE).compare(Question(contenders=(alpha, beta), at=AT, today=AT))
    assert pair.contenders[0].name == "One (Alpha)"
    assert pair.verdict.winner == alpha.id
    assert pair.benchmarks == ()
    assert any("none tells them apart" in s.text for s in pair.gaps)
    formats = Engine(BASE).compare(Question(contenders=(alpha, gamma), at=AT, today=AT))
    assert formats.verdict.winner is None
    assert "different number formats" in "\n".join(s.text for s in formats.verdict.reasons)


def test_contenders_that_would_read_the_same_are_told_apart() -> None:
    id_ = "acme/one"
    hosts = tuple(endpoint("Alpha", id_, {"price.input": "1", "price.output": "1"}, region=r) for r in ("eu", "us"))
    seen = view(model(id_, "One", {}, endpoints=hosts), AT)
    pair = Engine(BASE).compare(
        Question(contenders=tuple(Contender(seen, o.endpoint.id, o) for o in seen.offers), at=AT, today=AT)
    )
    assert len({c.name for c in pair.contenders}) == 2


def test_a_prompt_that_does_not_fit_is_no_cheaper() -> None:
    from steelyard.compare.workload import Workload

    long = Workload(name="long", why="x", requests=1, input=500_000, output=100)
    page = weigh(
        made("one", score="", price="0.1"),
        made("two", score="", context_length=1_000_000),
        ground=BASE,
        workload=long,
        profile=COST,
    )
    assert page.verdict.winner == "acme/two"
    assert "does not fit" in page.cost[0].missing[0]


def test_six_contenders_have_one_winner_only_who_is_ahead_of_each() -> None:
    field = [made(f"m{i}", score=f"{50 + i * 8}.0") for i in range(6)]
    page = weigh(*field, ground=BASE)
    assert page.verdict.winner == "acme/m5"
    assert len(page.choose_when) == 6


def test_runs_that_are_only_told_of_in_words_stand_side_by_side_and_decide_nothing() -> None:
    def told_of(name: str, score: str) -> Any:
        one = made(name, score="")
        words = "Accuracy" if name == "one" else UNTOLD
        had = (result("exam", score, by="creator", runner="Acme", described=words),)
        return model(one.id, one.name, {k.property: k for k in one.facts}, endpoints=one.endpoints, results=had)

    page = weigh(told_of("one", "90.0"), told_of("two", "60.0"), ground=BASE)
    (row,) = page.benchmarks
    assert (row.winner, page.verdict.winner) == (None, None)
    assert 'Not ranked: how it was run is only told in words, "Accuracy" for One and nothing for Two.' in row.note


@pytest.mark.parametrize(
    ("one", "other", "ranked"),
    [
        ({"version": "v6"}, {"version": "v6"}, True),
        ({"version": "v6"}, {"version": "v5"}, False),
        ({"version": "v6"}, {}, False),
        ({}, {}, False),
        ({"date": "2026-05-01"}, {"date": "2026-05-01"}, True),
        ({"date": "2026-05-01"}, {"date": "2026-06-01"}, False),
    ],
)
def test_where_the_edition_matters_only_like_editions_or_one_days_runs_are_ranked(one, other, ranked) -> None:
    def tested(name: str, score: str, said: dict[str, str]) -> Any:
        bare = made(name, score="")
        had = (result("exam", score, **said),)
        return model(bare.id, bare.name, {k.property: k for k in bare.facts}, endpoints=bare.endpoints, results=had)

    exam = msgspec.structs.replace(EXAM, facts=(*EXAM.facts, known("needs_edition", value=True)))
    ground = msgspec.structs.replace(BASE, benchmarks=BASE.benchmarks | {"exam": exam})
    pair = (tested("one", "90.0", one), tested("two", "60.0", other))
    (row,) = weigh(*pair, ground=ground).benchmarks
    assert (row.winner == 0, "Not ranked" in row.note) == (ranked, not ranked)
    assert ("no edition is stated" in row.note) == (not ranked and "version" not in one | other)
    (plain,) = weigh(*pair, ground=BASE).benchmarks
    assert (plain.winner == 0) == (one.get("version") == other.get("version"))


def test_a_run_with_stated_settings_stands_before_one_that_is_only_told_of() -> None:
    one, other = made("one", score=""), made("two", score="70.0")
    had = (
        result("exam", "91.0", by="creator", runner="Acme", described="0-shot"),
        result("exam", "90.0", by="creator", runner="Acme", shots="0"),
    )
    one = model(one.id, one.name, {k.property: k for k in one.facts}, endpoints=one.endpoints, results=had)
    (row,) = weigh(one, other, ground=BASE).benchmarks
    assert row.cells[0].display == "90.0"


def test_what_ran_alike_decides_nothing_where_everything_else_points_the_other_way() -> None:
    def tested(name: str, alike: str, own: str) -> Any:
        one = made(name, score="")
        had = [result("exam", alike, shots="0")]
        had += [result(yard, own, by="creator", runner=name) for yard in ("code", "loose", "more")]
        return model(one.id, one.name, {k.property: k for k in one.facts}, endpoints=one.endpoints, results=tuple(had))

    base = Ground(benchmarks=BASE.benchmarks | {n: benchmark(n, n.title(), items=100) for n in ("loose", "more")})
    page = weigh(tested("one", "60.0", "90.0"), tested("two", "80.0", "50.0"), ground=base)
    assert page.verdict.winner is None
    assert "The evidence is at odds" in told(page)
    assert "One has a better figure than Two throughout" in told(page)


def test_a_row_says_by_how_many_items_it_is_judged() -> None:
    def tested(name: str, score: str, **settings: str) -> Any:
        one = made(name, score="")
        had = (result("puzzle", score, **settings),)
        return model(one.id, one.name, {k.property: k for k in one.facts}, endpoints=one.endpoints, results=had)

    base = Ground(benchmarks={"puzzle": benchmark("puzzle", "Puzzle")})
    (unknown,) = weigh(tested("one", "60"), tested("two", "50"), ground=base).benchmarks
    assert unknown.winner is None
    assert "not recorded: taken for 30, only a gap of more than 25.0 points counts." in unknown.note
    (alike,) = weigh(tested("one", "60", items="651"), tested("two", "50", items="651"), ground=base).benchmarks
    assert alike.winner == 0
    assert "Outside the sampling error (10 points against ±5.4 at 651 items)." in alike.note
    (unlike,) = weigh(tested("one", "60", items="651"), tested("two", "58", items="759"), ground=base).benchmarks
    assert "Inside the sampling error (2 points against ±5.1 at 651 and 759 items)." in unlike.note


def test_a_rating_by_duels_counts_from_forty_points_on() -> None:
    def rated(name: str, rating: str, listed: str) -> Any:
        one = made(name, score="")
        had = (result("arena", rating, metric="rating", listed_as=listed),)
        return model(one.id, one.name, {k.property: k for k in one.facts}, endpoints=one.endpoints, results=had)

    base = Ground(benchmarks={"arena": benchmark("arena", "Arena", unit="")})
    near = weigh(rated("one", "1450", "a"), rated("two", "1420", "b"), ground=base)
    far = weigh(rated("one", "1450", "a"), rated("two", "1300", "b"), ground=base)
    assert (near.benchmarks[0].winner, far.benchmarks[0].winner) == (None, 0)
    assert far.verdict.winner == "acme/one"


def test_a_rating_with_intervals_counts_where_they_part_and_ties_where_they_do_not() -> None:
    def rated(name: str, rating: str, off: str) -> Any:
        one = made(name, score="")
        had = (result("arena", rating, metric="rating", off=off),)
        return model(one.id, one.name, {k.property: k for k in one.facts}, endpoints=one.endpoints, results=had)

    base = Ground(benchmarks={"arena": benchmark("arena", "Arena", unit="")})
    near = weigh(rated("one", "1450", "6"), rated("two", "1441", "8"), ground=base)
    far = weigh(rated("one", "1450", "6"), rated("two", "1439", "8"), ground=base)
    assert (near.benchmarks[0].winner, far.benchmarks[0].winner) == (None, 0)
    assert "Inside the sampling error (9 points against ±10.0 by the published intervals): a tie." in near.benchmarks[0].note
    assert "Outside the sampling error (11 points against ±10.0 by the published intervals)." in far.benchmarks[0].note
    said = [[statement.text for statement in page.deep_dive] for page in (near, far)]
    assert any("no bigger than chance allows by the published intervals" in text for text in said[0])
    assert any("a gap outside the sampling error by the published intervals" in text for text in said[1])
    assert "can't be told from what is published" not in " ".join(text for many in said for text in many)


def test_where_like_results_are_at_odds_confidence_is_never_high_and_low_with_little_evidence() -> None:
    def tested(name: str, *scores: str) -> Any:
        one = made(name, score="")
        had = tuple(result("exam", s, shots=shots) for s, shots in zip(scores, ("0", "1", "5"), strict=True))
        return model(one.id, one.name, {k.property: k for k in one.facts}, endpoints=one.endpoints, results=had)

    clear = weigh(tested("one", "80.0", "80.0", "80.0"), tested("two", "60.0", "60.0", "60.0"), ground=BASE)
    mixed = weigh(tested("one", "80.0", "80.0", "60.0"), tested("two", "60.0", "60.0", "70.0"), ground=BASE)
    assert (clear.verdict.winner, clear.verdict.confidence) == ("acme/one", "high")
    assert (mixed.verdict.winner, mixed.verdict.confidence) == ("acme/one", "medium")


def test_like_results_at_odds_that_nearly_cancel_are_even_and_told_as_such() -> None:
    ground = Ground(benchmarks={"exam": EXAM, "sums": benchmark("sums", "Sums", items=1000, measures="Sums.")})
    near = weigh(solved("one", exam="80.0", sums="60.0"), solved("two", exam="70.0", sums="69.0"), ground=ground)
    assert near.verdict.label == "Like results are at odds, and nothing else that is weighed separates them"
    assert "Like results put One ahead on Exam and Two ahead on Sums; taken together they come out even." in told(near)
    assert "is ahead" not in told(near)
    cheap = weigh(solved("one", exam="80.0", sums="60.0"), solved("two", "0.5", exam="70.0", sums="69.0"), ground=ground)
    assert (cheap.verdict.winner, cheap.verdict.confidence) == ("acme/two", "medium")
    assert "Like results put Two ahead on Sums and One ahead on Exam; taken together they come out even." in told(cheap)
    far = weigh(solved("one", exam="80.0", sums="60.0"), solved("two", exam="70.0", sums="66.0"), ground=ground)
    assert far.verdict.winner == "acme/one"


def test_who_is_retired_is_no_winner_where_another_stays() -> None:
    page = weigh(made("one", score="99.0", lifecycle="retired", open_weights=False), made("two"), ground=BASE)
    assert page.verdict.winner == "acme/two"
    assert page.verdict.label == "Only Two stays in service"
    soon = weigh(made("one", score="99.0", retirement_date="2026-12-01"), made("two"), ground=BASE)
    assert "is to be shut down on 2026-12-01, within a month" in told(soon)
    late = weigh(made("one", score="99.0", retirement_date="2027-06-01"), made("two"), ground=BASE)
    assert late.verdict.winner == "acme/one"


def test_who_is_to_end_in_days_is_told_so_and_who_ends_later_does_not_stay_in_service() -> None:
    soon = weigh(made("one", retirement_date="2026-11-26"), made("two", retirement_date="2027-03-01"), ground=BASE)
    assert "One is to be shut down on 2026-11-26, within a week" in told(soon)
    assert (soon.verdict.label, soon.verdict.confidence) == ("Only Two lasts beyond the next month", "low")


def test_of_one_that_is_gone_and_one_that_ends_later_the_label_says_no_more_than_that() -> None:
    gone = made("one", lifecycle="retired", open_weights=False)
    page = weigh(gone, made("two", retirement_date="2027-03-01"), ground=BASE)
    assert page.verdict.label == "Only Two has not reached its last day"


def stepped(name: str, above: str, *, over: int = 100_000, **facts: Any) -> Any:
    """A model at $1 and $4, and at another input price for prompts over some length."""
    step = known("price.input", above, qualifiers=(("above", str(over)),))
    host = endpoint("Alpha", f"acme/{name}", {"price.input": "1", "price.output": "4"}, first_party=True, prices=(step,))
    return model(f"acme/{name}", name.title(), {"context_length": 400_000} | facts, endpoints=(host,))


def test_the_price_of_long_prompts_has_a_row_and_whoever_posts_none_says_so() -> None:
    rows = {row.property: row for row in weigh(stepped("one", "5"), made("two"), ground=BASE).pricing}
    assert [cell.display for cell in rows["price.input.above"].cells] == ["$5.00 over 100K", "None posted"]
    assert rows["price.input.above"].winner is None
    assert "price.output.above" not in rows
    plain = weigh(made("one"), made("two"), ground=BASE)
    assert not any(row.property.endswith(".above") for row in plain.pricing)


def test_where_plain_prices_are_alike_a_reason_says_what_makes_the_bill_dearer() -> None:
    long = Workload(name="long", why="x", requests=10, input=200_000, output=10)
    page = weigh(stepped("one", "5"), stepped("two", "1.5"), ground=BASE, profile=COST, workload=long)
    assert page.verdict.winner == "acme/two"
    assert "as One asks $5.00 for input over 100K tokens of prompt, not $1.50" in told(page)
    (answer,) = [a.answer[0].text for a in page.faq if a.question.startswith("Which is cheaper")]
    beyond = "(over 100K tokens of prompt)"
    assert f"It asks $1.50 and $4.00 {beyond} per million tokens in and out, One $5.00 and $4.00 {beyond}" in answer
    prices = next(s.text for s in page.deep_dive if "ask the same" in s.text)
    assert prices.startswith("One and Two ask the same, $1.00 and $4.00 per million tokens in and out, at Alpha; One asks $5")


def test_who_has_the_lower_price_and_the_higher_bill_has_the_reason_beside_it() -> None:
    long = Workload(name="long", why="x", requests=10, input=200_000, output=10)
    other = made("two", "2", context_length=400_000)
    page = weigh(stepped("one", "5"), other, ground=BASE, profile=COST, workload=long)
    assert "One asks $5.00 for input over 100K tokens of prompt, not $2.00" in told(page)


def _asked(page: Comparison) -> str:
    return " ".join(s.text for answer in page.faq for s in answer.answer)


def test_a_bill_of_batches_is_told_with_the_prices_of_batches() -> None:
    batches = Workload(name="late", why="x", requests=10, input=1000, output=10, batch=Decimal(1))
    halved = {"price.input": "4", "price.output": "8"}
    rates = tuple(known(key, "2", qualifiers=(("tier", "batch"),)) for key in halved)
    host = endpoint("Beta", "acme/three", halved, first_party=True, prices=rates)
    page = weigh(made("one"), model("acme/three", "Three", {}, endpoints=(host,)), ground=BASE, workload=batches)
    assert "Three $2.00 and $2.00 (in batches) from Beta" in _asked(page)


def test_only_who_thinks_is_billed_for_it_and_the_answer_says_so() -> None:
    load = Workload(name="w", why="x", requests=10, input=1000, output=10, reasoning=1000)
    page = weigh(made("one", reasoning=True), made("two", reasoning=False), ground=BASE, workload=load)
    assert "One is billed 10K thinking tokens, Two none" in _asked(page)
    assert "what One thinks is paid for besides, and Two does not think" in " ".join(s.text for s in page.deep_dive)
    assert any("writes no thinking tokens" in bill.remark for bill in page.cost)


def test_a_price_that_is_announced_is_told_with_its_day_where_it_is_another_than_todays() -> None:
    def coming(name: str, usd: str) -> Any:
        today = known("price.input", "1", until="2026-12-01")
        later = known("price.input", usd, since="2026-12-01")
        host = endpoint("Alpha", f"acme/{name}", {"price.output": "4"}, first_party=True, prices=(today, later))
        return model(f"acme/{name}", name.title(), {}, endpoints=(host,))

    page = weigh(coming("one", "3"), coming("two", "1"), ground=BASE)
    assert page.verdict.would_change[0].text == (
        "From 2026-12-01 One asks $3.00 for input per million tokens from Alpha, until then $1.00."
    )
    assert "Two asks" not in told(page)
    dear = made("three", price="2")
    (said,) = next(c for c in weigh(coming("one", "3"), dear, ground=BASE).choose_when if c.contender == "acme/one").statements
    assert ", until 2026-12-01)" in said.text


def test_on_a_past_day_nothing_is_stale_that_was_seen_later_and_days_are_told_without_hours() -> None:
    first = known("price.input", "1", until="2025-08-25T16:35:54Z")
    then = known("price.input", "3", since="2025-08-25T16:35:54Z")
    out = known("price.output", "4")
    host = endpoint("Alpha", "acme/one", {}, first_party=True, prices=(first, then, out))
    one = model("acme/one", "One", {"hosted_tools": ["mcp"]}, endpoints=(host,))
    seen = [view(m, "2025-06-15") for m in (one, made("two"))]
    page = weigh(*seen, ground=Ground(), at="2025-06-15", today="2027-06-15")
    (price,) = [row for row in page.pricing if row.property == "price.input"]
    assert not any(cell.stale for cell in price.cells)
    assert page.verdict.would_change[0].text == (
        "From 2025-08-25 One asks $3.00 for input per million tokens from Alpha, until then $1.00."
    )
    told_ = [s.text for s in page.gaps]
    assert "What One and Two could do on this day is known only from pages of later days, which do not say since when." in told_
    now = weigh(*[view(v.model, "2027-06-15") for v in seen], ground=Ground(), at="2027-06-15", today="2027-06-15")
    (price,) = [row for row in now.pricing if row.property == "price.input"]
    assert all(cell.stale for cell in price.cells)
    assert not any("could do" in s.text for s in now.gaps)


def test_of_many_the_pairs_that_the_evidence_decides_are_told() -> None:
    page = weigh(made("one", score="80.0"), made("two", "2", score="60.0"), made("three", score=""), ground=BASE)
    assert page.verdict.winner is None
    assert "Of the 3 pairs, 2 have no results that can be ranked." in told(page)
    assert "Two of them can be told apart: One has 80.0 on Exam where Two has 60.0" in told(page)


PUZZLE = benchmark("puzzle", "Puzzle", items=1000, measures="Word puzzles.", general=False)


def test_advice_by_results_names_the_benchmarks_and_says_where_they_are_mixed() -> None:
    ground = Ground(benchmarks={"exam": EXAM, "sums": benchmark("sums", "Sums", items=1000, measures="Sums.")})
    mid, low = solved("mid", exam="70.0", sums="55.0"), solved("low", exam="65.0", sums="45.0")
    page = weigh(solved("best", exam="90.0", sums="90.0"), mid, low, ground=ground)
    assert page.choose_when[1].statements[0].text == "Choose Mid over Low for its results on Sums and Exam."
    mixed = solved("best", exam="90.0", sums="50.0")
    said = weigh(mixed, mid, made("low", score=""), ground=ground).choose_when[0].statements[0]
    assert said.text == "Choose Best over Mid for benchmarks on balance (ahead on Exam, behind on Sums)."
    assert {on.benchmark for on in said.rests_on} >= {"exam", "sums"}


def test_of_many_advice_by_the_bill_says_until_when_and_up_to_which_prompt_it_holds() -> None:
    later = known("price.input", "9", since="2026-12-01")
    stepped = known("price.input", "4", qualifiers=(("above", "128000"),))
    alike = ("1", "1.05", "1.6")
    names = ("one", "two", "three")
    one, two, three = (made(n, price, score="", context_length=1000000) for n, price in zip(names, alike, strict=True))
    changed = msgspec.structs.replace(one.endpoints[0], facts=(*one.endpoints[0].facts, later))
    said = weigh(msgspec.structs.replace(one, endpoints=(changed,)), two, three, ground=BASE).choose_when[0].statements[0]
    assert said.text == "Choose One over Three for cost (until 2026-12-01)."
    changed = msgspec.structs.replace(one.endpoints[0], facts=(*one.endpoints[0].facts, stepped))
    page = weigh(msgspec.structs.replace(one, endpoints=(changed,)), two, three, ground=BASE)
    said = page.choose_when[0].statements[0]
    assert said.text == "Choose One over Three for cost (with prompts up to 128K tokens)."
    assert any(figure.property == "break_even.prompt" and figure.display == "128K" for figure in page.figures)


def test_of_many_a_pair_that_one_test_alone_ranks_is_not_counted_as_without_results() -> None:
    field = (solved("one", puzzle="80.0"), solved("two", puzzle="60.0"), solved("three"))
    page = weigh(*field, ground=Ground(benchmarks={"puzzle": PUZZLE}))
    assert "Of the 3 pairs, 2 have no results that can be ranked." in told(page)
    assert "One test alone can rank One and Two" in told(page)
    page = weigh(*field[:2], solved("three", puzzle="40.0"), ground=Ground(benchmarks={"puzzle": PUZZLE}))
    assert "All 3 pairs have one test alone that can rank them, Puzzle, and it does not tell" in told(page)
    assert "no results" not in told(page)
    assert "Not one" not in told(page)


def test_of_many_reasons_come_from_every_contender_and_from_the_widest_gap_first() -> None:
    field = [made(name, price, score="") for name, price in zip("abcdef", ("3", "2", "1.6", "1.3", "1", "0.05"), strict=True)]
    said = [s.text for s in weigh(*field, ground=BASE).verdict.reasons if "yardstick" in s.text]
    assert "from $21.00 a month with A" in said[0]
    assert "$0.35" in said[0]
    assert len(said) == 3
    assert set("ABCDEF") <= {word.strip(",;.") for text in said for word in text.split()}


def test_where_others_stay_nothing_is_a_reason_to_choose_who_is_shut_down() -> None:
    gone = made("one", price="0.1", score="99.0", retirement_date="2026-10-01", lifecycle="retired", open_weights=False)
    page = weigh(gone, made("two"), made("three", price="2"), ground=BASE)
    (said,) = next(c for c in page.choose_when if c.contender == "acme/one").statements
    assert said.text == "Choose One for nothing new: it is shut down."
    ending = made("one", score="99.0", retirement_date="2026-12-01")
    (said,) = next(
        c for c in weigh(ending, made("two"), ground=BASE).choose_when if c.contender == "acme/one"
    ).statements
    assert said.text == "Choose One for nothing new: its last day is 2026-12-01."


def test_of_many_it_is_told_who_is_out_and_between_whom_nothing_decides() -> None:
    gone = made("gone", retirement_date="2026-10-01")
    page = weigh(gone, made("one", score=""), made("two", "0.1", score=""), ground=BASE)
    assert page.verdict.label == (
        "The evidence does not decide between One and Two; the quality of answers aside, Two is ahead"
    )
    assert page.verdict.reasons[0].text == "Gone was shut down by its creator on 2026-10-01."
    assert "Which of One and Two answers better can't be told: they share no benchmark." in told(page)
    more = weigh(gone, *(made(name, score="") for name in ("one", "two", "three")), ground=BASE)
    assert "Not one of the 3 pairs left has results that can be ranked." in told(more)
    assert more.verdict.label == "The evidence does not decide"


def test_who_alone_stays_is_told_of_those_who_fail_no_need() -> None:
    gone, stays = made("gone", lifecycle="retired", open_weights=False), made("stays", open_weights=False)
    even = weigh(made("one", open_weights=False), gone, stays, ground=BASE)
    assert even.verdict.label == "Nothing that is weighed separates One and Stays"
    short = made("failing", context_length=1)
    page = weigh(short, gone, stays, ground=BASE, needs=("min_context=2",))
    assert page.verdict.label == "Of those that fail no need, only Stays stays in service"


def test_the_stage_of_a_life_is_told_once_and_of_open_weights_as_its_creators() -> None:
    gone = made("one", lifecycle="retired", open_weights=False)
    page = weigh(gone, made("two", lifecycle="preview", open_weights=False), ground=BASE)
    assert "One is retired by its creator." in told(page)
    assert "is in preview while" not in told(page)
    given_up = made("one", score="", lifecycle="retired", open_weights=True)
    other = made("two", score="", lifecycle="active", open_weights=False)
    assert "Two is active while One is retired at its creator" in told(weigh(given_up, other, ground=BASE))
    ended = made("three", retirement_date="2026-10-01", open_weights=False)
    page = weigh(given_up, ended, ground=BASE)
    assert page.verdict.label == "Only One stays in service"
    assert "One is retired at its creator, but its weights are open and stay." in told(page)


_EITHER = (("one", "1", "70.0"), ("two", "1.5", "75.0"))


def test_where_all_leave_it_is_said_and_none_of_them_is_advised() -> None:
    one, two = (made(name, price, score, retirement_date="2026-12-01") for name, price, score in _EITHER)
    page = weigh(one, two, ground=BASE, weights={"quality": 1, "cost": 1})
    assert page.verdict.label == "A trade-off: each is ahead in something, and neither stays in service"
    assert page.verdict.confidence == "low"
    assert [c.statements[0].text for c in page.choose_when] == [
        f"Choose {name} for nothing new: its last day is 2026-12-01." for name in ("One", "Two")
    ]


def test_an_endpoint_that_has_ended_is_out_though_its_weights_are_open() -> None:
    def host(name: str, **more: Any) -> Any:
        return endpoint(name, "acme/one", {"price.input": "1", "price.output": "1", "quantization": "fp8"} | more)

    hosts = (host("Alpha"), host("Beta", retirement_date="2026-11-19"))
    seen = view(model("acme/one", "One", {"open_weights": True}, endpoints=hosts), AT)
    both = tuple([Contender(seen, o.endpoint.id, o) for o in seen.offers])
    page = Engine(BASE).compare(Question(contenders=both, at=AT, today=AT))
    assert page.verdict.winner == "alpha:one"
    assert "One (Beta) was shut down on 2026-11-19." in told(page)


def hosted(name: str, own: str, cheap: str) -> Any:
    """A model at its creator and at a cheaper host."""
    hosts = (
        endpoint("Alpha", f"acme/{name}", {"price.input": own, "price.output": own}, first_party=True),
        endpoint("Cheap", f"acme/{name}", {"price.input": cheap, "price.output": cheap}),
    )
    return model(f"acme/{name}", name.title(), {}, endpoints=hosts)


def test_where_the_cheapest_endpoints_turn_the_bills_round_none_is_the_cheaper() -> None:
    page = weigh(hosted("one", "1", "0.9"), hosted("two", "2", "0.2"), ground=BASE, profile=COST)
    assert page.verdict.winner is None
    assert "depends on where they are bought" in told(page)
    assert page.verdict.would_change == ()
    (note,) = [n.statement.text for n in page.cost_notes if n.matter == "Where they are bought"]
    assert note.endswith("the other way round: Two $0.80 at Cheap, One $3.60 at Cheap.")
    (answer,) = [a.answer[0].text for a in page.faq if a.question.startswith("Which is cheaper")]
    assert answer.endswith("By the cheapest endpoint of each it is Two.")
    assert not any("bill" in s.text for c in page.choose_when for s in c.statements)
    plain = weigh(hosted("one", "1", "0.9"), hosted("two", "2", "1.5"), ground=BASE, profile=COST)
    assert plain.verdict.winner == "acme/one"


def test_weights_that_are_said_to_be_open_stay_though_the_creator_ends_its_own_api() -> None:
    weights = known("open_weights", True, "estimated")
    page = weigh(made("one", lifecycle="retired", open_weights=weights), made("two", retirement_date="2026-12-01"), ground=BASE)
    assert page.verdict.label == "Only One stays in service"


def test_a_winner_is_told_where_the_other_is_not_sold_as_asked() -> None:
    page = weigh(made("one", score="90.0"), hosted("two", "1", "1"), ground=BASE, provider="cheap", weights={"tools": 1})
    assert "Of One, no endpoint" in told(page)


def test_an_endpoint_that_is_given_away_is_told_so() -> None:
    hosts = (
        endpoint("Alpha", "acme/one", {"price.input": "0", "price.output": "0", "billing": "free", "context_length": 8000}),
        endpoint("Beta", "acme/one", {"price.input": "1", "price.output": "1", "context_length": 64000}),
    )
    seen = view(model("acme/one", "One", {"open_weights": True}, endpoints=hosts), AT)
    both = tuple([Contender(seen, o.endpoint.id, o) for o in seen.offers])
    page = Engine(BASE).compare(Question(contenders=both, at=AT, today=AT))
    assert "One (Alpha) is given away, within the limits of its provider" in told(page)
    assert "One (Beta) is given away" not in told(page)


def test_that_nobody_measured_images_is_no_dispute_about_them() -> None:
    sight = Profile(name="vision", why="x", weights={"vision": 6, "cost": 4})
    page = weigh(*(made(name, price, vision=True) for name, price in (("one", "1"), ("two", "2"))), ground=BASE, profile=sight)
    assert "both take them, and no benchmark with images was run alike on them" in told(page)
    assert "sources differ" not in told(page)


def test_a_sentence_on_a_run_cites_the_row_of_that_run() -> None:
    def tested(name: str, first: str, second: str) -> Any:
        had = (result("exam", first, shots="0"), result("exam", second, shots="5"))
        return msgspec.structs.replace(made(name, score=""), results=had)

    found = weigh(tested("one", "80.0", "90.0"), tested("two", "75.0", "60.0"), ground=BASE)
    (said,) = [s for s in found.deep_dive if "90.0" in s.text]
    (row,) = {on.row for on in said.rests_on if on.row}
    assert found.benchmarks[row - 1].cells[0].display == "90.0"
    assert found.verdict.winner == "acme/one"


def test_what_ran_alike_counts_for_coding_only_where_it_is_about_code() -> None:
    coding = Profile(name="coding", why="x", weights={"coding": 6, "cost": 4})
    page = weigh(made("one", score="80.0"), made("two", "2", score="60.0"), ground=BASE, profile=coding)
    assert page.verdict.winner is None
    assert "Which codes better can't be told: they share no coding benchmark." in told(page)


def test_where_chance_can_not_be_told_like_results_are_not_called_noise() -> None:
    uncounted = Ground(benchmarks={"exam": benchmark("exam", "Exam")})
    page = weigh(made("one", score="80.0"), made("two", score="75.0"), ground=uncounted)
    assert page.verdict.winner is None
    assert "ran alike on Exam, but how much of the difference is chance can't be told" in told(page)


def test_a_tie_alone_makes_no_certainty() -> None:
    page = weigh(made("one"), made("two"), ground=BASE)
    assert (page.verdict.label, page.verdict.confidence) == ("Nothing that is weighed separates them", "low")
    assert "as far as Exam can tell" in told(page)
    three = [made(name, price) for name, price in (("one", "1"), ("two", "3"))]
    had = tuple(result("exam", "70.0", shots=shots) for shots in ("0", "1", "5"))
    level = weigh(*(msgspec.structs.replace(one, results=had) for one in three), ground=BASE)
    assert (level.verdict.winner, level.verdict.confidence) == ("acme/one", "medium")


def test_who_loses_the_bill_is_told_from_which_mix_on_it_would_not() -> None:
    def priced(name: str, cached: str, output: str) -> Any:
        host = endpoint(
            "Alpha", f"acme/{name}", {"price.input": "10", "price.output": output, "price.cache_read": cached}, first_party=True
        )
        return model(f"acme/{name}", name.title(), {}, endpoints=(host,))

    page = weigh(priced("one", "5", "10"), priced("two", "1", "14"), ground=BASE)
    (said,) = next(c for c in page.choose_when if c.contender == "acme/two").statements
    assert "of the input is read from a cache, where its bill becomes the lower one" in said.text
    assert any(row.property == "break_even.cached" and row.display in said.text for row in page.figures)


def test_both_are_told_what_they_are_ahead_in_where_like_results_go_both_ways() -> None:
    sums = benchmark("sums", "Sums", items=1000, measures="Sums.")
    ground = Ground(benchmarks={"exam": EXAM, "sums": sums})
    one, other = made("one", score="80.0"), made("two", score="70.0")
    one = msgspec.structs.replace(one, results=(*one.results, result("sums", "50.0", shots="0")))
    other = msgspec.structs.replace(other, results=(*other.results, result("sums", "55.0", shots="0")))
    said = {c.contender: c.statements[0].text for c in weigh(one, other, ground=ground).choose_when}
    assert "your work is like that of Exam" in said["acme/one"]
    assert "your work is like that of Sums" in said["acme/two"]


def test_one_test_of_one_kind_of_answer_names_no_winner_and_says_what_it_measures() -> None:
    puzzle, rows = benchmark("puzzle", "Puzzle", items=1000, measures="Word puzzles.", general=False), ("80.0", "60.0")
    one, other = (solved(name, puzzle=score) for name, score in zip(("one", "two"), rows, strict=True))
    page = weigh(one, other, ground=Ground(benchmarks={"puzzle": puzzle}))
    assert page.verdict.winner is None
    assert page.verdict.label == "The evidence does not decide"
    reason = page.verdict.reasons[0]
    assert "does not tell how good answers are in general (word puzzles): One has 80.0 on Puzzle where Two" in reason.text
    assert any(on.benchmark == "puzzle" for on in reason.rests_on)


@pytest.mark.parametrize(("others", "winner"), [(("exam",), "acme/one"), (("sums", "maps"), "acme/one"), (("sums",), None)])
def test_two_more_tests_or_one_of_many_kinds_let_a_narrow_one_count(others, winner) -> None:
    puzzle = benchmark("puzzle", "Puzzle", items=1000, measures="Word puzzles.", general=False)
    more = {id_: benchmark(id_, id_.title(), items=1000, measures=f"{id_.title()}.", general=False) for id_ in ("sums", "maps")}
    ground = Ground(benchmarks={"puzzle": puzzle, "exam": EXAM, **more})
    pair = [solved(name, puzzle=score, **dict.fromkeys(others, score)) for name, score in (("one", "80.0"), ("two", "60.0"))]
    page = weigh(*pair, ground=ground)
    assert page.verdict.winner == winner
    few = "Two tests alone can rank One and Two, each of one kind of answer, and they do not tell how good answers are"
    assert (few in told(page)) == (winner is None)


def test_of_two_narrow_tests_both_are_told_however_they_point() -> None:
    puzzle, sums = (benchmark(i, i.title(), items=1000, measures=f"{i.title()}.", general=False) for i in ("puzzle", "sums"))
    pair = (solved("one", puzzle="80.0", sums="60.0"), solved("two", puzzle="60.0", sums="60.0"))
    page = weigh(*pair, ground=Ground(benchmarks={"puzzle": puzzle, "sums": sums}))
    assert "(puzzle; sums): One has 80.0 on Puzzle where Two has 60.0" in told(page)
    assert "on Sums the two are not clearly apart" in told(page)


def test_advice_for_open_weights_does_not_cite_what_it_says_nothing_of() -> None:
    one, two = made("one", input_modalities=["text", "image"], open_weights=True), made("two", open_weights=False)
    page = weigh(one, two, ground=BASE)
    (said,) = [s for c in page.choose_when if c.contender == "acme/one" for s in c.statements]
    assert "weights" in said.text
    assert ("input_modalities" in {on.property for on in said.rests_on}) == ("images" in said.text)


def solved(name: str, price: str = "1", **scores: str) -> Any:
    """A model with independent results, run alike."""
    bare = made(name, price, score="")
    return msgspec.structs.replace(bare, results=tuple(result(id_, score, shots="0") for id_, score in scores.items()))


def served(context: int | None, name: str = "Alpha") -> Any:
    said = {"context_length": context} if context else {}
    return endpoint(name, "acme/big", {"price.input": "1", "price.output": "4"} | said)


def test_a_price_buys_no_more_window_than_its_endpoint_serves() -> None:
    def big(*hosts: Any) -> Any:
        return model("acme/big", "Big", {"context_length": 1_000_000, "tool_call": True}, endpoints=hosts)

    small = made("small", score="")
    whole, silent, cut = (weigh(big(served(c)), small, profile=COST) for c in (1_000_000, None, 131_072))
    lead = "holds 1M tokens against 128K"
    assert lead in told(whole)
    assert lead in told(silent)
    assert lead not in told(cut)
    assert "Big is priced at Alpha with 131,072 of its 1M tokens of context." in [s.text for s in cut.deep_dive]
    part = weigh(big(served(500_000)), small, profile=COST)
    assert "holds 500K of its 1M tokens at Alpha against 128K" in told(part)


def test_a_batch_queue_wins_nothing_from_the_same_weights_on_demand() -> None:
    def sold(usd: str, *taken: Decoration) -> Any:
        one = endpoint(f"Host {usd}", "acme/m", {"price.input": usd, "price.output": usd})
        return offer(msgspec.structs.replace(one, decorations=taken), AT)

    seen = view(model("acme/m", "M", {"context_length": 1000}), AT)
    queue = sold("1", Decoration(":batch", "service_tier", "answered later at a lower price"))
    sides = tuple(Contender(seen, o.endpoint.id, only=o) for o in (queue, sold("2")))
    page = Engine(BASE).compare(Question(contenders=sides, at=AT, today=AT))
    assert (page.verdict.winner, page.verdict.label) == (None, "Not the same service")
    assert "answered later at a lower price" in told(page)


def test_open_weights_stay_whoever_retires_them() -> None:
    page = weigh(made("one", score="99.0", lifecycle="retired", open_weights=True), made("two"), ground=BASE)
    assert "stays in service" not in page.verdict.label


def test_one_benchmark_in_many_settings_counts_once() -> None:
    def tested(name: str, exam: str, code: str) -> Any:
        one = made(name, score="")
        had = (*(result("exam", exam, shots=n) for n in "0135"), result("code", code, shots="0"))
        return model(one.id, one.name, {k.property: k for k in one.facts}, endpoints=one.endpoints, results=had)

    page = weigh(tested("one", "75.0", "50.0"), tested("two", "70.0", "65.0"), ground=BASE)
    assert page.verdict.winner == "acme/two"


def test_the_way_in_which_figures_point_goes_by_which_end_is_better() -> None:
    def tested(name: str, errors: str) -> Any:
        one = made(name, score="")
        had = tuple(result(y, errors, by="creator", runner=name) for y in ("slips", "falls"))
        return model(one.id, one.name, {k.property: k for k in one.facts}, endpoints=one.endpoints, results=had)

    base = Ground(benchmarks={n: benchmark(n, n.title(), items=100, direction="lower") for n in ("slips", "falls")})
    page = weigh(tested("one", "9"), tested("two", "30"), ground=base)
    assert "One has a better figure than Two throughout" in told(page)


def test_of_runs_that_are_not_alike_the_least_unlike_stand_side_by_side() -> None:
    def ran(name: str, *runs: Known) -> Any:
        one = made(name, score="")
        return model(one.id, one.name, {k.property: k for k in one.facts}, endpoints=one.endpoints, results=runs)

    def own(name: str, value: str, **settings: str) -> Known:
        return result("exam", value, by="creator", runner=name, **settings)

    one = ran("one", own("One", "51.8", harness="none"), own("One", "65.8", harness="shell", tries="1"))
    two = ran("two", own("Two", "69.6", harness="shell", turns="500"), own("Two", "67.0", harness="shell"))
    for pair in ((one, two), (two, one)):
        (row,) = weigh(*pair, ground=BASE).benchmarks
        assert {c.display for c in row.cells} == {"65.8", "67.0"}
        assert row.winner is None
        assert "tries" in row.note
        assert "harness" not in row.note


def test_a_setting_that_is_spelled_otherwise_is_no_difference() -> None:
    def ran(name: str, room: str) -> Any:
        one = made(name, score="")
        had = (result("exam", "60.0", by="creator", runner=name, max_output=room, note=name),)
        return model(one.id, one.name, {k.property: k for k in one.facts}, endpoints=one.endpoints, results=had)

    (row,) = weigh(ran("one", "8k"), ran("two", "8K"), ground=BASE).benchmarks
    assert "note one for" in row.note
    assert "max output" not in row.note


def test_a_result_on_one_part_of_a_benchmark_says_so_before_who_ran_it() -> None:
    def tested(name: str, score: str, **said: str) -> Any:
        bare = made(name, score="")
        had = (result("exam", score, **said),)
        return model(bare.id, bare.name, {k.property: k for k in bare.facts}, endpoints=bare.endpoints, results=had)

    one = tested("one", "18.0", dataset="hard-aa", runner="Tester")
    two = tested("two", "64.8", by="creator", runner="Acme")
    page = weigh(one, two, ground=BASE)
    said = " ".join(statement.text for statement in page.deep_dive)
    assert "the dataset of tasks was not stated for Two and hard-aa for One, so they are not ranked" in said


def test_a_competitor_of_both_is_called_so_and_ranks_them_but_not_beside_its_own() -> None:
    def ran(name: str, score: str, by: str = "competitor", runner: str = "Rival") -> Any:
        had = tuple(result(yard, score, by=by, runner=runner, shots="0") for yard in ("exam", "code"))
        return msgspec.structs.replace(made(name, score=""), results=had)

    page = weigh(ran("one", "90.0"), ran("two", "50.0"), ground=BASE)
    assert page.verdict.winner == "acme/one"
    assert "run by their competitor Rival" in " ".join(s.text for s in page.deep_dive)
    assert all(row.note.startswith("Run by Rival (a competitor).") for row in page.benchmarks)
    apart = weigh(ran("one", "90.0"), ran("two", "50.0", by="creator", runner="Acme"), ground=BASE)
    assert {row.winner for row in apart.benchmarks} == {None}
    assert "independent" not in " ".join(row.note for row in apart.benchmarks)


def pairs(page: Comparison) -> list[tuple[int, int, int | None]]:
    return [(p.one, p.other, p.ahead) for p in page.verdict.pairs]


def test_who_wins_among_many_is_ahead_in_each_of_its_pairs() -> None:
    page = weigh(made("one", score="90.0"), made("two", price="2", score="80.0"), made("three", price="3"), ground=BASE)
    assert page.verdict.winner == "acme/one"
    assert pairs(page) == [(0, 1, 1), (0, 2, 1), (1, 2, 1)]


def test_who_fails_a_need_or_leaves_is_behind_in_its_pairs_as_in_the_verdict() -> None:
    gone = {"lifecycle": "retired", "retirement_date": "2026-01-01"}
    three = (made("one", score="90.0", **gone), made("two", price="2"), made("three", score="95.0", tool_call=False))
    page = weigh(*three, ground=BASE, needs=("tool_call",))
    assert page.verdict.winner == "acme/two"
    assert pairs(page) == [(0, 1, -1), (0, 2, 1), (1, 2, 1)]


def test_two_who_fail_a_need_are_not_weighed_nor_are_models_for_different_things() -> None:
    without = (made("one", tool_call=False), made("two", tool_call=False), made("three"))
    assert pairs(weigh(*without, ground=BASE, needs=("tool_call",))) == [(0, 2, -1), (1, 2, -1)]
    other = msgspec.structs.replace(made("three"), kind="embedding")
    assert pairs(weigh(made("one"), made("two"), other, ground=BASE)) == []


def test_nobody_stays_by_silence() -> None:
    over = made("one", lifecycle="retired", open_weights=False)
    old = known("price.input", "1", observed_at="2026-05-01")
    seen = made("two", lifecycle=None)
    unseen = model("acme/two", "Two", {}, endpoints=(endpoint("Alpha", "acme/two", {}, prices=(old,)),))
    assert weigh(over, seen, ground=BASE).verdict.label == "Only Two stays in service"
    page = weigh(over, unseen, ground=Ground(stale_days={"lifecycle": 60}))
    assert page.verdict.winner is None
    assert page.verdict.label == "The evidence does not decide: One ends, and nothing on record says that Two stays"
    assert "It is not documented whether Two is in service" in told(page)


def sold(name: str, own: int, *windows: int | None) -> Any:
    """A model with a window of its own, at hosts that state theirs or none, the first its creator's."""
    hosts = []
    for place, window in enumerate(windows):
        facts = {"price.input": "1", "price.output": "4"} | ({"context_length": window} if window else {})
        hosts.append(endpoint(f"Host {place}", f"acme/{name}", facts, first_party=not place))
    return model(f"acme/{name}", name.title(), {"context_length": own, "lifecycle": "active"}, endpoints=tuple(hosts))


def test_a_window_that_every_endpoint_sells_larger_is_not_held_against_a_model() -> None:
    wide = sold("wide", 1_000_000, 1_000_000)
    assert "holds 1M tokens against 128K" in told(weigh(wide, sold("two", 128_000, None), ground=BASE, profile=COST))
    for elsewhere in (sold("two", 128_000, None, 1_000_000), sold("two", 128_000, 1_000_000)):
        page = weigh(wide, elsewhere, ground=BASE, profile=COST)
        assert "holds" not in told(page)
        assert not any("prompts outgrow" in s.text for c in page.choose_when for s in c.statements)
    mixed = sold("two", 128_000, None, 1_000_000, 128_000)
    assert "holds 1M tokens against 128K" in told(weigh(wide, mixed, ground=BASE, profile=COST))


def test_windows_of_several_are_ordered_as_they_are_to_be_had_at_their_prices() -> None:
    page = weigh(sold("one", 512_000, 1_000_000), sold("two", 256_000, None, 1_000_000), sold("three", 600_000, 128_000))
    (line,) = [s.text for s in page.deep_dive if s.text.startswith("By window")]
    assert line == (
        "By window, the widest first, in tokens: One 1M at Host 0, Two 256K (endpoints sell 1M or more), "
        "Three 128K of its 600K at Host 0."
    )


def test_a_needed_window_that_some_endpoint_sells_is_open_and_its_price_is_told() -> None:
    def at(name: str, own: int, *hosts: tuple[str, str, int]) -> Any:
        some = tuple(
            endpoint(host, f"acme/{name}", {"price.input": usd, "price.output": usd, "context_length": window})
            for host, usd, window in hosts
        )
        return model(f"acme/{name}", name.title(), {"context_length": own}, endpoints=some)

    short = at("short", 131_072, ("Near", "1", 131_072), ("Far", "2", 163_840))
    page = weigh(short, at("long", 1_000_000, ("Near", "3", 1_000_000)), ground=BASE, needs=("min_context=150000",))
    assert "that is needed is open: some endpoints sell more than the model's own." in told(page)
    rows = next(b for b in costs(page, ("Short", "Long")) if isinstance(b, Table)).rows
    assert [(row.label, row.cells[0].text) for row in rows[2:]] == [("Short, cheapest that fits", "$8.00")]
    fails = weigh(short, at("long", 1_000_000), ground=BASE, needs=("min_context=200000",))
    assert fails.verdict.label == "Only Long meets every need"


def test_of_many_nobody_who_leaves_is_said_to_be_ahead_in_the_summary() -> None:
    gone = made("gone", "0.1", context_length=1_000_000, lifecycle="retired", open_weights=False)
    page = weigh(gone, made("one"), made("two", "2"), ground=BASE)
    assert not any("Gone is ahead" in s.text for s in page.summary)


def test_a_needed_window_that_all_endpoints_sell_is_open() -> None:
    page = weigh(sold("one", 128_000, None, 1_000_000), sold("two", 1_000_000, 1_000_000), needs=("min_context=500000",))
    assert "is open: endpoints sell more than the model's own" in told(page)


def ran(name: str, *had: Known, **facts: Any) -> Any:
    one = made(name, score="", **facts)
    return model(one.id, one.name, {k.property: k for k in one.facts}, endpoints=one.endpoints, results=had)


def test_how_much_is_thought_first_is_no_setting_of_a_model_that_does_not_think() -> None:
    thinks = ran("one", result("exam", "80.0", effort="high"), result("exam", "75.0", effort="low"), reasoning=True)
    plain = result("exam", "60.0")
    page = weigh(thinks, ran("two", plain, reasoning=False), ground=BASE)
    assert [row.label for row in page.benchmarks] == ["Exam (effort high)", "Exam (effort low)"]
    assert [row.winner for row in page.benchmarks] == [0, 0]
    assert "Effort high for One; Two does not think first." in page.benchmarks[0].note
    assert "as one tester ran both" in told(page)
    (said,) = next(c for c in page.choose_when if c.contender == "acme/one").statements
    assert "on which it did better as one tester ran both" in said.text
    for silent in (ran("two", plain), ran("two", plain, reasoning=known("reasoning", False, "disputed"))):
        (row,) = weigh(thinks, silent, ground=BASE).benchmarks
        assert row.winner is None
        assert "not stated for Two" in row.note


@pytest.mark.parametrize(
    ("runs", "how"),
    [
        ({}, "as one tester ran both"),
        ({"shots": "5"}, "under the same stated settings"),
        ({"by": "creator", "runner": "Acme"}, "as one tester ran both"),
    ],
)
def test_same_settings_are_claimed_of_runs_that_state_them(runs: dict[str, str], how: str) -> None:
    page = weigh(*[ran(name, result("exam", value, **runs)) for name, value in (("one", "80"), ("two", "60"))], ground=BASE)
    said = [s.text for choice in page.choose_when for s in choice.statements if "Exam" in s.text]
    assert said
    assert all(how in text for text in said)
    assert f"Two has 60 {how}" in told(page)


def test_same_settings_of_different_testers_are_told_as_such() -> None:
    runs = [result("exam", v, by="creator", runner=by, shots="5") for v, by in (("80", "Acme"), ("60", "Other"))]
    page = weigh(ran("one", runs[0]), ran("two", runs[1]), ground=BASE)
    assert "under the same stated settings (the creators' own figures)" in told(page)
    assert "one tester" not in told(page)


def test_what_sets_apart_runs_of_which_nothing_is_stated_is_said_as_far_as_it_is_known() -> None:
    def rows(one: Known, other: Known, exam: Any = EXAM) -> list[str]:
        page = weigh(ran("one", one), ran("two", other), ground=Ground(benchmarks={"exam": exam}))
        return [s.text for s in page.deep_dive if "Exam" in s.text]

    editions = benchmark("exam", "Exam", items=1000)
    editions = msgspec.structs.replace(editions, facts=(*editions.facts, known("needs_edition", True)))
    (unsaid,) = rows(result("exam", "80.0"), result("exam", "60.0", date="2026-01-01"), editions)
    assert "no edition is stated of either, and each asks other things, so they are not ranked" in unsaid
    (others,) = rows(result("exam", "80.0"), result("exam", "60.0", runner="Another"))
    assert "Tester ran the first and Another the second, and how is not stated, so they are not ranked" in others


def test_a_bill_that_nothing_bounds_is_the_dearer_where_it_is_so_at_the_least() -> None:
    def sold_at(name: str, **prices: str) -> Any:
        return model(f"acme/{name}", name.title(), {}, endpoints=(endpoint("Alpha", f"acme/{name}", prices, first_party=True),))

    zero = sold_at("zero", **{"price.input": "0", "price.output": "8"})
    cheap, dear = (sold_at(n, **{"price.input": usd, "price.output": usd}) for n, usd in (("cheap", "1"), ("dear", "9")))
    page = weigh(cheap, zero, ground=BASE, profile=COST)
    assert page.verdict.label == "Cheap is ahead"
    assert "Cheap costs $4.00 a month at the yardstick workload, where Zero costs at least $8.00, both" in told(page)
    open_ = told(weigh(dear, zero, ground=BASE, profile=COST))
    assert "The bills of Dear and Zero overlap; a word on what is listed at zero would part them." in open_


def test_what_would_part_two_bills_is_what_is_not_said_of_the_work_or_of_the_prices() -> None:
    pictures = Workload(name="pictures", why="x", requests=1000, input=1000, output=100, images=2)
    seeing = [made(name, score="", input_modalities=["text", "image"]) for name in ("one", "two")]
    assert (
        "The bills of One and Two overlap; how many tokens an image is, which the workload does not say, would part them."
    ) in told(weigh(*seeing, ground=BASE, workload=pictures))


def test_runs_of_two_testers_or_at_two_efforts_are_still_unlike() -> None:
    low, high = (ran("one", result("exam", "80.0", effort=how), reasoning=True) for how in ("low", "high"))
    third = ran("three", result("exam", "50.0", effort="low"), reasoning=True)
    two = ran("two", result("exam", "60.0", runner="Another"), reasoning=False)
    assert "Not ranked" in weigh(low, two, ground=BASE).benchmarks[0].note
    two = ran("two", result("exam", "60.0"), reasoning=False)
    rows = weigh(high, two, third, ground=BASE).benchmarks
    assert [[cell.display for cell in row.cells] for row in rows] == [
        ["80.0", "60.0", "Not documented"],
        ["Not documented", "60.0", "50.0"],
    ]
    (row,) = weigh(low, two, third, ground=BASE).benchmarks
    assert (row.label, row.winner) == ("Exam", 0)


def test_a_model_that_always_thinks_need_not_say_that_it_did() -> None:
    always = ran("one", result("exam", "80.0"), reasoning=True, reasoning_mode="always")
    on, off = (ran("two", result("exam", "60.0", thinking=how), reasoning=True) for how in ("on", "off"))
    (row,) = weigh(always, on, ground=BASE).benchmarks
    assert row.winner == 0
    assert "Thinking on for Two; One always thinks first." in row.note
    (row,) = weigh(always, off, ground=BASE).benchmarks
    assert "Not ranked: thinking on for One, off for Two." in row.note


def test_a_run_in_several_rows_is_counted_once_among_what_is_known() -> None:
    efforts = tuple(result("exam", "80.0", effort=how) for how in ("low", "medium", "high"))
    once = weigh(ran("one", *efforts, reasoning=True), ran("two", result("exam", "60.0"), reasoning=False), ground=BASE)
    each = weigh(ran("one", *efforts, reasoning=True), ran("two", *efforts, reasoning=True), ground=BASE)
    assert len(once.benchmarks) == len(each.benchmarks) == 3
    assert (once.verdict.winner, once.verdict.confidence) == ("acme/one", "medium")


def test_one_metric_under_two_names_is_no_difference() -> None:
    (row,) = weigh(
        ran("one", result("exam", "80.0", metric="resolve rate")),
        ran("two", result("exam", "60.0", metric="% resolved")),
        ground=BASE,
    ).benchmarks
    assert row.winner == 0
    (row,) = weigh(
        ran("one", result("exam", "80.0", metric="accuracy")), ran("two", result("exam", "60.0", metric="pass@1")), ground=BASE
    ).benchmarks
    assert "metric accuracy for One, pass@1 for Two" in row.note


def test_rows_of_one_benchmark_are_told_apart_in_few_words() -> None:
    def both(name: str, score: str) -> Any:
        own = result("exam", score, by="creator", runner=name.title(), shots="5")
        return ran(name, own, result("exam", score, shots="0"), result("code", score))

    page = weigh(both("one", "80.0"), both("two", "60.0"), ground=BASE)
    assert {row.label for row in page.benchmarks} == {"Code", "Exam (independent)", "Exam (self-reported)"}


def speaker(name: str, price: str, *outputs: str, **facts: Any) -> Any:
    id_ = f"acme/{name}"
    prices = {"price.input": price, "price.output": str(float(price) * 4)}
    waiting = tuple(known(key, price, qualifiers=(("tier", "batch"),)) for key in prices)
    host = endpoint("Alpha", id_, prices, first_party=True, prices=waiting)
    said = {"input_modalities": ["text", "audio"], "output_modalities": list(outputs)} | facts
    return model(id_, name.title(), said, endpoints=(host,), kind="audio")


def test_where_nobody_has_a_bill_token_prices_and_what_comes_out_tell_whom_to_choose() -> None:
    quiet = speaker("one", "0.1", "text", context_length=32000)
    page = weigh(quiet, speaker("two", "2.5", "text", "audio", context_length=128000))
    cheap, loud = [[s.text for s in c.statements] for c in page.choose_when]
    assert cheap == [
        "Choose One when the price of a token decides (it asks $0.10 in and $0.40 out, Two $2.50 in and $10.00 out)."
    ]
    assert loud[0].endswith("; or for audio as output, which One does not offer on the record.")
    assert page.verdict.label == "The evidence does not decide; quality and the bill aside, Two is ahead"
    torn = known("output_modalities", ["text"], "disputed", lost=())
    page = weigh(speaker("one", "0.1", "text", output_modalities=torn), speaker("two", "0.1", "text", "audio"))
    assert not any("as output" in s.text for c in page.choose_when for s in c.statements)


def test_the_question_on_abilities_tells_what_lists_of_inputs_and_outputs_name_and_who_runs_code() -> None:
    one = made("one", input_modalities=["text", "image"], hosted_tools=["code_interpreter"])
    two = made("two", input_modalities=["text", "image", "video", "pdf"])
    (found,) = [a.answer[0].text for a in weigh(one, two, ground=BASE).faq if "abilities" in a.question]
    assert found == (
        "Code run by the provider: documented for One, undocumented for Two; PDF files and video in: listed for Two, "
        "not listed for One."
    )
    (found,) = [
        a.answer[0].text
        for a in weigh(speaker("one", "1", "text"), speaker("two", "1", "text", "audio")).faq
        if "abilities" in a.question
    ]
    assert found == "Audio out: listed for Two, not listed for One."
