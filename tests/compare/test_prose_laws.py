"""What must hold of the sentences of any comparison whatever."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compare.making import known, model
from compare.strategies import fields
from compare.test_laws import page
from steelyard.catalog.entries import Model
from steelyard.compare.comparison import Comparison
from steelyard.compare.naming import shortened
from steelyard.compare.prose.frame import FRAME
from steelyard.compare.support import statements

often = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))


def told(compared: Comparison) -> set[str]:
    """What is said, whoever comes first: the words of each sentence, sorted."""
    return {" ".join(sorted(re.findall(r"[\w$%-]+(?:[.,]\w+)*", s.text.casefold()))) for s in statements(compared)}


@often
@given(fields(2, 2))
def test_swapping_contenders_says_the_same_of_each(models: list[Model]) -> None:
    there, back = page(models), page(models[::-1])
    for choice, turned in zip(there.choose_when, back.choose_when[::-1], strict=True):
        assert choice.contender == turned.contender
        assert [s.text for s in choice.statements] == [s.text for s in turned.statements]
    assert told(there) == told(back)


@pytest.mark.parametrize(
    ("first", "second", "said"), [("2023", "2023", 0), ("2023", "2023-06-01", 0), ("2022", "2023-06-01", 1)]
)
def test_only_what_came_later_for_sure_is_called_the_later(first: str, second: str, said: int) -> None:
    def made(name: str, released: str, cutoff: str) -> Model:
        facts = {"release_date": released, "knowledge_cutoff": cutoff, "output_modalities": ["text"]}
        return model(f"acme/{name}", name, facts)

    pair = [made("one", first, "2022-12"), made("two", second, "2021-09")]
    for order in (pair, pair[::-1]):
        assert sum("The later of the two" in s.text for s in statements(page(order))) == said


@often
@given(fields(3, 4))
def test_a_third_contender_changes_no_name_row_or_bill_of_the_others(models: list[Model]) -> None:
    two, more = page(models[:2]), page(models)
    assert [c.short for c in two.contenders] == [c.short for c in more.contenders[:2]]
    assert two.cost == more.cost[:2]
    for rows, wider in ((two.specs, more.specs), (two.pricing, more.pricing), (two.capabilities, more.capabilities)):
        cells = {row.property: row.cells for row in wider}
        assert all(cells[row.property][:2] == row.cells for row in rows)


@often
@given(fields(2, 4))
def test_no_contender_is_named_without_resting_on_its_name(models: list[Model]) -> None:
    compared = page(models)
    for statement in statements(compared):
        spoken = statement.text
        for contender in sorted(compared.contenders, key=lambda c: -len(c.name)):
            if contender.name in spoken or contender.short in spoken:
                assert contender.id in {s.id for s in statement.rests_on}, statement
            spoken = spoken.replace(contender.name, "").replace(contender.short, "")


@often
@given(fields(2, 6))
def test_sentences_are_told_once_and_end_as_sentences_do(models: list[Model]) -> None:
    texts = [s.text for s in statements(page(models))]
    assert len(texts) == len(set(texts))
    for text in texts:
        assert text.endswith("."), text
        assert not re.search(r"  |\.\.| [.,;]|;\.|,\.|\(\)|None\b|\{|\}", text), text
        assert text[0].isupper() or text[0] == "`", text


@often
@given(fields(2, 2), st.sampled_from(["vision", "tool_call", "open_weights"]))
def test_what_is_unknown_of_one_is_never_denied_it(models: list[Model], key: str) -> None:
    """Silence is not lack: of who is not documented, nothing is said to be ruled out or not offered."""
    for place, contender in enumerate(page(models).contenders):
        silent = contender.view.facts.get(key) is None
        if silent and key == "tool_call":
            said = "\n".join(s.text for s in statements(page(models)))
            assert f"unction calling: ruled out for {contender.short}" not in said, place


def test_the_frame_is_fixed() -> None:
    assert all(text.endswith(".") for text in FRAME)


def test_short_names_keep_who_it_is() -> None:
    assert shortened("Llama 4 Maverick 17B 128E Instruct") == "Llama 4 Maverick"
    assert shortened("Mistral Small 3.2 24B Instruct 2506") == "Mistral Small 3.2 2506"
    assert shortened("GPT-4o (2024-11-20)") == "GPT-4o (2024-11-20)"
    assert shortened("Claude Sonnet 3.5 (2024-10-22)") == "Claude Sonnet 3.5 (2024-10-22)"
    assert shortened("Qwen2.5 7B Instruct") == "Qwen2.5 7B Instruct"


def test_two_who_would_be_shortened_alike_keep_their_whole_names() -> None:
    small = model("acme/a", "Llama 4 Maverick 17B 128E Instruct", {"context_length": 8192})
    large = model("acme/b", "Llama 4 Maverick 400B 128E Instruct", {"context_length": known("context_length", 128000)})
    assert [c.short for c in page([small, large]).contenders] == [small.name, large.name]
