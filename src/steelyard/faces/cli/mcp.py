"""`steelyard mcp`: the MCP server on standard input and output."""

from __future__ import annotations

from argparse import Namespace

from steelyard.collecting import steady
from steelyard.errors import BadInput
from steelyard.faces.cli.common import Parser, catalogue
from steelyard.faces.cli.common import parser as make


def parser() -> Parser:
    """The command's arguments."""
    return make("mcp", "The MCP server on standard input and output: resolve, show, find, compare, cost, changes as tools.",
                "steelyard mcp")


def run(_: Namespace) -> int:
    """Compile if nothing is, then answer until the client hangs up."""
    try:
        from steelyard.faces.mcp import Current, server
    except ModuleNotFoundError as error:
        raise BadInput(f"`mcp` needs {error.name}, which is not installed: pip install 'steelyard[mcp]'.") from None
    catalogue()
    steady()
    server(Current()).run("stdio")
    return 0
