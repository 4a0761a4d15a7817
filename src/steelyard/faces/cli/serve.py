"""`steelyard serve`: the web app and the HTTP API."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from steelyard.errors import BadInput
from steelyard.faces.cli.common import Parser, catalogue
from steelyard.faces.cli.common import parser as make

_PORTS = 65535


def parser() -> Parser:
    """The command's arguments."""
    made = make("serve", "The web app and HTTP API over the snapshot in service; a new one is picked up without a restart.",
                "steelyard serve --port 8400 --workers 2")
    made.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1, this machine only)")
    made.add_argument("--port", type=int, default=8400, help="port to listen on (default: 8400)")
    made.add_argument("--workers", type=int, default=1, metavar="N", help="processes (default: 1)")
    made.add_argument("--rate", type=int, default=0, metavar="N", help="requests a minute from one address, in each process "
                      "(default: no limit)")
    made.add_argument("--base-url", default="", metavar="URL", help="the site's public address, for canonical links and the "
                      "sitemap")
    made.add_argument("--behind-proxy", action="store_true", help="believe X-Forwarded-For, for the rate limit")
    made.add_argument("--no-pictures", action="store_true", help="no pictures of comparisons and models, which "
                      "stand for them where they are quoted")
    made.add_argument("--quiet", action="store_true", help="no access log")
    return made


def run(args: Namespace) -> int:
    """Check, compile if nothing is, serve until told to stop."""
    if not 0 < args.port <= _PORTS or args.workers < 1 or args.rate < 0:
        raise BadInput("--port is 1 to 65535, --workers at least 1, --rate not negative.")
    try:
        from steelyard.faces.web.serving import serve

        if not args.no_pictures:
            import resvg_py  # noqa: F401 - only to say now that it is not there
    except ModuleNotFoundError as error:
        raise BadInput(f"`serve` needs {error.name}, which is not installed: pip install 'steelyard[web]'.") from None
    catalogue()

    os.environ |= {
        "STEELYARD_RATE": str(args.rate), "STEELYARD_BASE_URL": args.base_url, "STEELYARD_PROXIED": str(int(args.behind_proxy)),
        "STEELYARD_PICTURES": str(int(not args.no_pictures)),
    }
    sys.stderr.write(f"Serving on http://{args.host}:{args.port} with {args.workers} worker(s); Ctrl-C stops.\n")
    sys.stderr.flush()
    serve(args.host, args.port, args.workers, log=not args.quiet)
    return 0
