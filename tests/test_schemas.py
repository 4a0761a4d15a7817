"""The schemas in data/.schema: made from what data/ is read by, up to date, and right about every file of data/."""

from __future__ import annotations

import datetime
import json
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from sources.making import capture
from sources.test_curated import ALIASES, MODEL
from steelyard.errors import Quarantined
from steelyard.faces.schemas import schemas, text_of, write
from steelyard.sources.registry import source

DATA = Path(__file__).parents[1] / "data"
SCHEMAS = schemas()
VALIDATORS = {name: Draft202012Validator(schema) for name, schema in SCHEMAS.items()}
FILES = sorted(DATA.rglob("*.toml"))


def plain(value):
    """TOML as an editor hands it to a validator: a date is its text."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def problems(name, text):
    return [error.message for error in VALIDATORS[name].iter_errors(plain(tomllib.loads(text)))]


def test_the_files_in_data_schema_are_up_to_date():
    there = {path.stem: path.read_text("utf-8") for path in (DATA / ".schema").glob("*.json")}
    assert there == {name: text_of(schema) for name, schema in SCHEMAS.items()}, "run `make schemas`"


def test_they_are_written_as_they_stand_there(tmp_path):
    write(tmp_path / "made")
    assert {path.name for path in (tmp_path / "made").iterdir()} == {f"{name}.json" for name in SCHEMAS}


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_is_a_schema_by_the_rules_of_schemas(name):
    Draft202012Validator.check_schema(SCHEMAS[name])


def test_every_file_of_data_names_its_schema_on_its_first_line_and_fits_it():
    wrong = []
    for path in FILES:
        text = path.read_text("utf-8")
        head, _, named = text.partition("\n")[0].partition(" ")
        schema = (path.parent / named).resolve()
        assert head == "#:schema", path
        assert schema.parent == DATA / ".schema", path
        wrong += [f"{path.relative_to(DATA)}: {problem}" for problem in problems(schema.stem, text)]
    assert wrong == []


def test_an_editor_shows_what_a_property_means():
    facts = SCHEMAS["model"]["properties"]["facts"]["properties"]
    assert facts["context_length"]["description"].startswith("Context window: Tokens of input and output together")
    assert "open_weights" not in SCHEMAS["provider"]["properties"]["facts"]["properties"]


MISTAKES = {
    "an unknown property": ("total_parameters", "total_weights"),
    "an unknown field of a result": ('metric = "accuracy"', 'metrik = "accuracy"'),
    "an unknown field at the top": ('kind = "chat"', 'sort = "chat"'),
    "a field of another kind of thing": ('kind = "chat"', 'measures = "chat"'),
    "a date that is none": ('"2024-12-17", cite', '"Dec 2024", cite'),
    "text for a count": ("undisclosed = true", 'value = "400B"'),
    "a link that is none": ("https://acme.ai/o1", "javascript:alert(1)"),
    "a missing read": ("read = 2026-11-20\n", ""),
    "a missing cite": (', cite = "page", note', ", note") if ', cite = "page", note' in MODEL else (
        'value = ["text", "image"], cite = "page"', 'value = ["text", "image"]'),
    "no value and no absence": ('{ value = "15.00", cite = "page" }', '{ cite = "page" }'),
    "an interval of no width": ('value = "80.50"', 'value = "80.50"\noff = "0.0"'),
    "a tester of no kind": ('by = "creator"', 'by = "vendor"'),
    "no name": ('name = "O One"\n', ""),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_an_editor_and_a_refresh_refuse_the_same_mistakes(mistake):
    text = MODEL.replace(*MISTAKES[mistake], 1)
    assert text != MODEL
    assert problems("model", text)
    with pytest.raises(Quarantined):
        source("curated").parse(capture("curated", {"data/models/acme/o-1.toml": text}))


def test_what_is_sound_is_sound_for_both():
    assert problems("model", MODEL) == problems("alias", ALIASES) == []


def test_a_judgement_of_another_verdict_and_a_rank_without_a_reason_are_refused():
    judged = 'left = "a"\nright = "b"\nverdict = "alike"\nby = "x"\nwhy = "y"\nat = "2026-11-22"\n'
    assert problems("identity", f"[[judgement]]\n{judged}")
    assert problems("authority", '[[rank]]\nsource = "x"\nweight = 3\n')
    assert json.dumps(SCHEMAS["profile"]).count('"coding"') == 1
