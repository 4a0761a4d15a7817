"""Models of one creator stand beside each other in the real catalogue: told apart by name, and of one kind."""

from __future__ import annotations

from steelyard.vocabulary.kinds import kind_by_name


def test_no_two_models_of_a_creator_that_are_no_floating_names_bear_one_name(cat):
    bears: dict[tuple[str, str], list[str]] = {}
    for line in cat.find(aliases=True, retired=True):
        if not line.alias:
            bears.setdefault((line.creator, line.name.casefold()), []).append(line.id)
    assert {name: ids for name, ids in bears.items() if len(ids) > 1} == {}


def test_every_model_whose_name_says_what_it_is_for_is_of_that_kind(cat):
    lines = [line for line in cat.find(aliases=True, retired=True) if line.kind]
    strays = {line.id: line.kind for line in lines if kind_by_name(line.id.partition("/")[2]) not in ("", line.kind)}
    assert strays == {}
    assert len(lines) > 500


def test_a_chat_models_next_steps_are_chat_models(cat):
    near = [one.id for one in cat.model("meta/llama-3.3-70b-instruct").model.neighbours]
    assert near
    assert not [id_ for id_ in near if "guard" in id_]
