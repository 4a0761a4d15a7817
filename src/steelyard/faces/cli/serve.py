"""`steelyard serve`: the web app and the HTTP API."""

from __future__ import annotations

import errno
import os
import re
import socket
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib.util import find_spec

from steelyard.errors import BadInput
from steelyard.faces.cli.common import Parser, catalogue
from steelyard.faces.cli.common import parser as make

_PORTS = 65535
_SITE = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]+(/[^\s?#]*)?")
_WHY = {
    errno.EADDRINUSE: "another program listens there already", errno.EACCES: "it is not allowed to this user",
    errno.EADDRNOTAVAIL: "it is no address of this machine",
}


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
    if args.base_url and not _SITE.fullmatch(args.base_url):
        raise BadInput(f"--base-url is {args.base_url!r}; an address such as https://example.org is needed.")
    installed(("brotli", "granian", "litestar", "minijinja", "zstandard", *(() if args.no_pictures else ("resvg_py",))))
    free(args.host, args.port)
    catalogue()

    os.environ |= {
        "STEELYARD_RATE": str(args.rate), "STEELYARD_BASE_URL": args.base_url, "STEELYARD_PROXIED": str(int(args.behind_proxy)),
        "STEELYARD_PICTURES": str(int(not args.no_pictures)),
    }
    sys.stderr.write(f"Serving on http://{args.host}:{args.port} with {args.workers} worker(s); Ctrl-C stops.\n")
    sys.stderr.flush()
    from steelyard.faces.web.serving import serve

    serve(args.host, args.port, args.workers, log=not args.quiet)
    return 0


def installed(names: Sequence[str]) -> None:
    """BadInput names what is missing, before workers start that would fail one by one."""
    missing = [name for name in names if find_spec(name) is None]
    if missing:
        raise BadInput(f"`serve` needs {', '.join(missing)}, which is not installed: pip install 'steelyard[web]'.")


def free(host: str, port: int) -> None:
    """BadInput where nobody can listen: the server itself would share a port with another of its kind, and say nothing."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            why = _WHY.get(error.errno or 0, str(error))
            raise BadInput(f"{host}:{port} can't be listened on: {why}. Name another with --host and --port.") from None
