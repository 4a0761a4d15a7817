"""The API is as it describes itself: a valid description, and whatever is asked of it is answered as that says."""

from __future__ import annotations

import json
from copy import deepcopy

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from openapi_spec_validator import validate
from schemathesis import GenerationMode
from schemathesis.checks import content_type_conformance, not_a_server_error, response_schema_conformance
from schemathesis.specs.openapi.checks import status_code_conformance

from steelyard.faces.web.app import create
from steelyard.faces.web.desk import Desk, Settings
from steelyard.faces.web.openapi import described
from steelyard.home import Home
from web.conftest import aside
from web.test_addresses import A, B

ANSWERED = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
WHOLE = json.loads(json.dumps(described()))
NAMES = [A, B, "gpt-4o", "llama-4-maverick", "openai:gpt-4o-2024-11-20", "claude-sonnet-4-5", "gemini-2.5-pro", "deepseek-chat"]


def pinned():
    """The description with names that there are, so that what is asked can be answered."""
    known = deepcopy(WHOLE)
    said = {"models": {"items": {"enum": NAMES}, "uniqueItems": True}, "name": {"items": {"enum": NAMES}},
            "provider": {"enum": ["openai", "Amazon Bedrock"]}, "creator": {"enum": ["openai", "meta"]}}
    for path in known["paths"].values():
        for param in path["get"]["parameters"]:
            if param["in"] == "query":
                param["schema"] |= said.get(param["name"], {})
            else:
                param["schema"] |= {"enum": {"creator": ["openai"], "name": ["gpt-4o-2024-11-20", "gpt-4.1"]}[param["name"]]}
    return known


def asked(place, description, path, mode, checks, count):
    """Asks many things of one path, and checks each answer."""
    schema = schemathesis.openapi.from_dict(description)
    schema.app = create(Desk(Home(place), Settings()))
    schema.config.generation.update(modes=[mode])
    statuses = []

    @given(case=schema[path]["GET"].as_strategy(generation_mode=mode))
    @settings(max_examples=count, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
              suppress_health_check=list(HealthCheck))
    def ask(case):
        answer = case.call()
        statuses.append(answer.status_code)
        case.validate_response(answer, checks=checks)

    aside(ask)
    return statuses


def test_the_description_is_valid():
    validate(WHOLE)


@pytest.mark.parametrize("path", WHOLE["paths"])
def test_what_is_asked_well_is_answered_in_the_shape_that_is_described(place, path):
    statuses = asked(place, pinned(), path, GenerationMode.POSITIVE, ANSWERED, 25)
    assert statuses.count(200) >= len(statuses) // 3


@pytest.mark.parametrize("path", WHOLE["paths"])
def test_what_is_asked_badly_is_refused_as_described(place, path):
    asked(place, WHOLE, path, GenerationMode.NEGATIVE, ANSWERED, 40)


def test_a_wrong_shape_would_be_noticed(place):
    wrong = pinned()
    wrong["components"]["schemas"]["Found"]["properties"]["found"] = {"type": "string"}
    with pytest.raises(BaseException, match="schema"):
        asked(place, wrong, "/api/find", GenerationMode.POSITIVE, ANSWERED, 5)
