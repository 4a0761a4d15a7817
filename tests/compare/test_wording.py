"""How things are said: what is equal is called equal, what only reads does not answer, and nothing is said twice."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.making import AT, Ground, benchmark, endpoint, known, model, receipt, result, weigh
from steelyard.catalog.entries import Known, Model
from steelyard.catalog.offers import offer
from steelyard.catalog.view import view
from steelyard.compare.cells import shown
from steelyard.compare.comparison import Comparison, Contender, Statement
from steelyard.compare.display import parts, tokens
from steelyard.compare.engine import Engine
from steelyard.compare.profile import Profile
from steelyard.compare.question import Question
from steelyard.compare.support import Book, unsupported
from steelyard.compare.workload import READING, Workload
from steelyard.faces.book.asked import count
from steelyard.render.numbers import exact
from steelyard.render.pages.bills import _figure
from steelyard.render.pages.offers import row


def made(name: str, into: str, out: str = "", *, kind: str = "chat", results: Any = (), **facts: Any) -> Model:
    id_ = f"acme/{name.lower()}"
    priced = {"price.input": into} | ({"price.output": out} if out else {})
    own = {k.removeprefix("at_"): facts.pop(k) for k in [k for k in facts if k.startswith("at_")]}
    sold = endpoint("Alpha", id_, priced | own, first_party=True)
    return model(id_, name, facts, endpoints=(sold,), kind=kind, results=tuple(results))


def told(page: Comparison) -> str:
    said = [s.text for s in (*page.summary, *page.deep_dive, *page.verdict.reasons, *page.verdict.would_change)]
    said += [s.text for choice in page.choose_when for s in choice.statements]
    return "\n".join([*said, *(s.text for one in page.faq for s in one.answer)])


def test_embedding_models_are_ordered_by_what_reading_costs_and_answer_nothing() -> None:
    field = (made("Emm", "0.12", "0", kind="embedding"), made("Gem", "0.20", "0", kind="embedding"))
    text = told(weigh(*field, made("Tex", "0.13", "0", kind="embedding")))
    assert "dearest, per million input tokens: Emm $0.12 from Alpha; Tex $0.13 from Alpha; Gem $0.20 from Alpha." in text
    assert "cheapest answer" not in text
    assert "Which is better can't be told: no benchmark was run alike on them." in told(weigh(*field))
    assert "answers better" not in text + told(weigh(*field))


@pytest.mark.parametrize("kind", ["image", "audio", "video"])
def test_what_is_sold_by_the_piece_is_not_weighed_by_the_token(kind: str) -> None:
    pair = made("Big", "5", "40", kind=kind), made("Tiny", "1", "8", kind=kind)
    for page in (weigh(*pair), weigh(*pair, made("Mid", "2", "9", kind=kind))):
        assert "tokens" not in "".join(s.text for s in page.deep_dive)


def test_a_bill_that_rests_on_an_estimate_wins_and_loses_nothing() -> None:
    def guessed(key: str, usd: str) -> Known:
        return msgspec.structs.replace(known(key, usd, "estimated"), rule="too_much")

    prices = (guessed("price.input", "100"), guessed("price.output", "100"))
    odd = model("acme/odd", "Odd", {}, endpoints=(endpoint("Acme", "acme/odd", {}, prices=prices, first_party=True),))
    page = weigh(odd, made("Plain", "1", "10"))
    assert page.verdict.winner is None
    assert "bill" not in told(page)
    assert "$100" not in told(page)
    cells = next(row.cells for row in page.pricing if row.property == "price.input")
    assert (cells[0].display, cells[0].status) == ("Not documented", "not_documented")


def test_a_price_by_the_token_that_does_not_apply_is_called_so_whoever_else_lists_nothing() -> None:
    void = (known("price.input", None, "not_applicable"), known("price.output", None, "not_applicable"))
    hosts = endpoint("Alpha", "acme/pic", {}), endpoint("Beta", "acme/pic", {}, prices=void)
    page = weigh(model("acme/pic", "Pic", {}, endpoints=hosts, kind="image"), made("Plain", "1", "10", kind="image"))
    cells = next(row.cells for row in page.pricing if row.property == "price.input")
    assert (cells[0].display, cells[0].status) == ("Not applicable", "not_applicable")


def test_where_estimates_are_all_there_is_the_lowest_is_shown_as_one() -> None:
    prices = (known("price.input", "0.1", "estimated"), known("price.output", "0.2", "estimated"))
    vague = model("acme/vague", "Vague", {}, endpoints=(endpoint("Hub", "acme/vague", {}, prices=prices),))
    page = weigh(vague, made("Plain", "1", "10"))
    cells = next(row.cells for row in page.pricing if row.property == "price.input")
    assert (cells[0].display, cells[0].status) == ("$0.10* at Hub", "estimated")
    assert page.cost[0].missing == ("its prices on record are estimates",)
    assert "Vague: its prices on record are estimates." in next(row.note for row in page.pricing if row.property == "priced_at")


def test_equal_prices_are_called_the_same() -> None:
    text = told(weigh(made("One", "1", "10"), made("Two", "5", "10")))
    assert "Output costs the same ($10.00 per million tokens); input is where Two" in text
    near = told(weigh(made("One", "1", "10"), made("Two", "5", "10.1")))
    assert "Output costs nearly the same ($10.10 against $10.00 per million tokens)" in near


def test_a_limit_that_the_endpoint_cuts_short_is_in_tokens_once() -> None:
    short = made("Short", "1", "10", max_output_tokens=10_000, at_max_output_tokens=8192)
    text = told(weigh(short, made("Long", "1", "10", max_output_tokens=64_000)))
    assert "answers outgrow Short's 8,192 tokens at once at Alpha (it writes 64" in text


def test_who_thinks_alike_is_told_together() -> None:
    how = {"reasoning": True, "reasoning_mode": "optional"}
    always = made("Three", "1", "10", reasoning=True, reasoning_mode="always")
    text = told(weigh(made("One", "1", "10", **how), made("Two", "1", "10", **how), always))
    assert "One and Two think on request and Three always thinks" in text


def test_what_always_thinks_is_not_said_to_be_able_to() -> None:
    always = {"reasoning": True, "reasoning_mode": "always"}
    steered = made("Steered", "1", "10", **always, reasoning_efforts=["low", "high"])
    text = told(weigh(steered, made("Still", "1", "10", **always), made("Quick", "1", "10", reasoning=False)))
    assert "Steered always thinks before it answers (effort low or high) and Still always thinks before it answers" in text
    assert "can think" not in text


def at_two_hosts(one: dict[str, Any], other: dict[str, Any], **facts: Any) -> Comparison:
    """A comparison of two endpoints of one model, at Alpha and at Beta."""
    seen = view(
        model("acme/m", "M", facts, endpoints=(endpoint("Alpha", "acme/m", one), endpoint("Beta", "acme/m", other))), AT
    )
    asked = tuple(Contender(seen, o.endpoint.id, o) for o in seen.offers)
    return Engine(Ground()).compare(Question(contenders=asked, at=AT, today=AT))


def beside_two_hosts(*others: Model, hosts: Any = None, results: Any = (), **facts: Any) -> Comparison:
    """A comparison of M at Alpha and at Beta with other models."""
    asked = hosts or ({"price.input": "1", "price.output": "2"},) * 2
    sold = tuple(endpoint(host, "acme/m", had) for host, had in zip(("Alpha", "Beta"), asked, strict=True))
    seen = view(model("acme/m", "M", facts, endpoints=sold, results=tuple(results)), AT)
    contenders = [Contender(seen, o.endpoint.id, o) for o in seen.offers] + [Contender(view(o, AT), o.id) for o in others]
    tests = {key: benchmark(key, f"The {key}", items=1000) for key in ("code test", "other test")}
    ground = Ground(benchmarks=tests, books={"acme/m": (receipt("2024-05"), receipt("2025-08"))})
    return Engine(ground).compare(Question(contenders=tuple(contenders), at=AT, today=AT))


def test_a_result_is_of_the_model_where_several_contenders_are_one() -> None:
    runs = [result("code test", "80"), result("other test", "70")]
    page = beside_two_hosts(made("One", "1", "10", results=[result("code test", "50")]), results=runs)
    (row,) = page.benchmarks
    assert [cell.display for cell in row.cells] == ["80", "80", "50"]
    assert row.winner is None
    assert "Outside the sampling error (30 points" in row.note
    assert "M did better than One on The code test: 80% against 50%, run by Tester" in told(page)
    assert "M is ahead of One on The code test" in told(page)
    assert "not clear of chance" not in told(page)
    behind = beside_two_hosts(made("One", "1", "10", results=[result("code test", "90")]), results=runs)
    assert behind.benchmarks[0].winner == 2


def test_what_is_disputed_of_one_model_is_told_once() -> None:
    cutoff = known("knowledge_cutoff", "2024-05", "disputed", won=(0,), lost=(1,))
    claimed = "2024-05 is believed here and 2025-08 is claimed as well"
    told_of = f"Sources differ: on the knowledge cutoff of M (Alpha) and M (Beta), {claimed}"
    page = told(beside_two_hosts(made("One", "1", "10", knowledge_cutoff="2024-05"), knowledge_cutoff=cutoff))
    assert f"{told_of}, so that their place beside One is open." in page
    assert f"{told_of}." in told(beside_two_hosts(knowledge_cutoff=cutoff))
    field = (made("One", "1", "10", knowledge_cutoff="2024-05"), made("Two", "1", "10", knowledge_cutoff="2026-01"))
    page = told(beside_two_hosts(*field, knowledge_cutoff=cutoff))
    assert f"{told_of}, so that their place beside One is open." in page


def test_of_several_results_the_best_comes_first_also_where_less_is_better() -> None:
    ground = Ground(benchmarks={"bad": benchmark("bad", "Mistakes", items=5000, direction="lower")})
    runs = {"One": "30", "Two": "10", "Three": "20"}
    field = [made(name, "1", "10", results=[result("bad", value)]) for name, value in runs.items()]
    assert "Mistakes: Two 10%, Three 20% and One 30%; Two is clear of the rest." in told(weigh(*field, ground=ground))


@pytest.mark.parametrize("asked", [{"price.input": "0", "price.output": "0"}, {"price.input": "0.1", "price.output": "0.2"}])
def test_what_is_listed_for_tokens_beside_a_subscription_is_no_price(asked: dict[str, str]) -> None:
    plan = asked | {"billing": "subscription"}
    page = beside_two_hosts(made("One", "1", "2"), hosts=(plan, {"price.input": "3", "price.output": "4"}))
    assert [line.cells[0].display for line in page.pricing[:2]] == ["By subscription at Alpha"] * 2
    assert 0 not in [line.winner for line in page.pricing]
    assert "One $1.00 and $2.00 from Alpha; M (Beta) $3.00 and $4.00." in told(page)
    pair = weigh(made("One", "1", "2"), view(model("acme/m", "M", {}, endpoints=(endpoint("Alpha", "acme/m", plan),)), AT))
    assert "$0.00" not in told(page) + told(pair)
    assert "listed at zero" not in told(page) + told(pair)


def test_of_a_sparse_model_the_active_part_is_set_off_once() -> None:
    sparse = made("Moe", "1", "2", total_parameters=10**11, active_parameters=10**10)
    assert "is Acme's model with 100B parameters, 10B of them active, listed at its creator" in told(
        weigh(sparse, made("One", "1", "2"))
    )


def test_of_several_of_two_kinds_those_of_one_kind_are_told_together() -> None:
    reads, hears = made("Emm", "0.1", kind="embedding"), made("Ear", "1", kind="audio")
    chats = made("One", "1", "2"), made("Two", "1", "2")
    two = "One and Two are each a chat model; Ear is an audio model: what one is for, the other does not do."
    assert two in told(weigh(*chats, hears))
    three = "One is a chat model, Emm is an embedding model and Ear is an audio model: what one is for, the others do not do."
    assert three in told(weigh(chats[0], reads, hears))


def test_of_several_that_ask_the_same_none_is_the_cheapest() -> None:
    page = told(beside_two_hosts(made("One", "1", "2")))
    assert "One from Alpha, M (Alpha) and M (Beta) ask the same, $1.00 and $2.00 per million tokens in and out." in page
    assert "the yardstick workload: none, each costs $5.00." in page
    assert "From the cheapest" not in page


def test_a_share_of_the_plain_price_is_set_off_from_what_is_told_after_it() -> None:
    prices = {"at_price.cache_read": "0.1"}
    queue = known("price.input", "0.5", qualifiers=(("tier", "batch"),))
    one = made("One", "1", "10", **prices)
    sold = msgspec.structs.replace(one.endpoints[0], facts=(*one.endpoints[0].facts, queue))
    page = told(weigh(msgspec.structs.replace(one, endpoints=(sold,)), made("Two", "3", "9", **{"at_price.cache_read": "1.5"})))
    assert "reads cached input at $0.10, about a tenth of its plain price, and takes input in batches at half price" in page


def test_who_is_free_has_no_place_among_prices() -> None:
    free = {"price.input": "0", "price.output": "0", "billing": "free"}
    asked = {"price.input": "1", "price.output": "2"}
    page = told(beside_two_hosts(made("One", "3", "9"), hosts=(free, asked)))
    assert "in and out per million tokens: M (Beta) $1.00 and $2.00; One $3.00 and $9.00 from Alpha; M (Alpha) is free." in page
    assert "$0.00" not in page
    assert "Not in this order, for want of an exact bill: M (Alpha)." in page


def test_the_last_day_of_an_endpoint_is_its_hosts() -> None:
    prices = {"price.input": "1", "price.output": "2"}
    page = at_two_hosts(prices, prices | {"retirement_date": "2026-02-16"}, open_weights=True)
    text = next(a.answer[0].text for a in page.faq if "retired" in a.question)
    assert text.endswith("ended on 2026-02-16 at Beta, its host.")


def test_of_whom_nothing_is_to_be_had_as_asked_it_is_said_where_they_run() -> None:
    prices = {"price.input": "1", "price.output": "2"}
    far, near = (
        model(f"acme/{name}", name.title(), {}, endpoints=(endpoint(host, f"acme/{name}", prices, region=region),))
        for name, host, region in (("far", "Alpha", "us"), ("near", "Beta", "eu"))
    )
    answers = {a.question: a.answer[0].text for a in weigh(far, near, region="eu").faq}
    assert answers["Where can I run Far and Near?"] == (
        "Of what was asked for, no endpoint of Far is on record; Near is at Beta. "
        "Of all providers, Near is at 1 and Far is at 1."
    )
    assert "Where can I run Far and Near?" not in {a.question for a in weigh(far, near).faq if "on record" in a.answer[0].text}


def test_a_rounding_of_the_whole_is_no_part_of_it() -> None:
    whole = {"total_parameters": 27_800_000_000, "active_parameters": 27_000_000_000}
    part = {"total_parameters": 552_000_000_000, "active_parameters": 16_000_000_000}
    page = weigh(made("Dense", "1", "10", **whole), made("Mixed", "2", "10", **part))
    assert "27B of them active" not in page.summary[0].text
    assert "16B of them active" in page.summary[0].text
    text = told(page)
    assert "Dense has 27.8B parameters;" in text
    assert "Mixed has 552B parameters, of which 16B work on each token" in text


def test_who_is_behind_for_the_same_reason_is_told_together() -> None:
    field = (made(name, price, price) for name, price in (("Low", "1"), ("Mid", "5"), ("High", "20"), ("Top", "21")))
    assert "Choose Mid over High and Top for cost." in told(weigh(*field))


def test_of_two_that_write_nothing_the_same_inputs_would_tell() -> None:
    field = (made("Emm", "0.12", "0", kind="embedding"), made("Gem", "0.20", "0", kind="embedding"))
    assert "The same inputs given to each would tell." in told(weigh(*field))


def test_who_quotes_a_test_does_not_run_it_again() -> None:
    def run(value: str, effort: str) -> Any:
        return result("exam", value, by="independent", runner="Testers, as Acme quotes it", effort=effort)

    base = Ground(benchmarks={"exam": benchmark("exam", "Exam", items=100)})
    pair = (made("One", "1", "10", results=[run("80", "high")]), made("Two", "2", "10", results=[run("60", "low")]))
    text = told(weigh(*pair, ground=base))
    assert "Exam run again by Testers on both with the same effort could rank One and Two." in text


def test_who_goes_by_its_creators_word_does_so_whoever_comes_first() -> None:
    base = Ground(benchmarks={id_: benchmark(id_, id_.capitalize(), items=100) for id_ in ("exam", "quiz")})
    said = {
        "One": [result("exam", "80", by="creator", runner="Acme"), result("quiz", "70", by="competitor", runner="Rivals")],
        "Two": [result("exam", "60", by="independent"), result("quiz", "50", by="independent")],
    }
    pair = [made(name, "1", "10", results=runs) for name, runs in said.items()]
    for order in (pair, pair[::-1]):
        text = told(weigh(*order, ground=base))
        assert "On Exam, One goes by its creator's word alone; whoever measured Two could rank the two." in text


def on_word(*runs: tuple[str, dict[str, str]]) -> list[str]:
    """What is told of who goes by its creator's word: by name, who ran which test."""
    base = Ground(benchmarks={id_: benchmark(id_, id_.capitalize(), items=100) for id_ in ("exam", "quiz")})
    models = [
        model(f"{name.lower()}/m", name, {}, results=tuple(result(test, "60", by=by) for test, by in tests.items()))
        for name, tests in runs
    ]
    page = weigh(*models, ground=base)
    assert not [s for s in page.verdict.would_change if unsupported(s, Book(page, base.benchmarks, lambda _: ()))]
    assert {type(s) for s in page.verdict.would_change} == {Statement}
    return [s.text for s in page.verdict.would_change if "whoever measured" in s.text]


