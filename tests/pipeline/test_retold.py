"""A result told in words joins the run whose settings are known, or stands apart."""

from __future__ import annotations

from decimal import Decimal

from claims import claim
from steelyard.pipeline.retold import folded
from steelyard.vocabulary.kinds import Kind

RUN = {"benchmark": "mmlu-pro", "by": "creator", "runner": "Meta"}


def grouped(*claims):
    found = {}
    for one in claims:
        found.setdefault((Kind.MODEL, "meta/m", one.property, one.qualifiers), []).append((one, "own"))
    return found


def result(value, source="curated", **more):
    return claim("result", Decimal(value), source, **{**RUN, **more})


STATED = result("80.5", metric="accuracy", shots="0")


def told(value="80.5", **more):
    return result(value, "llm-stats", described="0-shot CoT", **more)


def facts(*claims):
    return {key[3]: [one.source for one, _ in pairs] for key, pairs in folded(grouped(*claims)).items()}


def test_the_same_value_by_the_same_tester_is_the_same_run():
    assert facts(STATED, told()) == {STATED.qualifiers: ["curated", "llm-stats"]}


def test_another_value_another_tester_or_another_edition_stands_apart():
    for other in (told("80.4"), told(runner="Google"), told(version="v2"), told(benchmark="mmlu")):
        assert len(facts(STATED, other)) == 2


def test_what_nobody_states_is_kept_as_it_is_told():
    assert facts(told()) == {told().qualifiers: ["llm-stats"]}


def test_of_two_told_alike_only_the_one_that_fits_joins():
    assert facts(STATED, told(), told("70")) == {
        STATED.qualifiers: ["curated", "llm-stats"],
        told().qualifiers: ["llm-stats"],
    }


def test_other_claims_are_left_alone():
    name = claim("name", "M")
    assert folded(grouped(name, STATED)) == grouped(name, STATED)
