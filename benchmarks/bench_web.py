"""The web app against its own stack: a comparison made to order against a bare MiniJinja page of that size, and a page
asked for again against a fixed body; each over loopback, on Granian and Litestar, in turns within one run.

    python benchmarks/bench_web.py

The bare page is a table of as many bytes, filled in by MiniJinja with autoescape, compressed by the same code. What it says is
what comparisons say, text by text, so that it takes as much to pack: rows that repeat shrink to nothing in no time. Every
comparison is asked for once, so that no kept answer helps. Where Linux tells it, the processor time that each server took
for a page stands beside its rate: a machine that others use too spares that.
"""

from __future__ import annotations

import asyncio
import contextlib
import html
import itertools
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from bare import PAGE
from litestar import Litestar, Response, get
from minijinja import Environment

from steelyard.faces.book import popular
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.opening import catalogue
from steelyard.faces.web.packing import packed

ROUNDS, EACH, CLIENTS = 14, 60, 4
COLUMNS, SOME = 6, 20


def bare():
    """The stack without Steelyard: one template, one fixed body; the size and the texts come by the environment."""
    size = int(os.environ["BENCH_SIZE"])
    env = Environment(templates={"page.html": PAGE})
    texts = json.loads(Path(os.environ["BENCH_TEXTS"]).read_text("utf-8"))

    def context(count):
        some = list(itertools.islice(itertools.cycle(texts), count * COLUMNS))
        cut = [some[n : n + COLUMNS] for n in range(0, len(some), COLUMNS)]
        return {"title": "A page", "rows": [{"name": name, "cells": cells} for name, *cells in cut]}

    count = 1
    while len(env.render_template("page.html", **context(count)).encode()) < size:
        count += 1
    rows = context(count)
    fixed, _ = packed(env.render_template("page.html", **rows).encode(), "zstd")

    @get("/page", sync_to_thread=False)
    def page() -> Response[bytes]:
        body, used = packed(env.render_template("page.html", **rows).encode(), "zstd")
        return Response(body, media_type="text/html", headers={"content-encoding": used})

    @get("/fixed", sync_to_thread=False)
    def still() -> Response[bytes]:
        return Response(fixed, media_type="text/html", headers={"content-encoding": "zstd"})

    return Litestar([page, still], openapi_config=None)


def serve(target: str, port: int) -> None:
    """One worker of Granian."""
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces

    Granian(
        target, address="127.0.0.1", port=port, workers=1, interface=Interfaces.ASGINL, http=HTTPModes.http1,
        websockets=False, factory=True, log_enabled=False,
    ).serve()


