"""The static site: whole, relative, resumable, the same however it was written."""

from __future__ import annotations

import filecmp
import html
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from steelyard.api import Catalogue
from steelyard.errors import BadInput
from steelyard.faces.book.shelf import Shelf
from steelyard.faces.site.build import build
from steelyard.faces.site.places import Folder
from steelyard.faces.site.plan import Options
from steelyard.faces.site.press import Press
from steelyard.home import Home
from steelyard.parallel import Processes

TODAY = "2026-11-22"
SEED = "compare/llama-4-maverick-17b-128e-instruct/gpt-4o-2024-11-20/index.html"
DONE = ".steelyard/*/*.done"


@pytest.fixture(scope="module")
def pairs(tmp_path_factory):
    path = tmp_path_factory.mktemp("pairs") / "pairs.txt"
    lines = ("# two names on each line", "gpt-4o-2024-11-20 llama-4-maverick", "claude-sonnet-4-5-20250929,gpt-4o-2024-11-20")
    path.write_text("\n".join(lines))
    return str(path)


@pytest.fixture(scope="module")
def written(place, pairs, tmp_path_factory):
    out = tmp_path_factory.mktemp("site")
    build(Home(place).current(), str(out), Options(pairs, twins=(".json", ".md")), today=TODAY)
    return out


def dead_links(out: Path):
    """Every link that leads to no file, or to no place within it; with a page that has it."""
    dead, names = {}, {}

    def places(path):
        if path not in names:
            names[path] = set(re.findall(r' id="([^"]+)"', path.read_text("utf-8")))
        return names[path]

    for page in out.rglob("index.html"):
        for link in set(re.findall(r'(?:href|src|action)="([^"]*)"', page.read_text("utf-8"))):
            at = urlsplit(html.unescape(link))
            if at.scheme or at.netloc:
                continue
            to = page if not at.path else page.parent / unquote(at.path)
            to = to / "index.html" if at.path.endswith("/") else to
            if at.path.startswith("/") or not to.is_file() or (at.fragment and at.fragment not in places(to)):
                dead[link] = page
    return dead


def test_no_link_is_dead_and_none_depends_on_where_the_site_lies(written):
    assert dead_links(written) == {}


def test_a_comparison_is_there_with_its_twins(written):
    text = (written / SEED).read_text("utf-8")
    assert "<title>Llama 4 Maverick" in text
    assert 'http-equiv="Content-Security-Policy"' in text
    assert "<form" not in text
    stem = written / SEED.removesuffix("/index.html")
    assert stem.with_name(f"{stem.name}.json").is_file()
    assert stem.with_name(f"{stem.name}.md").is_file()


def test_every_model_has_a_page(written, cat):
    from steelyard.faces.site.plan import plain
    from steelyard.render import links

    named = [links.model(line.id) for line in cat.snapshot.summaries]
    assert all((written / at[1:] / "index.html").is_file() for at in named if plain(at))
    assert sum(not plain(at) for at in named) < 5


def test_a_second_run_writes_nothing_and_a_cut_one_goes_on(place, pairs, written, tmp_path):
    home, options = Home(place).current(), Options(pairs, twins=(".json", ".md"))
    again = build(home, str(written), options, today=TODAY)
    assert (again.pages, again.portions, again.removed) == (0, 0, 0)
    max(written.glob(DONE), key=lambda path: int(path.stem)).unlink()
    (written / SEED).unlink()
    rest = build(home, str(written), options, today=TODAY)
    assert (rest.pages, rest.portions) == (2, 1)
    assert (written / SEED).is_file()


def files(out):
    """Every file of a site, by its place."""
    return {p.relative_to(out): p.read_bytes() for p in out.rglob("*") if p.is_file() and ".steelyard" not in p.parts}


def test_a_run_that_was_killed_goes_on_where_it_was(place, pairs, tmp_path):
    out, whole = tmp_path / "cut", tmp_path / "whole"
    command = [sys.executable, "-m", "steelyard", "site", "--pairs", pairs, "--workers", "2", "--format", "json"]
    environment = {**os.environ, "STEELYARD_HOME": str(place)}
    cut = subprocess.Popen([*command, str(out)], env=environment, stdout=subprocess.DEVNULL, start_new_session=True)
    while cut.poll() is None and len(list(out.glob(DONE))) < 2:
        time.sleep(0.02)
    cut.kill()
    assert cut.wait() == -signal.SIGKILL
    done = list(out.glob(DONE))
    assert not left_over(cut.pid)
    again = subprocess.run([*command, str(out)], env=environment, capture_output=True, text=True)
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout)["skipped"] == len(done) >= 2
    subprocess.run([*command, str(whole)], env=environment, check=True, stdout=subprocess.DEVNULL)
    assert files(out) == files(whole)


