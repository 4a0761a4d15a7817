"""Ratios in words are true of every ratio that they are said of."""

from decimal import Decimal

import msgspec
import pytest

from compare.making import Ground, benchmark, endpoint, known, model, result, weigh
from steelyard.compare.cells import shown
from steelyard.compare.prose.words import as_little, as_much, sentence, share, times
from steelyard.compare.support import Book, unsupported
from steelyard.render.numbers import exact
from steelyard.render.pages.offers import offers_table


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("0.02", "less than a fortieth of"),
        ("0.0685", "less than a tenth of"),
        ("0.05", "about a twentieth of"),
        ("0.42", "about two fifths of"),
        ("0.5", "about half of"),
        ("0.81", "about four fifths of"),
        ("0.76", "about three quarters of"),
        ("0.001", "less than a hundredth of"),
    ],
)
def test_a_share_is_called_by_one_near_it(part, words):
    assert share(Decimal(part), Decimal(1)) == words


def test_a_third_more_is_not_called_a_half_more():
    assert times(Decimal("1.34"), Decimal(1)) == "about one and a third times"


@pytest.mark.parametrize(
    ("least", "most", "more", "less"),
    [
        ("2.69", "2.70", "about two and a half times as much as", "about two fifths of"),
        ("2.69", "5.38", "at least two and a half times as much as", "no more than two fifths of"),
        ("2.05", "2.20", "about twice as much as", "about half of"),
        ("1.12", "1.20", "a little more than", "a little less than"),
        ("1.24", "1.24", "about one and a quarter times as much as", "about four fifths of"),
        ("60", "60", "more than forty times as much as", "less than a fortieth of"),
        ("25", "25", "more than twenty times as much as", "less than a twentieth of"),
        ("1.12", "2.24", "more than", "less than"),
        ("1.30", "9", "at least one and a quarter times as much as", "no more than four fifths of"),
        ("40", "400", "at least thirty times as much as", "no more than a thirtieth of"),
    ],
)
def test_of_a_range_a_ratio_is_told_from_its_near_end(least, most, more, less):
    assert as_much(Decimal(least), Decimal(most)) == more
    assert as_little(Decimal(least), Decimal(most)) == less


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("1.19", "a little more than"),
        ("1.25", "about one and a quarter times"),
        ("1.28", "about one and a quarter times"),
        ("1.3", "about one and a third times"),
    ],
)
def test_a_quarter_more_is_called_that(more, words):
    assert times(Decimal(more), Decimal(1)) == words


def test_a_sentence_begins_large_unless_a_name_begins_it():
    assert sentence("of o3 none is ahead", ["o3"]) == "Of o3 none is ahead"
    assert sentence("o3 (2025-04-16) is ahead", ["GPT", "o3 (2025-04-16)"]) == "o3 (2025-04-16) is ahead"


def test_a_name_that_is_spelled_small_stays_so_at_the_head_of_an_answer():
    models = [
        model(f"acme/{name}", name, {}, results=(result("code", score, shots="0"),))
        for name, score in (("o3", "90"), ("o4", "70"))
    ]
    base = Ground(benchmarks={"code": benchmark("code", "Code", measures="Edits code.")})
    asked = {answer.question: answer.answer for answer in weigh(*models, ground=base).faq}
    assert asked["Which is better at coding?"][0].text == "o3 is ahead on Code."


def test_a_factor_is_no_sum_of_dollars():
    assert shown("price.input_uplift", "1.1") == exact("price.input_uplift", "1.1") == "×1.1"
    assert shown("price.input", "1.1") == "$1.10"


@pytest.mark.parametrize(
    ("scores", "items", "said"),
    [
        (("70.0", "71.0"), 500, "One and Two are not clearly apart on Code"),
        (("70.0", "71.0"), None, "Run alike, but not ranked, are the results on Code"),
        (("70.0", "90.0"), None, "Two is ahead on Code"),
        (("50.0", "90.0", "90.5"), 500, "Of One, Two and Three none is ahead of all others on Code"),
    ],
)
def test_what_is_alike_but_not_ranked_is_not_called_a_tie(scores, items, said):
    names = ("One", "Two", "Three")[: len(scores)]
    models = [
        model(f"acme/{name.lower()}", name, {}, results=(result("code", score, shots="0"),))
        for name, score in zip(names, scores, strict=True)
    ]
    base = Ground(benchmarks={"code": benchmark("code", "Code", items=items, measures="Edits code.")})
    asked = {answer.question: answer.answer for answer in weigh(*models, ground=base).faq}
    assert asked["Which is better at coding?"][0].text == f"{said}."


def _served(name, own, hosts):
    id_ = f"acme/{name.lower()}"
    prices = {f"Host {at}": str(at) for at in range(2, hosts + 2)}
    places = [endpoint(host, id_, {"price.input": usd, "price.output": usd}) for host, usd in prices.items()]
    places += [endpoint("Acme", id_, {"price.input": own, "price.output": own}, first_party=True)] if own else []
    return model(id_, name, {}, endpoints=tuple(places))


@pytest.mark.parametrize("turned", [False, True])
def test_where_a_model_can_be_run_tells_how_many_the_creators_own_the_cheapest_and_who_is_alone(turned):
    pair = [_served("One", "9", 7), _served("Two", "1", 6)]
    asked = {answer.question: answer.answer for answer in weigh(*(pair[::-1] if turned else pair)).faq}
    (said,) = next(answer for question, answer in asked.items() if question.startswith("Where can I run"))
    assert "One is at 8 providers, Acme itself among them and cheapest at Host 2" in said.text
    assert "Two is at 7 providers, cheapest at Acme itself" in said.text
    assert said.text.count("by the yardstick workload") == 1
    assert "only One is at Host 8" in said.text
    assert "whoever serves Two serves One too" in said.text


