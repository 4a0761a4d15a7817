"""`steelyard find`: the models that fit."""

from __future__ import annotations

import sys
from argparse import Namespace

from steelyard.errors import BadInput
from steelyard.faces.cli.common import Parser, catalogue, count, deliver, width
from steelyard.faces.cli.common import parser as make
from steelyard.vocabulary.needs import NEEDS

SHOWN = 25


def parser() -> Parser:
    """The command's arguments."""
    made = make(
        "find",
        "The models that fit; what is not documented does not fit.",
        "steelyard find --needs vision,tools --min-context 200000 --max-input-price 1 --sort input-price",
        ("text", "markdown", "json"),
    )
    made.add_argument("query", nargs="*", metavar="QUERY", help="words of a name")
    made.add_argument("--needs", default="", help=f"comma-separated: {', '.join(NEEDS)}")
    made.add_argument("--min-context", type=count, default=0, metavar="N", help="tokens")
    made.add_argument("--max-input-price", metavar="X", help="USD per 1M tokens")
    made.add_argument("--max-output-price", metavar="X", help="USD per 1M tokens")
    made.add_argument("--open-weights", action="store_true", help="weights can be downloaded")
    made.add_argument("--creator", default="", help="who made it, such as meta")
    made.add_argument("--provider", default="", help="who serves it, such as amazon-bedrock")
    made.add_argument("--kind", default="", help="chat, embedding, image, …")
    made.add_argument("--aliases", action="store_true", help="list floating names too")
    made.add_argument("--retired", action="store_true", help="list retired models too")
    made.add_argument("--silent", action="store_true", help="list too those of which no source says whether they fit")
    made.add_argument(
        "--sort",
        default="",
        metavar="KEY",
        help="name, released, context, input-price, output-price, providers (default: most served first)",
    )
    made.add_argument("--limit", type=count, metavar="N", help=f"at most N (default: {SHOWN} as text, all as JSON)")
    return made


def run(args: Namespace) -> int:
    """Search, render, deliver; 1 if nothing fits."""
    from steelyard.api import amount
    from steelyard.render.render import render

    def price(text: str | None, what: str) -> object:
        return None if text is None else amount(text, what)

    cat = catalogue()
    if args.limit is not None and args.limit < 0:
        raise BadInput(f"--limit is {args.limit}; it can't be less than 0.")
    limit = args.limit if args.limit is not None or args.format == "json" else SHOWN
    wanted = {
        "needs": tuple(need.strip() for need in args.needs.split(",") if need.strip()),
        "min_context": args.min_context,
        "max_input_price": price(args.max_input_price, "--max-input-price"),
        "max_output_price": price(args.max_output_price, "--max-output-price"),
        "open_weights": args.open_weights,
        "creator": args.creator,
        "provider": args.provider,
        "kind": args.kind,
        "aliases": args.aliases,
        "retired": args.retired,
        "silent": args.silent,
        "sort": args.sort,
    }
    query = " ".join(args.query)
    found = cat.find(query, **wanted)
    shown = found[:limit] if limit is not None else found
    retired = 0 if args.retired else len(cat.find(query, **{**wanted, "retired": True})) - len(found)
    if retired:
        sys.stderr.write(f"{retired} retired left out; --retired lists them too.\n")
    silent = 0 if args.silent else len(cat.find(query, **{**wanted, "silent": True})) - len(found)
    if silent:
        sys.stderr.write(f"Of {silent:,} more no source says whether they fit; --silent lists them too.\n")
    if not found:
        sys.stderr.write("Nothing fits. Ask for less, or `steelyard find WORD` to see what there is.\n")
        if args.format != "json":
            return 1
    deliver(render(shown, args.format, snapshot=cat.snapshot, kind="find", columns=width(), today=cat.today))
    if len(shown) < len(found):
        sys.stderr.write(f"{len(shown)} of {len(found)} shown; --limit {len(found)} shows all.\n")
    return 0 if found else 1
