"""The MCP server, asked by a real client over standard input and output."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from mcp import Client, StdioServerParameters


@pytest.fixture(scope="module")
def ask(place):
    """`ask((tool, arguments), …)`: the results, of one process."""
    command = StdioServerParameters(
        command=sys.executable, args=["-m", "steelyard", "mcp"], env={**os.environ, "STEELYARD_HOME": str(place)}
    )

    def asked(*questions):
        async def talk():
            async with Client(command) as client:
                tools = (await client.list_tools()).tools
                return tools, [await client.call_tool(name, arguments) for name, arguments in questions]

        with ThreadPoolExecutor(1) as aside:  # a browser's driver may keep a loop running in this thread
            return aside.submit(lambda: asyncio.run(talk())).result()

    return asked


def text(result):
    assert not result.is_error, result.content
    return "".join(part.text for part in result.content)


def test_every_question_of_the_command_line_is_a_tool(ask):
    tools, _ = ask()
    assert {tool.name for tool in tools} == {"resolve", "show", "find", "compare", "cost", "changes"}
    assert all(tool.description and tool.annotations.read_only_hint for tool in tools)
    compare = next(tool for tool in tools if tool.name == "compare")
    assert compare.input_schema["properties"]["models"]["maxItems"] == 6


def test_the_tools_answer_as_the_catalogue_does(ask):
    pair = ["gpt-4o-2024-11-20", "llama-4-maverick"]
    _, (resolved, shown, found, compared, cost, changes) = ask(
        ("resolve", {"name": "us.anthropic.claude-sonnet-4-5-20250929-v1:0", "provider": "AWS Bedrock"}),
        ("show", {"name": "gpt-4o-2024-11-20"}),
        ("find", {"needs": ["vision", "tools"], "max_input_price": "1", "sort": "input-price", "limit": 3}),
        ("compare", {"models": pair, "profile": "coding"}),
        ("cost", {"models": ["openai:gpt-4o-2024-11-20"], "input_tokens": 100_000, "output_tokens": 0, "requests": 10}),
        ("changes", {"name": "openai/gpt-4o-2024-11-20"}),
    )
    assert json.loads(text(resolved))["model"] == "anthropic/claude-sonnet-4-5-20250929"
    assert text(shown).startswith("# GPT-4o (2024-11-20)")
    lines = [json.loads(part.text) for part in found.content]
    assert len(lines) == 3
    assert all({"vision", "tools"} <= set(one["needs"]) for one in lines)
    assert "Verdict" in text(compared)
    (bill,) = [json.loads(part.text) for part in cost.content]
    assert bill["total"] == "2.5"
    assert "| released |" in text(changes)
    assert "Who says so" in text(changes)


def test_a_profile_brings_its_workload_and_a_floating_name_says_what_it_means(ask, run):
    pair = ["gpt-4o-2024-11-20", "llama-4-maverick"]
    _, (compared, shown, changes) = ask(
        ("compare", {"models": pair, "profile": "coding"}), ("show", {"name": "gpt-4o"}), ("changes", {"name": "gpt-4o"})
    )
    assert "Workload coding-agent" in text(compared)
    assert "Workload coding-agent" in run("compare", *pair, "--profile", "coding")[1]
    for answer in (shown, changes):
        assert text(answer).startswith("openai/gpt-4o means openai/gpt-4o-2024-08-06")


def test_what_can_not_be_answered_is_said_with_the_nearest_names(ask):
    _, (unknown, few, bad) = ask(
        ("compare", {"models": ["gpt-4o", "lama-4-maverick"]}), ("compare", {"models": ["gpt-4o"]}),
        ("find", {"needs": ["beauty"]}),
    )
    assert unknown.is_error
    assert "meta/llama-4-maverick" in unknown.content[0].text
    assert few.is_error
    assert bad.is_error
    assert "beauty" in bad.content[0].text


def test_arguments_that_can_not_be_read_are_told_in_one_line(ask):
    _, answers = ask(
        ("compare", {"models": ["gpt-4o"]}),
        ("show", {}),
        ("cost", {"models": ["gpt-4o"], "input_tokens": -5, "output_tokens": 1}),
        ("show", {"name": "x" * 500}),
    )
    _, empty = ask(
        ("cost", {"models": ["gpt-4o"], "input_tokens": 0, "output_tokens": 0}),
        ("cost", {"models": ["gpt-4o"], "input_tokens": 10, "output_tokens": 1, "requests": 0}),
    )
    assert all(answer.is_error and "Workload" in answer.content[0].text for answer in empty)
    said = [answer.content[0].text for answer in answers]
    assert all(answer.is_error for answer in answers)
    assert said[0] == "compare: models is ['gpt-4o']; list should have at least 2 items after validation, not 1."
    assert said[1] == "show: name is needed."
    assert said[2] == "cost: input_tokens is -5; input should be greater than or equal to 0."
    assert said[3] == f"show: name is '{'x' * 39}…; string should have at most 200 characters."
    assert not any("pydantic" in one or "\n" in one for one in said)


def test_without_the_extra_it_says_what_to_install(place):
    code = "import sys; sys.modules['mcp'] = None; from steelyard.faces.cli.main import run; sys.exit(run(['mcp']))"
    ran = subprocess.run([sys.executable, "-c", code], env={**os.environ, "STEELYARD_HOME": str(place)}, capture_output=True,
                         text=True)
    assert ran.returncode == 2
    assert "pip install 'steelyard[mcp]'" in ran.stderr
    assert ran.stdout == ""