def test_of_many_who_goes_by_its_creators_word_is_told_in_one_sentence() -> None:
    exam, quiz, seen = {"exam": "creator"}, {"quiz": "creator"}, {"exam": "independent", "quiz": "independent"}
    assert on_word(("One", exam), ("Two", seen)) == [
        "On Exam, One goes by its creator's word alone; whoever measured Two could rank the two."
    ]
    assert on_word(("One", exam), ("Two", exam), ("Six", seen)) == [
        "On Exam, One and Two go by their creators' word alone; whoever measured Six could rank them beside it."
    ]
    assert on_word(("One", exam), ("Two", quiz), ("Six", seen)) == [
        "One goes by its creator's word alone on Exam, and Two on Quiz; whoever measured Six could rank them beside it."
    ]
    assert on_word(("One", exam), ("Two", {"exam": "independent"}), ("Six", {"exam": "independent"})) == [
        "On Exam, One goes by its creator's word alone; whoever measured Two or Six could rank it beside that one."
    ]
    (text,) = on_word(("One", exam | quiz), ("Two", {"exam": "independent"}), ("Six", {"quiz": "independent"}))
    assert text == (
        "One goes by its creator's word alone on Exam, where whoever measured Two could rank the two, and on Quiz, where "
        "whoever measured Six could."
    )


