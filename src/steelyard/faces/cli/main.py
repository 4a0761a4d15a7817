"""Which command is called, and what its exit code says: 0 done, 1 the answer is no, 2 bad input, 3 a source or storage."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Final

COMMANDS: Final[dict[str, str]] = {
    "compare": "weigh two to six models against each other",
    "show": "one model: facts, endpoints, prices, capabilities, results, dissent",
    "find": "the models that fit",
    "resolve": "which model a name means",
    "cost": "what a workload costs, per endpoint, cheapest first",
    "changes": "what changed: prices, limits, capabilities, new, retired",
    "sync": "take sources in, and compile",
    "sources": "where the facts come from, and how old they are",
    "check": "the snapshot's health: conflicts, unit mistakes, contradictions",
    "serve": "the web app and HTTP API",
    "site": "the same pages as files, for any static host",
    "mcp": "the same questions as tools for agents, on standard input and output",
    "judge": "record that two names mean the same model, or different ones",
    "export": "the snapshot as .parquet, .csv, .json or .sqlite",
}


def run(argv: list[str]) -> int:
    """Run one command; whatever goes wrong on purpose becomes one line on standard error and an exit code."""
    name = argv[0] if argv else "--help"
    if name in ("-h", "--help"):
        sys.stdout.write(overview())
        return 0 if argv else 2
    if name == "--version":
        return _version()
    if name not in COMMANDS:
        return _unknown(name)
    return _run(name, argv[1:])


def _run(name: str, rest: list[str]) -> int:
    from steelyard.errors import SteelyardError

    command = import_module(f"steelyard.faces.cli.{name}")
    try:
        code: int = command.run(command.parser().parse_args(rest))
        sys.stdout.flush()
    except SteelyardError as error:
        sys.stderr.write(f"steelyard {name}: {error}\n")
        return error.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        return 130
    return code


def overview() -> str:
    """The help of the whole: each command in a line."""
    lines = [f"  {name:<9}{what}" for name, what in COMMANDS.items()]
    return "\n".join(
        [
            "Steelyard weighs large language models against each other; every figure carries its receipt.",
            "",
            "usage: steelyard COMMAND …   (steelyard COMMAND --help shows an example)",
            "",
            *lines,
            "",
            "  steelyard compare gpt-4o-2024-11-20 llama-4-maverick",
            "",
            "exit codes: 0 done; 1 done, and the answer is no; 2 bad use or input; 3 a source or storage failed",
            "",
        ]
    )


def _version() -> int:
    from importlib.metadata import version

    sys.stdout.write(f"steelyard {version('steelyard')}\n")
    return 0


def _unknown(name: str) -> int:
    from difflib import get_close_matches

    near = get_close_matches(name, COMMANDS, n=1)
    hint = f" Did you mean `steelyard {near[0]}`?" if near else " `steelyard --help` lists them."
    sys.stderr.write(f"steelyard: there is no command {name!r}.{hint}\n")
    return 2
