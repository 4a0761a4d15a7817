"""`steelyard cost`: what a workload costs, per endpoint, cheapest first, each term shown."""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING, Any, Final

from steelyard.errors import BadInput
from steelyard.faces.cli.common import Parser, catalogue, count, day, deliver, width
from steelyard.faces.cli.common import parser as make

if TYPE_CHECKING:
    from steelyard.compare.workload import Workload

_FIGURES: Final = ("input", "cached", "written", "ttl", "reasoning", "images", "image_tokens", "requests", "hours")


def parser() -> Parser:
    """The command's arguments."""
    made = make(
        "cost",
        "What a workload costs, per endpoint, cheapest first, each term shown. Tokens are those of one request.",
        "steelyard cost gpt-4o-2024-11-20 --input 4000 --cached 3000 --output 500 --requests 100000",
        ("text", "markdown", "json"),
    )
    made.add_argument("models", nargs="+", metavar="MODEL", help="a model, an alias, or provider:ref for one endpoint")
    _of_the_workload(made)
    _of_the_endpoint(made)
    made.add_argument("--limit", type=count, metavar="N", help="the N cheapest (default: every endpoint)")
    made.add_argument("--at", metavar="DATE", help="at the prices of that day")
    return made


def _of_the_workload(made: Parser) -> None:
    """What is asked of the model: figures of one request, how many of them, and when."""
    made.add_argument(
        "--workload", metavar="FILE", help="TOML file of a workload, or the name of one in data/workloads"
    )
    made.add_argument("--input", type=count, metavar="N", help="prompt tokens, the cached ones among them")
    made.add_argument("--output", type=count, metavar="N", dest="output_tokens", help="answer tokens")
    made.add_argument("--cached", type=count, metavar="N", help="prompt tokens that are read from a cache")
    made.add_argument("--written", type=count, metavar="N", help="prompt tokens that are written to a cache")
    made.add_argument("--ttl", metavar="SPAN", help="how long cache entries live: 5m, 1h (default: the usual)")
    made.add_argument("--reasoning", type=count, metavar="N", help="thinking tokens, on top of the answer")
    made.add_argument("--images", type=count, metavar="N", help="images in a prompt")
    made.add_argument(
        "--image-tokens", type=count, metavar="N", help="tokens of one image, where it is billed by the token"
    )
    made.add_argument("--searches", metavar="N", help="web searches that the provider runs, on average")
    made.add_argument("--requests", type=count, metavar="N", help="how many such requests (default: 1)")
    made.add_argument("--batch", metavar="SHARE", help="share of requests sent as a batch, 0 to 1 or in %%")
    made.add_argument(
        "--hours", metavar="SPAN", help="when the requests are made, in UTC, as 09:00-17:30 (default: any)"
    )


def _of_the_endpoint(made: Parser) -> None:
    """What an endpoint must be to be priced."""
    made.add_argument("--provider", default="", help="only endpoints of this provider")
    made.add_argument("--region", default="", help="only endpoints in this region: eu takes eu-west-1 in")
    made.add_argument("--quantization", default="", metavar="FORMAT", help="only weights served as fp8, bf16, …")
    made.add_argument(
        "--needs", default="", help="what an endpoint must be able to do, comma-separated: vision, tools, structured, …"
    )
    made.add_argument("--min-context", type=count, default=0, metavar="N", help="tokens")
    made.add_argument("--min-output", type=count, default=0, metavar="N", help="tokens of the longest answer")


def run(args: Namespace) -> int:
    """Bills of every endpoint that fits, sorted, rendered; 1 if none can be worked out."""
    from msgspec.structs import asdict as as_dict

    from steelyard.render.render import Look, render

    cat = catalogue()
    load = _workload(args)
    found = cat.costs(
        *args.models,
        workload=load,
        at=day(args.at),
        provider=args.provider,
        region=args.region,
        quantization=args.quantization,
        needs=tuple(word.strip() for word in args.needs.split(",") if word.strip()),
        min_context=args.min_context,
        min_output=args.min_output,
    )
    if found.failing or found.silent:
        sys.stderr.write(f"Left out: {found.failing} that do not fit, {found.silent} of which nobody says.\n")
    if not found.bills:
        sys.stderr.write("No endpoint fits. `steelyard show MODEL` lists the endpoints that there are.\n")
        return 1
    bills = found.bills[: args.limit]
    look = Look(kind="cost", workload=as_dict(load), columns=width(), today=cat.today)
    deliver(render(bills, args.format, snapshot=cat.snapshot, look=look))
    return 0 if any(bill.total or bill.low for bill in bills) else 1


def _workload(args: Namespace) -> Workload:
    """A named workload with what was asked beside it, or the figures that were asked."""
    from msgspec.structs import replace

    from steelyard.api import amount
    from steelyard.compare.workload import Workload
    from steelyard.faces.book.asked import share
    from steelyard.faces.cli import presets

    figures = {"output": args.output_tokens} | {name: getattr(args, name) for name in _FIGURES}
    own: dict[str, Any] = {name: figure for name, figure in figures.items() if figure is not None}
    if args.searches is not None:
        own["searches"] = amount(args.searches, "--searches")
    if args.batch is not None:
        own["batch"] = share(args.batch, "--batch")
    if args.workload:
        base = presets.workload(args.workload)
        return replace(base, **own, name="asked", why=f"As {base.name}, with figures of your own.") if own else base
    if args.input is None or args.output_tokens is None:
        raise BadInput("--input and --output are needed, or a --workload.")
    if args.cached is not None and args.cached > args.input >= 0:
        raise BadInput(f"--cached is {args.cached}, more than the whole prompt of --input {args.input}.")
    asked: dict[str, Any] = {"name": "asked", "why": "as asked", "requests": 1} | own
    return Workload(**asked)