def test_where_the_one_like_test_is_clear_of_chance_another_would_tell_and_not_more_items() -> None:
    def run(value: str) -> Any:
        return result("exam", value, effort="high")

    base = Ground(benchmarks={"exam": benchmark("exam", "Exam", items=500, general=False)})
    one, two = made("One", "1", "10", results=[run("80")]), made("Two", "2", "10", results=[run("20")])
    assert "Beside Exam, another benchmark run alike on One and Two would tell." in told(weigh(one, two, ground=base))
    near = made("Two", "2", "10", results=[run("79")])
    assert "Beside Exam" not in told(weigh(one, near, ground=base))


def test_who_quotes_a_rating_is_told_in_brackets_and_open_weights_are_cited_where_they_are_spoken_of() -> None:
    rated = result("duels", "1400", runner="Arena, as Acme shows it", metric="rating")
    base = Ground(benchmarks={"duels": benchmark("duels", "Duels", unit="")})
    one = made("One", "1", "10", results=[rated], open_weights=True)
    (said,) = [s for s in weigh(one, made("Two", "2", "10"), ground=base).verdict.would_change if "rating beside" in s.text]
    assert said.text == "Two is not rated on Duels; a rating beside One's by Arena (as Acme shows it) would rank them."
    assert not {"open_weights", "total_parameters", "priced_at"} & {on.property for on in said.rests_on}


