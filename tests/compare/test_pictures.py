"""Of what gives pictures or sound, the price of text out ranks nobody; that of its pictures does."""

from __future__ import annotations

import msgspec
import pytest

from compare.making import AT, endpoint, known, model, receipt, weigh
from steelyard.catalog.health import examine
from steelyard.catalog.neighbours import neighbours
from steelyard.catalog.summary import summarise
from steelyard.catalog.view import view
from steelyard.reconcile.whole_window import usual_below_the_window
from steelyard.vocabulary.kinds import beside_text


def drawing(name, text, picture=None, kind="image", outputs=("image",), **more):
    prices = [known("price.input", text), known("price.output", text)]
    prices += [known("price.output_image_tokens", picture)] if picture else []
    id_ = f"{name}/m"
    served = endpoint(name.capitalize(), id_, {}, first_party=True, prices=tuple(prices))
    facts = {"output_modalities": outputs} if outputs else {}
    return model(id_, name.capitalize(), facts, endpoints=(served,), kind=kind, **more)


def rows(*models):
    return {row.property: (row.winner, row.better) for row in weigh(*models).pricing}


def test_text_out_ranks_nobody_among_image_models_and_pictures_do():
    found = rows(drawing("acme", "30", "30"), drawing("zenith", "12", "120", outputs=("text", "image")))
    assert found["price.output"] == (None, "")
    assert found["price.output_image_tokens"] == (0, "lower")
    assert found["price.input"] == (1, "lower")


def test_among_chat_models_it_ranks():
    assert rows(drawing("acme", "30", kind="chat", outputs=("text",)), drawing("zenith", "12", kind="chat", outputs=()))[
        "price.output"
    ] == (1, "lower")


@pytest.mark.parametrize(
    ("kind", "outputs", "beside"),
    [("image", None, True), ("audio", ["text", "audio"], True), ("audio", ["text"], False), ("chat", ["image"], False)],
)
def test_what_transcribes_writes(kind, outputs, beside):
    assert beside_text(kind, outputs) is beside


def near(mine, *others):
    views = {one.id: view(one, AT) for one in (mine, *others)}
    found = neighbours(views, [summarise(one) for one in views.values()], {})[mine.id]
    return {one.id: (one.why, one.rests_on) for one in found}


def test_an_image_model_is_a_bargain_by_what_its_pictures_cost():
    fair, dear = drawing("fair", "8", "40"), drawing("dear", "2", "120")
    assert near(fair, dear) == {}
    assert near(dear, fair) == {
        "fair/m": (
            "at most half the price with the same documented abilities: $40.00 per 1M image tokens out against $120.00",
            (("fair/m", "price.output_image_tokens"), ("dear/m", "price.output_image_tokens")),
        )
    }
    assert near(dear, drawing("silent", "1")) == {}


def test_another_creators_pictures_at_about_the_price_are_offered_so():
    assert near(drawing("acme", "8", "40"), drawing("zenith", "1", "39"))["zenith/m"][0] == (
        "another creator's at about the same price: $39.00 per 1M image tokens out"
    )


def test_a_longest_answer_that_fills_the_window_is_set_aside_but_no_slip_of_a_unit():
    filling = msgspec.structs.replace(
        known("max_output_tokens", 8192, "estimated", won=(0,), aside=(1,)), rule=usual_below_the_window.__name__
    )
    one = msgspec.structs.replace(drawing("acme", "12", "120"), facts=(filling,))
    assert examine({one.id: view(one, AT)}, {}, {one.id: (receipt(8192), receipt(131_072))}).unit_mistakes == ()


def test_a_figure_that_is_another_meters_rate_there_or_the_one_shown_is_no_slip_of_a_unit():
    other = drawing("acme", "12", "120")
    receipts = {"acme:m": (receipt("12"), receipt("120"), receipt("1.2"), receipt("12"))}
    output = known("price.output", "12", won=(0,), aside=(1, 2, 3))
    one = endpoint("Acme", "acme/m", {}, first_party=True, prices=(output, known("price.output_image_tokens", "120")))
    places = examine({other.id: view(other, AT)}, {one.id: one}, receipts).unit_mistakes
    assert places == (("acme:m", "price.output", "12 (curated) against 1.2 (other)"),)
