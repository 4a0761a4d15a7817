"""`steelyard site`: the web app's pages as files, for any static host."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from steelyard.collecting import steady
from steelyard.errors import BadInput
from steelyard.faces.cli.common import Parser, catalogue, progress, warn_of_own
from steelyard.faces.cli.common import parser as make
from steelyard.parallel import mapper

_ENCODINGS = ("gz", "br", "zst")
_TWINS = ("json", "md")


def parser() -> Parser:
    """The command's arguments."""
    made = make("site", "The static site: every page as a file, links relative; a run that was cut off goes on where it was.",
                "steelyard site public --pairs popular --base-url https://example.org/llm")
    made.add_argument("out", metavar="OUT", help="a folder, a file ending in .zip, or an address such as s3://bucket/site, "
                      "which needs fsspec")
    made.add_argument("--pairs", default="popular", metavar="popular|all|FILE", help="which comparisons (default: popular); "
                      "a FILE has two names on each line")
    made.add_argument("--workers", type=int, default=os.cpu_count() or 1, metavar="N", help="processes (default: one per core)")
    made.add_argument("--ray", default="", metavar="ADDRESS", help="over a Ray cluster that reaches OUT; or local")
    made.add_argument("--base-url", default="", metavar="URL", help="the site's address, for the sitemap and canonical links")
    made.add_argument("--encodings", default="", help="also write each page compressed: gz, br, zst, comma-separated")
    made.add_argument("--twins", default="", help="also write each page as json, md, comma-separated")
    made.add_argument("--pictures", action="store_true", help="also draw a picture of each comparison and model, for where it "
                      "is quoted; needs --base-url")
    return made


def run(args: Namespace) -> int:
    """Plan, write, say what was written."""
    if args.workers < 1:
        raise BadInput("--workers is at least 1.")
    if args.pictures and not args.base_url:
        raise BadInput("--pictures needs --base-url: a picture is quoted by its whole address.")
    encodings, twins = _listed("--encodings", args.encodings, _ENCODINGS), _listed("--twins", args.twins, _TWINS)
    try:
        from steelyard.faces.site.build import build
        from steelyard.faces.site.plan import Options
    except ModuleNotFoundError as error:
        raise BadInput(f"`site` needs {error.name}, which is not installed: pip install 'steelyard[web]'.") from None
    from steelyard.home import home
    from steelyard.render.json import encode

    cat = catalogue()
    options = Options(args.pairs, args.base_url.rstrip("/"), encodings, tuple(f".{twin}" for twin in twins), args.pictures)
    said = progress()
    steady()
    done = build(home().current(), args.out, options, today=cat.today, mapper=mapper(args.workers, args.ray), said=said)
    said("")
    warn_of_own(cat.snapshot)
    if args.format == "json":
        sys.stdout.write(encode(done, indent=0) + "\n")
    else:
        before = f"; {done.skipped:,} portions stood there already" if done.skipped else ""
        gone = f"; {done.removed:,} files of an earlier run taken away" if done.removed else ""
        sys.stdout.write(f"{done.pages:,} pages in {args.out}{before}{gone}\n")
    return 0


def _listed(option: str, text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))
    for word in found:
        if word not in known:
            raise BadInput(f"{option}: {word!r} is none of {', '.join(known)}.")
    return found