@pytest.mark.parametrize(
    ("values", "items", "tail"),
    [
        (("90", "60", "50"), 500, "One is clear of the rest."),
        (("90", "89", "50"), 500, "the lead is not clear of chance."),
        (("90", "89", "50"), None, "whether the lead is more than noise can't be told from what is published."),
    ],
)
def test_of_many_like_results_a_lead_is_called_clear_within_chance_or_untold(values, items, tail) -> None:
    base = Ground(benchmarks={"exam": benchmark("exam", "Exam", items=items)})
    names = ("One", "Two", "Three")
    field = [made(n, "1", "2", results=[result("exam", v, shots="0")]) for n, v in zip(names, values, strict=True)]
    said = next(s.text for s in weigh(*field, ground=base).deep_dive if s.text.startswith("Exam: "))
    assert said.endswith(tail)
    four = weigh(*field, made("Four", "1", "2"), ground=base)
    assert any(s.text.startswith("Exam: ") and s.text.endswith(tail) for s in four.deep_dive)


def test_a_number_of_items_is_told_as_one() -> None:
    def pair(**theirs: str) -> str:
        runs = (result("exam", "80", items="651"), result("exam", "60", **theirs))
        return told(weigh(*(made(n, "1", "2", results=[r]) for n, r in zip(("One", "Two"), runs, strict=True)), ground=base))

    base = Ground(benchmarks={"exam": benchmark("exam", "Exam")})
    assert "it had 651 items for One and 759 for Two, so they are not ranked" in pair(items="759")
    assert "the number of items is stated of one run only" in pair()