def started(target: str, **environment: str) -> tuple[subprocess.Popen, int]:
    """A server as a process, once it answers."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    path = os.pathsep.join(filter(None, (str(Path(__file__).parent), os.environ.get("PYTHONPATH"))))
    code = f"import bench_web; bench_web.serve({target!r}, {port})"
    every = {**os.environ, **environment, "PYTHONPATH": path}
    process = subprocess.Popen([sys.executable, "-c", code], env=every, stderr=subprocess.DEVNULL)
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return process, port
    raise SystemExit(f"{target} did not come up")


async def client(port: int, paths, taken: list[float]) -> None:
    """One connection that asks for one path after the other."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for path in paths:
        begin = time.perf_counter()
        writer.write(f"GET {path} HTTP/1.1\r\nhost: x\r\naccept-encoding: zstd\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise SystemExit(f"{path}: {head[:60]!r}")
        length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
        await reader.readexactly(length)
        taken.append(time.perf_counter() - begin)
    writer.close()


def load(port: int, paths: list[str], taken: list[float], clients: int = CLIENTS) -> float:
    """Requests a second of some connections at once; latencies go into `taken`."""
    async def run() -> None:
        await asyncio.gather(*(client(port, paths[n::clients], taken) for n in range(clients)))

    begin = time.perf_counter()
    asyncio.run(run())
    return len(paths) / (time.perf_counter() - begin)


def main() -> None:
    """Measure and print."""
    shelf = Shelf(catalogue())
    every = [shelf.compared(pair) for pair in popular.pairs(shelf)]
    ours, port = started("steelyard.faces.web.app:worker")
    warm = every[: len(every) // 3]
    load(port, warm, [])
    fresh = every[len(warm):]
    pages = [fetched(port, f"{at}?requests=1001") for at in fresh[: EACH * (ROUNDS + 1) : 20]]
    size = statistics.mean(len(page.encode()) for page in pages)
    with tempfile.NamedTemporaryFile("w", suffix=".json") as texts:
        json.dump([text for page in pages[:SOME] for text in said(page)], texts)
        texts.flush()
        theirs, other = started("bench_web:bare", BENCH_SIZE=str(int(size)), BENCH_TEXTS=texts.name)
    try:
        measure((port, ours.pid), (other, theirs.pid), fresh, size)
    finally:
        ours.terminate()
        theirs.terminate()


def fetched(port: int, path: str) -> str:
    """A page, unpacked."""
    return urllib.request.urlopen(f"http://127.0.0.1:{port}{path}").read().decode()


def said(page: str) -> list[str]:
    """Every text between the tags of a page."""
    return [text for part in re.split(r"<[^>]*>", page) if (text := html.unescape(part).strip())]


def measure(ours: tuple[int, int], theirs: tuple[int, int], fresh: list[str], size: float) -> None:
    """Rounds in which each candidate, at its port and of its process, has its turn."""
    turns = {
        "comparison made to order": (ours, batched(fresh)),
        "bare MiniJinja page": (theirs, itertools.repeat(["/page"] * EACH)),
        "comparison asked for again": (ours, itertools.repeat([fresh[0]] * EACH * 10)),
        "fixed body": (theirs, itertools.repeat(["/fixed"] * EACH * 10)),
    }
    work: dict[str, list[float]] = {name: [] for name in turns}
    rates: dict[str, list[float]] = {name: [] for name in turns}
    taken: dict[str, list[float]] = {name: [] for name in turns}
    for turn in range(ROUNDS + 1):
        for name, ((port, server), paths) in turns.items():
            times: list[float] = []
            asked, before = next(paths), spent(server)
            rate = load(port, asked, times)
            if turn:
                rates[name].append(rate)
                taken[name] += times
                work[name].append((spent(server) - before) / len(asked))
    print(f"Python {sys.version}")
    print(f"pages of {size / 1000:.0f} KB, zstd, {CLIENTS} connections, one worker")
    for name, found in rates.items():
        cuts = statistics.quantiles(taken[name], n=100)
        rate = statistics.median(found)
        own = f"   {statistics.mean(work[name]) * 1e3:6.2f} ms of processor time"
        print(f"{name:<28}{rate:>9.0f} pages/s   p50 {cuts[49] * 1e3:6.2f} ms   p99 {cuts[98] * 1e3:6.2f} ms{own}")
    told("made to order / bare page: ", rates["comparison made to order"], rates["bare MiniJinja page"], 0.5)
    told("again / fixed body:        ", rates["comparison asked for again"], rates["fixed body"], 0.8)
    if all(map(sum, work.values())):
        told("the same by processor time:", work["bare MiniJinja page"], work["comparison made to order"], 0.5)
        told("                           ", work["fixed body"], work["comparison asked for again"], 0.8)


def told(what: str, ours: list[float], theirs: list[float], least: float) -> None:
    """The ratio of each round: a machine that others use too is the same for both only within one."""
    found = [a / b for a, b in zip(ours, theirs, strict=True)]
    span = f"{min(found):.2f} to {max(found):.2f} over {len(found)} rounds"
    print(f"{what} {statistics.median(found):.2f}, {span} (at least {least})")


def spent(server: int) -> float:
    """Processor seconds of a server and the workers that it started, 0 where the machine does not tell."""
    tick, found = os.sysconf("SC_CLK_TCK"), 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            fields = stat.read_text().rpartition(") ")[2].split()
            if server in (int(stat.parent.name), int(fields[1])):
                found += int(fields[11]) + int(fields[12])
    return found / tick


def batched(items: list[str]):
    """Items, so many at a time."""
    source = iter(items)
    while some := list(itertools.islice(source, EACH)):
        yield some


if __name__ == "__main__":
    main()
