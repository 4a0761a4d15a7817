"""A site written again: nothing that stands is written twice, nothing that is no more stays, nothing of others is touched."""

from __future__ import annotations

import json

import pytest

from claims import claim
from steelyard.errors import BadInput, StorageError, UnknownName
from steelyard.faces.book import frame
from steelyard.faces.site import build as building
from steelyard.faces.site.build import build
from steelyard.faces.site.journal import Journal
from steelyard.faces.site.places import Folder
from steelyard.faces.site.plan import Options
from steelyard.vocabulary.kinds import Kind
from world import FACTS, compiled

TODAY = "2026-11-22"
FIRST, SECOND = "compare/m1/o1/index.html", "compare/m0/m1/index.html"


@pytest.fixture
def paired(tmp_path):
    """A file of pairs, written anew at each call."""
    path = tmp_path / "private" / "pairs.txt"
    path.parent.mkdir()

    def write(*pairs):
        path.write_text("".join(f"{pair}\n" for pair in pairs))
        return str(path)

    return write


@pytest.fixture
def write(tmp_path):
    """Writes the site of a small world."""
    out = tmp_path / "out"

    def call(pairs, facts=FACTS, to=str(out), **options):
        made = compiled(facts)
        snapshot = tmp_path / made.digest
        snapshot.write_bytes(made.data)
        return build(snapshot, to, Options(pairs, **options), today=TODAY)

    call.out = out
    return call


def files(out):
    """Every file of a site but its journal, by its place."""
    found = (path.relative_to(out) for path in out.rglob("*") if path.is_file())
    return {str(path) for path in found if path.parts[0] != ".steelyard"}


def listed(out):
    """Every file that the journal names."""
    return [line[1:] for path in out.glob(".steelyard/*/*.files") for line in path.read_text().splitlines()]


OPTIONS = [
    {},
    {"base": "https://example.org/llm", "encodings": ("gz", "br"), "twins": (".json", ".md"), "pictures": True},
]


@pytest.mark.parametrize("options", OPTIONS, ids=["plain", "everything"])
def test_the_journal_names_every_file_and_nothing_else(write, paired, options):
    write(paired("acme/m1 open/o1"), **options)
    named = listed(write.out)
    assert set(named) == files(write.out)
    assert len(named) == len(set(named)) > 20


def test_other_pairs_in_the_same_file_are_noticed(write, paired):
    write(paired("acme/m1 open/o1"))
    assert (write.out / FIRST).exists()
    done = write(paired("acme/m0 acme/m1"))
    assert done.skipped == 0
    assert (write.out / SECOND).exists()
    assert not (write.out / FIRST).exists()
    assert not (write.out / "compare" / "m1").exists()
    assert done.removed == 1


def test_the_same_pairs_said_otherwise_are_the_same_site(write, paired):
    write(paired("acme/m1 open/o1"))
    assert write(paired("# two names on each line", "open/o1,acme/m1")).pages == 0


def test_another_edition_of_the_code_writes_everything_anew(write, paired, monkeypatch):
    pairs = paired("acme/m1 open/o1")
    first = write(pairs)
    monkeypatch.setattr(building, "edition", lambda: "another")
    again = write(pairs)
    assert again.pages == first.pages
    assert (again.skipped, again.removed) == (0, 0)