def test_of_whom_the_same_is_told_it_is_told_once() -> None:
    facts = {"input_modalities": ["text", "image"], "total_parameters": 671000000000, "active_parameters": 37000000000}
    one, two = (made(name, "1", "2", **facts) for name in ("One", "Two"))
    text = told(weigh(one, two, made("Three", "1", "2", input_modalities=["text"])))
    assert "One and Two also take images." in text
    assert "One and Two each have 671B parameters, of which 37B work on each token." in text


def test_a_size_that_every_name_tells_is_not_told_again() -> None:
    small, large = (made(f"Acme {b}B", "1", "2", total_parameters=b * 10**9) for b in (8, 70))
    other = made("Other", "1", "2", total_parameters=9 * 10**9)
    assert "70B parameters" not in "\n".join(s.text for s in weigh(small, large).deep_dive)
    assert "Other has 9B parameters" in "\n".join(s.text for s in weigh(small, other).deep_dive)


def test_of_many_whom_all_share_is_told_once_and_then_whom_the_fewest_share() -> None:
    def sold(name: str, *hosts: str) -> Model:
        id_ = f"acme/{name.lower()}"
        found = [endpoint(h, id_, {"price.input": "1"}, first_party=h == "Own") for h in hosts]
        return model(id_, name, {}, endpoints=tuple(found))

    field = (sold("One", "Beta", "Common", "Own", "Zeta"), sold("Two", "Beta", "Common", "Own"), sold("Three", "Common"))
    text = told(weigh(*field))
    assert "All at Common; One also at Own, Zeta and Beta; Two also at Own and Beta." in text
    text = told(weigh(*field[:2], model("acme/four", "Four", {})))
    assert "One and Two at Own, Beta and Common; One also at Zeta." in text


