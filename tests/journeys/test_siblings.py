"""Models of one creator stand beside each other in the real catalogue: told apart by name."""

from __future__ import annotations


def test_no_two_models_of_a_creator_that_are_no_floating_names_bear_one_name(cat):
    bears: dict[tuple[str, str], list[str]] = {}
    for line in cat.find(aliases=True, retired=True):
        if not line.alias:
            bears.setdefault((line.creator, line.name.casefold()), []).append(line.id)
    assert {name: ids for name, ids in bears.items() if len(ids) > 1} == {}