def test_a_lower_price_that_nobody_has_seen_for_long_is_told_beside_the_cheapest():
    one, two = _served("One", "9", 7), _served("Two", "1", 6)
    old = tuple(msgspec.structs.replace(known(f"price.{way}", "0.5"), observed_at="2026-01-01") for way in ("input", "output"))
    one = msgspec.structs.replace(one, endpoints=(*one.endpoints, endpoint("Aged", one.id, {}, prices=old)))
    (said,) = next(a.answer for a in weigh(one, two).faq if a.question.startswith("Where can I run"))
    assert (
        "One is at 9 providers, Acme itself among them and cheapest at Host 2 by the yardstick workload "
        "(Aged asked less when last seen on 2026-01-01);"
    ) in said.text


def _asking(name, *prices, own=""):
    id_ = f"acme/{name.lower()}"
    asked = {f"Host {at}": usd for at, usd in enumerate(prices, 2)} | ({"Acme": own} if own else {})
    places = [
        endpoint(host, id_, {"price.input": usd, "price.output": usd}, first_party=host == "Acme")
        for host, usd in asked.items()
    ]
    return model(id_, name, {}, endpoints=tuple(places))


@pytest.mark.parametrize(
    ("prices", "own", "told"),
    [
        ("2345678", "2", "One is at 8 providers, 2 of which ask the least by the yardstick workload, Acme itself among them;"),
        ("2225678", "", "One is at 7 providers, 3 of which ask the least by the yardstick workload, Host 2 among them;"),
        ("2222222", "", "One is at 7 providers, all of which ask the least by the yardstick workload, Host 2 among them;"),
        (
            "2245678", "9",
            "One is at 8 providers, Acme itself among them, and 2 ask the least by the yardstick workload, such as Host 2;",
        ),
        ("2345678", "", "One is at 7 providers, cheapest at Host 2 by the yardstick workload;"),
    ],
)  # fmt: skip
def test_of_several_that_ask_the_same_least_none_is_called_the_cheapest(prices, own, told):
    page = weigh(_asking("One", *prices, own=own), _served("Two", "", 7))
    (said,) = next(a.answer for a in page.faq if a.question.startswith("Where can I run"))
    assert said.text.startswith(told)
    assert "Two is at 7 providers, cheapest at Host 2" in said.text
    assert unsupported(said, Book(page, {}, lambda _: ())) == []


def test_a_price_that_is_too_little_is_named_beside_the_cheapest_and_in_the_table():
    dear = _served("One", "9", 7)
    closed = model(dear.id, dear.name, {"open_weights": False}, endpoints=dear.endpoints)
    page = weigh(closed, _served("Two", "1", 7))
    (said,) = next(a.answer for a in page.faq if a.question.startswith("Where can I run"))
    assert "cheapest at Host 5 by the yardstick workload (Host 2 lists $2.00 in and $2.00 out, too little to be" in said.text
    assert said.text.count("too little") == 1
    rows = {r.label: r.about for r in offers_table(page.contenders[0]).rows}
    assert [host for host, about in rows.items() if "too little to be taken at its word" in about] == [
        "Host 2", "Host 3", "Host 4",
    ]  # fmt: skip


def test_under_filters_that_no_other_is_listed_is_said_of_none_and_all_are_counted():
    def at(name):
        hosts = [endpoint(host, f"acme/{name}", {"price.input": "1", "price.output": "2"}) for host in ("Alpha", "Beta")]
        return model(f"acme/{name}", name.title(), {}, endpoints=tuple(hosts))

    page = weigh(at("one"), at("two"), provider="alpha")
    (said,) = next(a.answer for a in page.faq if "can I run" in a.question)
    assert said.text == "Of what was asked for, both at Alpha. Of all providers, One is at 2 and Two is at 2."
    assert unsupported(said, Book(page, {}, Ground().receipts)) == []
    why = next(row.note for row in page.pricing if row.property == "priced_at")
    assert "no priced endpoint at Alpha is the creator's own" in why


def test_the_cheapest_that_does_not_serve_the_other_is_told():
    dear, cheap = _served("One", "", 7), _served("Two", "", 8)
    rest = tuple(one for one in cheap.endpoints if one.provider_name != "Host 2")
    (said,) = next(
        a.answer for a in weigh(dear, msgspec.structs.replace(cheap, endpoints=rest)).faq if "can I run" in a.question
    )
    assert "One is at 7 providers, cheapest at Host 2 by the yardstick workload, where Two is not listed" in said.text
    assert "Two is at 7 providers, cheapest at Host 3;" in said.text


def test_who_is_not_listed_there_is_named_by_a_name_that_the_sentence_rests_on():
    field = [_served("One", "", 7), _served("Two", "", 8), model("acme/pic-2.5", "Pic-2.5", {}, kind="")]
    page = weigh(*field)
    said = next(a.answer for a in page.faq if "can I run" in a.question)[0]
    assert "where Pic-2.5 is not listed" in said.text
    assert not unsupported(said, Book(page, {}, lambda _: ()))


def test_who_leads_a_row_but_under_no_condition_is_not_said_to_have_nothing_for_it():
    one, two = (
        model(f"acme/{n}", n.title(), {"max_output_tokens": size}, kind="embedding")
        for n, size in (("one", 3072), ("two", 1536))
    )
    page = weigh(one, two)
    assert next(row.winner for row in page.specs if row.property == "max_output_tokens") == 0
    assert [s.text for s in page.choose_when[0].statements] == ["No condition on record singles One out."]