def test_weights_that_only_lists_call_open_are_not_undocumented() -> None:
    said = made("Said", "1", "10", open_weights=known("open_weights", True, "estimated"), license="MIT")
    text = told(weigh(said, made("Read", "1", "10", open_weights=True, license="MIT")))
    assert "Said has open weights under the MIT license, by the word of lists alone" in text
    assert "no documented weights" not in text


def test_a_host_that_winds_its_service_down_is_marked_in_the_table() -> None:
    host = msgspec.structs.replace(endpoint("Lambda", "acme/m", {"price.input": "1", "price.output": "2"}), winding_down=True)
    seen = view(model("acme/m", "M", {}, endpoints=(host,)), AT)
    assert "the provider winds its service down" in row(seen.offers[0]).about


def test_what_is_given_away_is_called_free_and_no_zero() -> None:
    page = at_two_hosts(
        {"price.input": "0", "price.output": "0", "billing": "free"}, {"price.input": "0.59", "price.output": "0.79"}
    )
    for key, asked in (("price.input", "$0.59"), ("price.output", "$0.79")):
        assert [c.display for row in page.pricing if row.property == key for c in row.cells] == ["free", asked]
    assert "is free; " in told(page)
    assert "$0.00" not in told(page)


def test_what_is_listed_at_zero_is_not_called_free() -> None:
    zero, asked = {"price.input": "0", "price.output": "0", "billing": "zero"}, {"price.input": "0.59", "price.output": "0.79"}
    page = told(at_two_hosts(zero, asked))
    assert "is listed at zero, without a word on whether that means free, included or unknown; " in page
    assert "asks $0.59 and $0.79 per million tokens" in page
    assert "Both are listed at zero, without a word" in told(at_two_hosts(zero, zero))
    half = told(at_two_hosts({"price.input": "0", "price.output": "2"}, asked))
    assert "A price is listed at zero: $0.00 and $2.00 per million tokens in and out" in half
    assert not any("free:" in said or " at $0.00 per million tokens in" in said for said in (page, half))


