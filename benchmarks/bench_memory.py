"""Memory of a server that is asked ever new things: comparisons at workloads of readers' own, on past days, by other weights.

    python benchmarks/bench_memory.py

Each is asked in so many rounds of new questions; what is kept from one question for the next must not grow with how many there
were. Memory is that of the worker and its parent together, as Linux tells it.
"""

from __future__ import annotations

import asyncio
import itertools
import os
import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from bench_web import started

from steelyard.faces.book import popular
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.opening import catalogue

ROUNDS, EACH, PAIRS = 6, 1_500, 40


def questions(shelf: Shelf, draw: random.Random) -> dict[str, Callable[[], str]]:
    """By kind, what makes an address that was most likely not asked for before."""
    every = [shelf.compared(pair) for pair in itertools.islice(popular.pairs(shelf), PAIRS)]
    today = date.fromisoformat(shelf.cat.today)

    def workload() -> str:
        return f"{draw.choice(every[:3])}?requests={draw.randrange(1, 10**6)}&input={draw.randrange(1, 10**4)}"

    def day() -> str:
        return f"{draw.choice(every)}?at={today - timedelta(days=draw.randrange(1, 400))}"

    def weights() -> str:
        return f"{draw.choice(every[:3])}?weights=quality={draw.randrange(1, 100)},cost={draw.randrange(1, 100)}"

    return {"workloads": workload, "past days": day, "weights": weights}


async def ask(port: int, paths: list[str]) -> None:
    """One connection that asks for one path after the other."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for path in paths:
        writer.write(f"GET {path} HTTP/1.1\r\nhost: x\r\naccept-encoding: zstd\r\n\r\n".encode())
        head = (await reader.readuntil(b"\r\n\r\n")).lower().split(b"\r\n")
        await reader.readexactly(next(int(line[15:]) for line in head if line.startswith(b"content-length:")))
    writer.close()


def held(server: int) -> float:
    """MB of a server and of the workers that it started."""
    found = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((process / "stat").read_text().rpartition(") ")[2].split()[1])
            if server in (int(process.name), parent):
                found += int((process / "statm").read_text().split()[1])
        except OSError:  # it has ended meanwhile
            continue
    return found * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> None:
    """Measure and print."""
    shelf, draw = Shelf(catalogue()), random.Random(1)
    print(f"MB of a server before and after each {EACH:,} questions of a kind, on {PAIRS} comparisons")
    for kind, question in questions(shelf, draw).items():
        server, port = started("steelyard.faces.web.app:worker")
        try:
            asyncio.run(ask(port, [question() for _ in range(PAIRS)]))
            found = [held(server.pid)]
            for _ in range(ROUNDS):
                asyncio.run(ask(port, [question() for _ in range(EACH)]))
                found.append(held(server.pid))
        finally:
            server.terminate()
        print(f"{kind:<10}", *[f"{mb:6.0f}" for mb in found])


if __name__ == "__main__":
    main()
