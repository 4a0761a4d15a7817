"""The static site against the bare template: pages a second on one core, memory as the number of pages grows, compression.

    python benchmarks/bench_site.py [--pages 1500] [--many 8000]

The ceiling is MiniJinja filling in a table of as many bytes and writing it to a file. Where `hugo` is installed, it renders
as many pages of that size, and Steelyard is measured on two cores against it.
"""

from __future__ import annotations

import argparse
import itertools
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench_web import PAGE
from minijinja import Environment

from steelyard.faces.book import popular
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.opening import catalogue
from steelyard.faces.site.build import build
from steelyard.faces.site.plan import Options, Portion
from steelyard.faces.site.press import PACKS, Press
from steelyard.home import home
from steelyard.parallel import Processes

ROUNDS = 3


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=1500)
    parser.add_argument("--many", type=int, default=8000)
    parser.add_argument("--memory", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.memory:
        print(json.dumps(memory(args.memory)))
        return
    with tempfile.TemporaryDirectory() as folder:
        rates(Path(folder), args.pages)
        hugo(Path(folder), args.pages)
    few, many = (measured(count) for count in (args.many // 4, args.many))
    print(f"memory: {few:.0f} MB after {args.many // 4:,} pages, {many:.0f} MB after {args.many:,}")


def measured(count: int) -> float:
    """`memory` in a process of its own."""
    command = [sys.executable, __file__, "--memory", str(count)]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


def rates(folder: Path, count: int) -> None:
    """Steelyard and the bare template in turns; then compression by itself."""
    shelf = Shelf(catalogue(), live=False, twins=())
    pairs = list(itertools.islice(popular.pairs(shelf), count))
    press = Press(shelf, folder / "ours", Options())
    press.portion(Portion(0, pairs=tuple(pairs)))
    files = [folder / "ours" / shelf.compared(pair)[1:] / "index.html" for pair in pairs]
    size = sum(file.stat().st_size for file in files) / len(files)
    best = {"steelyard": 0.0, "bare template": 0.0}
    turns = {
        "steelyard": lambda: press.portion(Portion(0, pairs=tuple(pairs))),
        "bare template": lambda: bare(folder / "bare", len(pairs), int(size)),
    }
    shutil.rmtree(folder / "ours")
    for turn in range(ROUNDS):
        for name, write in turns.items():
            best[name] = max(best[name], timed(write, len(pairs)))
        shutil.rmtree(folder / "bare")
        if turn < ROUNDS - 1:
            shutil.rmtree(folder / "ours")
    print(f"{len(pairs):,} comparisons of {size / 1000:.0f} KB, one core")
    for name, rate in best.items():
        print(f"{name:<16}{rate:>8.0f} pages/s")
    print(f"steelyard / bare template: {best['steelyard'] / best['bare template']:.2f} (at least 0.5)")
    some = [file.read_bytes() for file in files[:200]]
    for ending, pack in PACKS.items():
        print(f"compression {ending:<4}{timed(lambda p=pack: [p(body) for body in some], len(some)):>8.0f} pages/s")


def bare(out: Path, count: int, size: int) -> None:
    """As many files of one template."""
    env = Environment(templates={"page.html": PAGE})
    row = {"name": "Row & number", "cells": ["$2.50", "128K", "Yes", "2024-10-02", "not <stated>"]}
    one = len(env.render_template("page.html", title="A page", rows=[row] * 200)) / 200
    rows = [row] * int(size / one)
    for number in range(count):
        to = out / str(number // 100) / str(number) / "index.html"
        to.parent.mkdir(parents=True)
        to.write_bytes(env.render_template("page.html", title=f"Page {number}", rows=rows).encode())


def hugo(folder: Path, count: int) -> None:
    """Hugo on the same machine, where there is one."""
    program = shutil.which("hugo")
    if program is None:
        print("hugo is not installed: apt-get install hugo, to be compared with it")
        return
    site = folder / "hugo"
    (site / "layouts" / "_default").mkdir(parents=True)
    (site / "content").mkdir()
    cells = '{{ range .cells }}<td class="num">{{ . }}</td>{{ end }}'
    row = f'<tr><th scope="row"><span class="v">{{{{ .name }}}}</span></th>{cells}</tr>'
    table = f"<table>{{{{ range site.Data.rows }}}}{row}{{{{ end }}}}</table>"
    (site / "layouts/_default/single.html").write_text(f"<!doctype html><title>{{{{ .Title }}}}</title>{table}")
    (site / "data").mkdir()
    one = {"cells": ["$2.50", "128K", "Yes", "2024-10-02", "no"]}
    (site / "data/rows.json").write_text(json.dumps([{"name": f"Row & {n}"} | one for n in range(900)]))
    (site / "hugo.toml").write_text('disableKinds = ["taxonomy", "term", "RSS", "sitemap", "home", "section"]\n')
    for number in range(count):
        (site / "content" / f"p{number}.md").write_text(f"---\ntitle: Page {number}\n---\n")
    theirs = timed(lambda: subprocess.run([program, "--quiet", "-s", site], check=True), count)
    cat = catalogue()
    begin = time.perf_counter()
    done = build(home().current(), folder / "two", Options(), today=cat.today, mapper=Processes(2))
    ours = done.pages / (time.perf_counter() - begin)
    print(f"hugo {theirs:.0f} pages/s, steelyard on two cores {ours:.0f} pages/s: {ours / theirs:.2f} (at least 2)")


def memory(count: int) -> float:
    """Peak memory of writing so many comparisons, in MB; files are thrown away at once."""
    shelf = Shelf(catalogue(), live=False, twins=())
    with tempfile.TemporaryDirectory() as folder:
        press = Press(shelf, Path(folder), Options("all"))
        source = popular.every(shelf)
        for number in range(count // 100):
            press.portion(Portion(number, pairs=tuple(itertools.islice(source, 7, 107))))
            shutil.rmtree(Path(folder) / "compare")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def timed(call, count: int) -> float:
    """How many a second."""
    begin = time.perf_counter()
    call()
    return count / (time.perf_counter() - begin)


if __name__ == "__main__":
    main()