def test_rows_of_one_benchmark_in_two_editions_are_called_by_them() -> None:
    def runs(first: str, second: str) -> list[Any]:
        said = {"by": "independent", "runner": "T"}
        return [result("term", first, **said, version="2.1"), result("term", second, **said, version="4.0")]

    ground = Ground(benchmarks={"term": benchmark("term", "Terminal-Bench", items=500)})
    field = (made("One", "1", "10", results=runs("80", "40")), made("Two", "1", "10", results=runs("50", "20")))
    page = weigh(*field, ground=ground)
    assert {row.label for row in page.benchmarks} == {"Terminal-Bench 2.1", "Terminal-Bench 4.0"}
    assert "on Terminal-Bench 2.1" in told(page) or "on Terminal-Bench 4.0" in told(page)


def test_of_more_than_two_the_price_at_which_bills_meet_says_whose() -> None:
    profile = Profile(name="price", why="", weights={"cost": 1, "context": 1})
    field = (
        made("One", "0.7", "6.3", context_length=1_500_000),
        made("Two", "0.55", "3.1", context_length=900_000),
        made("Three", "2", "9", context_length=128_000),
    )
    assert "the bills meet once One's output price falls from $6.30 to about $2.65" in told(weigh(*field[:2], profile=profile))
    assert "the bills of One and Two meet once One's output price" in told(weigh(*field, profile=profile))


def test_the_price_at_which_bills_meet_is_told_where_it_turns_something_and_as_finely_as_prices_are() -> None:
    profile = Profile(name="price", why="", weights={"cost": 1, "context": 1})
    near = (made("One", "0.26", "0.38", context_length=128_000), made("Two", "0.26", "0.378", context_length=128_000))
    assert "the bills meet once" not in told(weigh(*near, profile=profile))
    small = (made("One", "0.07", "0.63", context_length=1_500_000), made("Two", "0.055", "0.311", context_length=900_000))
    assert "falls from $0.63 to about $0.266." in told(weigh(*small, profile=profile))


def test_a_base_model_is_called_one_where_its_name_says_so_and_no_kind_is_called_other() -> None:
    chat = made("Chat", "1", "10")
    base = told(weigh(made("Seven (base)", "1", "10", kind="other"), chat))
    assert "Seven (base) is a base model (it continues text, and has not been taught to follow instructions)" in base
    assert "is Acme's base model" in base
    assert "follow instructions) and Chat is a chat model: what one is for, the other does not do" in base
    assert "kind other" not in base
    scan = told(weigh(made("Scan", "1", kind="other"), chat))
    assert "Scan is a model for something of its own and Chat is a chat model" in scan


def test_one_token_is_one_token() -> None:
    assert _figure("output", 1) == "1 output token each"
    assert _figure("output", 2) == "2 output tokens each"


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("rag", "the rag workload"),
        ("your own", "your own workload"),
        ("our chat workload", "our chat workload"),
        ("chat workload", "the chat workload"),
        ("The night shift", "The night shift workload"),
        ("", "the workload"),
    ],
)
def test_a_workload_has_one_article_in_a_sentence(name: str, called: str) -> None:
    load = Workload(name=name, why="", requests=100, input=900, output=100)
    assert load.called == called
    page = told(weigh(made("One", "1", "2"), made("Two", "3", "9"), workload=load))
    assert called in page
    assert "the your" not in page


