"""The static site against the bare template: pages a second on one core, memory as the number of pages grows, compression.

    python benchmarks/bench_site.py [--pages 2000] [--large 10000] [--many 20000]

The ceiling is MiniJinja filling in a table of as many bytes and writing it to a file. Where `hugo` is installed, it renders
as many pages of that size, and Steelyard is measured on two cores against it, both from nothing to the last file: a small site,
where each process meets most models for the first time, and a large one.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from bare import PAGE
from minijinja import Environment

from steelyard.collecting import steady
from steelyard.faces.book import popular
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.book.texts import batched
from steelyard.faces.opening import catalogue
from steelyard.faces.site.build import Works
from steelyard.faces.site.journal import Journal
from steelyard.faces.site.places import Folder
from steelyard.faces.site.plan import PORTION, Options, Portion
from steelyard.faces.site.press import PACKS, Press
from steelyard.home import home
from steelyard.parallel import Processes

ROUNDS = 3
SAME = 0.05


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--large", type=int, default=10_000)
    parser.add_argument("--many", type=int, default=20_000)
    parser.add_argument("--memory", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.memory:
        print(json.dumps(memory(args.memory)))
        return
    print(f"Python {sys.version}")
    with tempfile.TemporaryDirectory() as folder:
        rates(Path(folder), args.pages)
        for count in (args.pages, args.large):
            hugo(Path(folder), count)
    counts = (args.many // 100, args.many // 10, args.many)
    said = ", ".join(f"{measured(count):.0f} MB after {count:,}" for count in counts)
    print(f"memory of one process, comparisons of all models: {said}")


def measured(count: int) -> float:
    """`memory` in a process of its own."""
    command = [sys.executable, __file__, "--memory", str(count)]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


def rates(folder: Path, count: int) -> None:
    """Steelyard and the bare template in turns, in a process that is settled as workers are; then compression by itself."""
    steady()
    shelf = Shelf(catalogue(), live=False, twins=())
    pairs = list(itertools.islice(popular.pairs(shelf), count))
    press = Press(shelf, Options())
    ours = partial(written, press, folder / "ours", pairs)
    ours()
    files = [folder / "ours" / shelf.compared(pair)[1:] / "index.html" for pair in pairs]
    size = sum(file.stat().st_size for file in files) / len(files)
    best = {"steelyard": 0.0, "bare template": 0.0}
    turns = {
        "steelyard": ours,
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


def written(press: Press, out: Path, pairs: list[tuple[str, str]]) -> None:
    """Comparisons in a folder, with their place in its journal."""
    Journal(Folder(str(out)), b"").write(0, press.files(Portion(0, pairs=tuple(pairs))))


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
    """Hugo on the same machine, where there is one: as many pages of that size, each on two cores, in turns."""
    program = shutil.which("hugo")
    if program is None:
        print("hugo is not installed: apt-get install hugo, to be compared with it")
        return
    cat = catalogue()
    pairs = list(itertools.islice(asked(Shelf(cat)), count))
    best, least = {"steelyard": 0.0, "hugo": 0.0}, {"steelyard": math.inf, "hugo": math.inf}
    for turn in range(ROUNDS):
        out = folder / f"two{turn}"
        rate, spent = costed(lambda to=out: compared(to, pairs, cat.today), len(pairs))
        best["steelyard"], least["steelyard"] = max(best["steelyard"], rate), min(least["steelyard"], spent)
        files = list(out.rglob("index.html"))
        size = sum(file.stat().st_size for file in files) / len(files)
        theirs = laid(folder / f"hugo{turn}", len(pairs), int(size))
        rate, spent = costed(lambda at=theirs: subprocess.run([program, "--quiet", "-s", at], check=True), len(pairs))
        best["hugo"], least["hugo"] = max(best["hugo"], rate), min(least["hugo"], spent)
        written = list((theirs / "public").rglob("index.html"))
        if len(written) != len(pairs) or abs(sum(f.stat().st_size for f in written) / len(written) / size - 1) > SAME:
            raise SystemExit("hugo wrote other pages than were wanted")
        shutil.rmtree(out)
        shutil.rmtree(theirs)
    print(f"two cores, whole processes, {len(pairs):,} pages of {size / 1000:.0f} KB, the best of {ROUNDS} turns each")
    for name, rate in best.items():
        print(f"{name:<16}{rate:>8.0f} pages/s{least[name] * 1e3:>10.2f} ms of processor time a page")
    ratio, work = best["steelyard"] / best["hugo"], least["hugo"] / least["steelyard"]
    print(f"steelyard / hugo: {ratio:.2f} by the clock (at least 2), {work:.2f} by processor time, which a busy machine spares")


def asked(shelf: Shelf):
    """The popular pairs, then all others of the well-served models."""
    met = dict.fromkeys(popular.pairs(shelf))
    served = sorted(line.id for line in popular.weighable(shelf)[: popular.SERVED])
    return itertools.chain(met, (pair for pair in itertools.combinations(served, 2) if pair not in met))


def compared(out: Path, pairs: list[tuple[str, str]], today: str) -> None:
    """Comparisons written by two processes that start from nothing."""
    works = Works(home().current(), str(out), Options(), today, b"")
    portions = (Portion(number, pairs=tuple(some)) for number, some in enumerate(batched(pairs, PORTION)))
    for _ in Processes(2)(works, portions):
        pass


def laid(site: Path, count: int, size: int) -> Path:
    """A site for Hugo: one template, one table of data, so many pages of that size."""
    (site / "layouts" / "_default").mkdir(parents=True)
    (site / "content").mkdir()
    cells = '{{ range .cells }}<td class="num">{{ . }}</td>{{ end }}'
    row = f'<tr><th scope="row"><span class="v">{{{{ .name }}}}</span></th>{cells}</tr>'
    table = f"<table>{{{{ range site.Data.rows }}}}{row}{{{{ end }}}}</table>"
    (site / "layouts/_default/single.html").write_text(f"<!doctype html><title>{{{{ .Title }}}}</title>{table}")
    (site / "data").mkdir()
    one = {"name": "Row & number", "cells": ["$2.50", "128K", "Yes", "2024-10-02", "no"]}
    each = len('<tr><th scope="row"><span class="v">Row &amp; number</span></th></tr>') + sum(
        len(f'<td class="num">{cell}</td>') for cell in one["cells"]
    )
    (site / "data/rows.json").write_text(json.dumps([one] * (size // each)))
    (site / "hugo.toml").write_text('disableKinds = ["taxonomy", "term", "RSS", "sitemap", "home", "section"]\n')
    for number in range(count):
        (site / "content" / f"p{number}.md").write_text(f"---\ntitle: Page {number}\n---\n")
    return site


def memory(count: int) -> float:
    """Peak memory of writing so many comparisons, spread over all models, in MB; files are thrown away at once."""
    shelf = Shelf(catalogue(), live=False, twins=())
    ids = [line.id for line in shelf.snapshot.summaries if not line.alias]
    spread = ((ids[n % len(ids)], ids[(n * 7 + 1 + n // len(ids)) % len(ids)]) for n in itertools.count())
    source = (pair for pair in spread if pair[0] != pair[1])
    with tempfile.TemporaryDirectory() as folder:
        press = Press(shelf, Options("all"))
        for _ in range(count // 100):
            written(press, Path(folder), list(itertools.islice(source, 100)))
            shutil.rmtree(Path(folder) / "compare")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def costed(call, count: int) -> tuple[float, float]:
    """How many a second, and the processor time of child processes for each."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    rate = timed(call, count)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return rate, (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / count


def timed(call, count: int) -> float:
    """How many a second."""
    begin = time.perf_counter()
    call()
    return count / (time.perf_counter() - begin)


if __name__ == "__main__":
    main()