def test_the_edition_tells_every_file_that_shapes_a_page(tmp_path, monkeypatch):
    for name in ("faces/book", "render/__pycache__", "data/models"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.setattr(frame, "_HERE", tmp_path / "faces" / "book")
    monkeypatch.setattr(frame, "data_folder", lambda: None)

    def edition(name, text):
        (tmp_path / name).write_text(text)
        frame.edition.cache_clear()
        return frame.edition()

    try:
        first = edition("render/table.py", "one")
        assert edition("render/table.py", "two") != first
        assert edition("render/table.py", "one") == first
        assert edition("render/__pycache__/table.pyc", "compiled") == first
        assert edition("data/models/m.toml", "a fact, which the snapshot holds") == first
    finally:
        frame.edition.cache_clear()


def test_what_is_published_names_no_place_on_this_machine(write, paired):
    pairs = paired("acme/m1 open/o1")
    write(pairs)
    plan = json.loads((write.out / ".steelyard" / "plan.json").read_bytes())
    assert plan["options"]["pairs"].startswith("sha256:")
    told = [path for path in write.out.rglob("*") if path.is_file() and b"private" in path.read_bytes()]
    assert told == []


def test_a_model_that_is_gone_takes_its_page_with_it_and_strangers_stay(write):
    more = [*FACTS, (Kind.MODEL, "open/o2", claim("name", "O2"))]
    write("all", more)
    page = write.out / "models" / "open" / "o2" / "index.html"
    assert page.exists()
    strangers = [write.out / name for name in ("CNAME", "models/open/o2/notes.txt", ".steelyard/own.txt")]
    for stranger in strangers:
        stranger.write_text("a stranger's")
    done = write("all")
    assert done.removed > 1
    assert not page.exists()
    assert not (write.out / "compare" / "m1" / "o2").exists()
    assert all(stranger.read_text() == "a stranger's" for stranger in strangers)
    assert files(write.out) - set(listed(write.out)) == {"CNAME", "models/open/o2/notes.txt"}


def test_twins_and_encodings_that_are_no_longer_wanted_go(write):
    write("all", twins=(".json",), encodings=("gz",))
    plain = {name for name in files(write.out) if not name.endswith((".json", ".gz"))}
    done = write("all")
    assert files(write.out) == plain
    assert done.removed > len(plain)


def test_what_a_run_that_was_cut_off_wrote_goes_too(write, paired):
    def cut():
        yield from ((f"/compare/m1/gone-{number}/index.html", b"a page") for number in range(40))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Journal(Folder(str(write.out)), b"another plan").write(1, cut())
    left = files(write.out)
    assert left == set(listed(write.out))
    assert write(paired("acme/m1 open/o1")).removed == len(left) > 1
    assert files(write.out) == set(listed(write.out))


def test_what_another_run_wrote_over_is_not_taken_as_done(write, paired, monkeypatch):
    one = paired("acme/m1 open/o1")
    write(one)
    before = (write.out / "index.html").read_bytes()
    with monkeypatch.context() as other:
        other.setattr(Journal, "swept", cut_off)
        with pytest.raises(KeyboardInterrupt):
            write(one, base="https://example.org")
    assert (write.out / "index.html").read_bytes() != before
    again = write(one)
    assert again.skipped == 0
    assert (write.out / "index.html").read_bytes() == before
    assert not (write.out / "sitemap.xml").exists()


def cut_off(_):
    raise KeyboardInterrupt


def test_a_journal_from_elsewhere_can_not_reach_out_of_the_site(write, tmp_path):
    beside = tmp_path / "outside.txt"  # the site's folder is called out
    beside.write_text("a stranger's")
    hostile = write.out / ".steelyard" / "0123456789abcdef" / "1.files"
    hostile.parent.mkdir(parents=True)
    hostile.write_text("/../outside.txt\nside.txt\n/models/../../outside.txt\n")
    write("all")
    assert beside.read_text() == "a stranger's"
    assert not hostile.exists()


def test_a_name_that_nobody_bears_is_told_before_anything_is_written(write, paired):
    with pytest.raises(UnknownName):
        write(paired("acme/m1 open/o1", "acme/m1 nobody/none"))
    assert not write.out.exists()


def test_what_can_not_be_written_is_told_in_a_line(write, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInput, match="can't be written"):
        write("all", to=str(tmp_path / "file"))
    write.out.mkdir()
    (write.out / "models").write_text("a file where a folder must be")
    with pytest.raises(StorageError, match=str(write.out)):
        write("all")