def test_of_more_than_two_the_pictures_are_told_with_the_bills() -> None:
    load = Workload(name="w", why="", requests=2_000, input=300, output=300, images=2, image_tokens=1_200, reasoning=50)
    page = weigh(*[made(name, price, "2") for name, price in (("One", "1"), ("Two", "2"), ("Six", "6"))], workload=load)
    said = "2,000 requests a month of 300 tokens in, 2 images of 1,200 tokens each, 50 of thinking and 300 out"
    assert f"For {said}, the w workload: One" in told(page)
    shown = {figure.property: figure.display for figure in page.figures if figure.id == "workload"}
    assert (shown["images"], shown["image_tokens"], shown["reasoning"]) == ("2", "1,200", "50")
    single = Workload(name="w", why="", requests=1, input=300, output=30, images=1, image_tokens=100, searches=Decimal("0.5"))
    assert single.described == "1 request a month of 300 tokens in, an image of 100 tokens, 0.5 web searches and 30 out"
    assert READING.described == "1,000,000 requests a month of 512 tokens in"


@pytest.mark.parametrize(
    ("amounts", "whole", "told_as"),
    [
        (("0.765", "2.125"), "2.89", ["$0.765", "$2.125"]),
        (("0.3375", "6.875"), "7.2125", ["$0.338", "$6.875"]),
        (("0.7875", "0.1225"), "0.91", ["$0.7875", "$0.1225"]),
        (("1600", "0.5"), "1600.5", ["$1,600.00", "$0.50"]),
        (("0.004", "6.875"), None, ["$0.004", "$6.875"]),
        (("0.3375",), None, ["$0.34"]),
        (("0.243", "0.4725"), "0.7155", ["$0.243", "$0.4725"]),
        ((), None, []),
    ],
)
def test_the_parts_of_a_bill_add_up_as_they_are_shown(amounts: tuple[str, ...], whole: str | None, told_as: list[str]) -> None:
    assert parts([Decimal(one) for one in amounts], Decimal(whole) if whole else None) == told_as


def test_a_price_worked_out_to_many_digits_is_short_in_a_table_and_whole_in_its_receipt() -> None:
    assert shown("price.input_second", "0.0000308333333333") == "≈$0.00003083"
    assert shown("price.input", "0.2867") == "$0.2867"
    assert exact("price.input_second", "0.0000308333333333") == "$0.0000308333333333"


def test_a_zero_by_the_token_beside_the_price_of_a_second_is_no_price() -> None:
    heard = {"price.input": "0", "price.output": "0", "price.input_second": "0.00005", "billing": "zero"}
    cells = row(offer(endpoint("Alpha", "acme/ear", heard), AT))
    assert [cell.text for cell in cells.cells[:3]] == ["n/a", "n/a", "—"]
    assert "sold by the second: $0.00005" in cells.about
    silent = row(offer(endpoint("Alpha", "acme/ear", {"price.input": "0", "price.output": "0"}), AT))
    assert [cell.text for cell in silent.cells[:2]] == ["$0.00", "$0.00"]


def test_cached_input_that_is_listed_at_zero_is_marked_where_plain_input_costs() -> None:
    asked = {"price.input": "1", "price.output": "2", "price.cache_read": "0"}
    cells = row(offer(endpoint("Alpha", "acme/m", asked), AT)).cells
    assert (cells[2].text, cells[2].status) == ("$0.00", "zero")


@pytest.mark.parametrize(
    ("many", "text"),
    [
        (999, "999"), (1_000, "1K"), (16_384, "16,384"), (128_000, "128K"), (999_000, "999K"), (1_000_000, "1M"),
        (1_024_000, "1.024M"), (1_048_000, "1.048M"), (1_048_576, "1,048,576"), (1_050_000, "1.05M"), (10_000_000, "10M"),
    ],
)  # fmt: skip
def test_tokens_are_in_millions_from_a_million_on_and_nothing_is_rounded_away(many: int, text: str) -> None:
    assert tokens(many) == text


@given(st.integers(0, 10**6).flatmap(lambda n: st.sampled_from([n, n * 1_000, n * 10_000])))
def test_tokens_are_read_as_they_are_shown(many: int) -> None:
    assert count(tokens(many), "tokens") == many
