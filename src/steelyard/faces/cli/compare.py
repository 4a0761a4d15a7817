"""`steelyard compare`: the comparison, all sections."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from steelyard.compare.profile import BALANCED, weights
from steelyard.faces.cli.common import Parser, catalogue, count, day, deliver, width
from steelyard.faces.cli.common import parser as make

FORMATS = ("text", "markdown", "json", "html")


def parser() -> Parser:
    """The command's arguments."""
    made = make(
        "compare",
        "Weigh two to six models against each other: specs, prices, capabilities, benchmarks, cost, verdict.",
        "steelyard compare gpt-4o-2024-11-20 llama-4-maverick --format html -o comparison.html",
        FORMATS,
    )
    made.add_argument(
        "contenders", nargs="+", metavar="NAME", help="a model, an alias, or provider:ref for one endpoint"
    )
    made.add_argument(
        "--profile", default="", help="what matters: a profile of data/profiles, such as balanced or coding"
    )
    made.add_argument(
        "--needs", default="", help="what a contender must have, comma-separated: vision, tools, open-weights, …"
    )
    made.add_argument("--min-context", type=count, metavar="N", help="tokens that a contender must hold")
    made.add_argument("--max-input-price", metavar="X", help="USD per 1M tokens that it may ask for input")
    made.add_argument("--max-output-price", metavar="X", help="USD per 1M tokens that it may ask for output")
    made.add_argument("--open-weights", action="store_true", help="its weights must be open")
    made.add_argument(
        "--weights", default="", metavar="quality=5,cost=3", help="how much each criterion weighs, instead of the profile's"
    )
    made.add_argument(
        "--workload", metavar="FILE", help="TOML file of a workload, or the name of one in data/workloads"
    )
    made.add_argument("--provider", default="", help="only endpoints of this provider")
    made.add_argument("--region", default="", help="only endpoints in this region")
    made.add_argument("--quantization", default="", metavar="FORMAT", help="only weights served as fp8, bf16, …")
    made.add_argument("--at", metavar="DATE", help="as things stood on that day")
    made.add_argument(
        "--evidence", action="store_true", help="under each figure, its receipts (JSON and HTML have them always)"
    )
    made.add_argument("-o", "--output", metavar="FILE", help="write into this file")
    return made


def run(args: Namespace) -> int:
    """Compare, render, deliver."""
    from steelyard.render.render import render

    cat = catalogue()
    found = cat.compare(
        *args.contenders,
        at=day(args.at),
        provider=args.provider,
        region=args.region,
        quantization=args.quantization,
        **_weighed_by(args),
    )
    deliver(render(found, args.format, snapshot=cat.snapshot, evidence=args.evidence, columns=width()), args.output)
    return 0


def _weighed_by(args: Namespace) -> dict[str, Any]:
    """The profile, its workload unless another is named, needs and weights; without any, nothing has to be read."""
    asked: dict[str, Any] = {"needs": tuple(_needs(args)), "weights": weights(args.weights)}
    if args.profile or args.workload:
        from steelyard.faces.cli import presets

        profile = presets.profile(args.profile) if args.profile else BALANCED
        load = args.workload or profile.workload
        asked |= {"profile": profile} | ({"workload": presets.workload(load)} if load else {})
    return asked


def _needs(args: Namespace) -> Iterator[str]:
    """The words of --needs, and those of the flags that stand for one."""
    yield from (word.strip() for word in args.needs.split(",") if word.strip())
    for name in ("min_context", "max_input_price", "max_output_price"):
        if getattr(args, name) is not None:
            yield f"{name}={getattr(args, name)}"
    if args.open_weights:
        yield "open_weights"