def left_over(session, patience=15.0):
    """Processes of a session that live on, after they had time to end."""
    until = time.monotonic() + patience
    found = True
    while found and time.monotonic() < until:
        stats = [one.rpartition(")")[2].split() for one in map(told, Path("/proc").glob("[0-9]*/stat"))]
        found = [stat for stat in stats if stat and stat[3] == str(session) and stat[0] != "Z"]
        time.sleep(0.1)
    return found


def told(path):
    """What the system tells of a process; "" of one that is gone."""
    try:
        return path.read_text()
    except OSError:
        return ""


@pytest.mark.slow
def test_the_popular_site_has_no_dead_link_and_is_whole(place, cat, tmp_path):
    from steelyard.faces.book import popular

    base = "https://example.org/llm"
    done = build(Home(place).current(), str(tmp_path), Options("popular", base), today=TODAY, mapper=Processes(2))
    shelf = Shelf(cat)
    wanted = sum("%" not in shelf.compared(pair) for pair in popular.pairs(shelf))
    pages = sum(1 for _ in tmp_path.rglob("index.html"))
    assert pages == done.pages > wanted > 1000
    assert dead_links(tmp_path) == {}
    named = re.findall(r"<loc>([^<]*)</loc>", (tmp_path / "sitemap.xml").read_text())
    assert len(named) == pages
    assert all((tmp_path / html.unescape(at)[len(base) + 1 :] / "index.html").is_file() for at in named)


def test_two_processes_write_what_one_does(place, pairs, written, tmp_path):
    build(Home(place).current(), str(tmp_path), Options(pairs, twins=(".json", ".md")), today=TODAY, mapper=Processes(2))
    ours = sorted(p.relative_to(tmp_path) for p in tmp_path.rglob("*") if p.is_file() and ".steelyard" not in p.parts)
    theirs = sorted(p.relative_to(written) for p in written.rglob("*") if p.is_file() and ".steelyard" not in p.parts)
    assert ours == theirs
    _, different, errors = filecmp.cmpfiles(tmp_path, written, [str(p) for p in ours], shallow=False)
    assert (different, errors) == ([], [])


def test_another_option_is_another_site(place, pairs, tmp_path):
    home = Home(place).current()
    first = build(home, str(tmp_path), Options(pairs), today=TODAY)
    second = build(home, str(tmp_path), Options(pairs, base="https://example.org/llm"), today=TODAY)
    assert first.pages == second.pages > 0
    assert "https://example.org/llm/compare/" in (tmp_path / "sitemap.xml").read_text()
    assert 'rel="canonical" href="https://example.org/llm/compare/' in (tmp_path / SEED).read_text().replace("&#x2f;", "/")


def test_pictures_are_drawn_where_they_are_wanted(place, pairs, tmp_path):
    base = "https://example.org/llm"
    options = Options(pairs, base, ("gz",), pictures=True)
    shelf = Shelf(Catalogue.open(Home(place).current(), today=TODAY), base=base, live=False, twins=(), pictures=True)
    pair = ("meta/llama-4-maverick-17b-128e-instruct", "openai/gpt-4o-2024-11-20")
    Folder(str(tmp_path)).put(Press(shelf, options).pair(pair))
    page = (tmp_path / SEED).read_text("utf-8").replace("&#x2f;", "/")
    name = f"{SEED.removesuffix('/index.html')}.png"
    assert f'<meta property="og:image" content="{base}/{name}">' in page
    assert (tmp_path / name).read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / f"{SEED}.gz").is_file()
    assert not (tmp_path / f"{name}.gz").exists()


def test_a_file_that_has_no_pairs_is_named_with_its_line(place, tmp_path):
    bad = tmp_path / "pairs"
    bad.write_text("gpt-4o-2024-11-20\n")
    with pytest.raises(BadInput, match="line 1"):
        build(Home(place).current(), str(tmp_path / "out"), Options(str(bad)), today=TODAY)
