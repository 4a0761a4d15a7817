"""`steelyard resolve`: which model a name means."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator

from steelyard.errors import BadInput
from steelyard.faces.cli.common import Parser, catalogue, day, deliver, width
from steelyard.faces.cli.common import parser as make


def parser() -> Parser:
    """The command's arguments."""
    made = make(
        "resolve",
        "Which model a name means; null with candidates where that is not known.",
        "steelyard resolve us.anthropic.claude-sonnet-4-5-20250929-v1:0 --provider amazon-bedrock",
    )
    made.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help='none: JSON lines {"provider": …, "ref": …} are read from standard input, and answered in order',
    )
    made.add_argument("--provider", default="", help="who uses the name, by any name that the catalogue knows")
    made.add_argument("--at", metavar="DATE", help="what a floating name meant on that day")
    return made


def run(args: Namespace) -> int:
    """Names to answers; 1 where one that was asked by name is unknown."""
    cat, at = catalogue(), day(args.at)
    if not args.names:
        import msgspec

        from steelyard.render.values import named

        for provider, ref in asked(sys.stdin):
            answer = cat.resolve(ref, provider=provider or args.provider, at=at)
            sys.stdout.write(msgspec.json.encode(named(answer)).decode() + "\n")
        return 0
    from steelyard.render.render import render

    answers = [cat.resolve(name, provider=args.provider, at=at) for name in args.names]
    deliver(
        render(answers, args.format, snapshot=cat.snapshot, kind="resolve", names=tuple(args.names), columns=width())
    )
    return 0 if all(answer.means != "unknown" for answer in answers) else 1


def asked(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(provider, ref) of each line; BadInput names the line that is not a question."""
    import json

    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            yield str(row.get("provider") or ""), str(row["ref"])
        except (ValueError, KeyError, AttributeError):
            raise BadInput(
                f'line {number} of standard input is {line.strip()[:80]!r}; {{"provider": …, "ref": …}} is '
                "needed, one object a line."
            ) from None
