"""Where a site may be written: a zip, an address of fsspec; and that no link in it is dead, wherever it is unpacked."""

from __future__ import annotations

import html
import os
import re
import sys
from urllib.parse import urldefrag, urljoin, urlsplit
from zipfile import ZIP_DEFLATED, ZipFile

import httpx
import pytest

from steelyard.errors import BadInput, StorageError
from steelyard.faces.cli.main import run as steelyard
from steelyard.faces.site import archive
from steelyard.faces.site.build import build
from steelyard.faces.site.places import Remote, media
from steelyard.faces.site.plan import Options
from steelyard.parallel import Processes
from web.conftest import hosted
from world import compiled

TODAY = "2026-11-22"
BASE = "http://127.0.0.1/deep/down"
EVERYTHING = Options("all", BASE, ("gz",), (".json", ".md"), pictures=True)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    path = tmp_path_factory.mktemp("snapshot") / "snapshot"
    path.write_bytes(compiled().data)
    return path


@pytest.fixture(scope="module")
def written(snapshot, tmp_path_factory):
    """What is in each file of the site, by its place."""
    out = tmp_path_factory.mktemp("written")
    build(snapshot, str(out), EVERYTHING, today=TODAY)
    found = {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    return {name: body for name, body in found.items() if not name.startswith(".steelyard")}


@pytest.fixture
def fsspec():
    """The library, which is an extra."""
    if not os.environ.get("CI"):
        pytest.importorskip("fsspec", reason="the fsspec extra is not installed")
    import fsspec

    return fsspec


@pytest.fixture
def memory(fsspec):
    """The file system in memory that fsspec has, empty."""
    files = fsspec.filesystem("memory")
    files.store.clear()
    yield files
    files.store.clear()


def held(files, top):
    """What is in each file under a top, by its place."""
    found = {name.removeprefix(f"{top}/"): files.cat_file(name) for name in files.find(top)}
    return {name: body for name, body in found.items() if not name.startswith(".steelyard")}


def test_a_zip_holds_the_same_site(snapshot, written, tmp_path):
    out = tmp_path / "site.zip"
    done = build(snapshot, str(out), EVERYTHING, today=TODAY)
    assert done.pages == sum(name.endswith("index.html") for name in written)
    with ZipFile(out) as zipped:
        assert zipped.testzip() is None
        assert {name: zipped.read(name) for name in zipped.namelist()} == written
        assert {entry.external_attr >> 16 for entry in zipped.infolist()} == {0o644}
        assert {entry.compress_type for entry in zipped.infolist()} == {ZIP_DEFLATED}
    assert [path.name for path in tmp_path.iterdir()] == ["site.zip"]


def test_the_same_site_is_the_same_zip_and_is_not_written_twice(snapshot, tmp_path):
    one, other = tmp_path / "one.zip", tmp_path / "other.zip"
    build(snapshot, str(one), EVERYTHING, today=TODAY)
    build(snapshot, str(other), EVERYTHING, today=TODAY, mapper=Processes(2))
    assert one.read_bytes() == other.read_bytes()
    before = one.stat().st_mtime_ns
    again = build(snapshot, str(one), EVERYTHING, today=TODAY)
    assert (again.pages, again.portions, one.stat().st_mtime_ns) == (0, 0, before)
    assert again.skipped == 3
    build(snapshot, str(one), Options("all"), today=TODAY)
    with ZipFile(one) as zipped:
        assert "sitemap.xml" not in zipped.namelist()


def test_a_zip_that_was_cut_off_leaves_the_old_one_and_goes_on(snapshot, tmp_path, monkeypatch):
    out = tmp_path / "site.zip"
    build(snapshot, str(out), Options("all"), today=TODAY)
    before = out.read_bytes()
    with monkeypatch.context() as full:
        full.setattr(archive, "ZipInfo", no_room)
        with pytest.raises(StorageError, match=r"site\.zip: .*No space left"):
            build(snapshot, str(out), EVERYTHING, today=TODAY)
    assert out.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site.zip", "site.zip.steelyard"]
    done = build(snapshot, str(out), EVERYTHING, today=TODAY)
    assert (done.pages, done.skipped) == (0, 3)
    assert out.read_bytes() != before
    assert [path.name for path in tmp_path.iterdir()] == ["site.zip"]


def no_room(*_):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("what", ["no zip", "a zip"])
def test_a_zip_of_somebody_else_is_not_written_over(snapshot, tmp_path, what):
    out = tmp_path / "holiday.zip"
    out.write_text("no zip")
    if what == "a zip":
        with ZipFile(out, "w") as zipped:
            zipped.writestr("photo.txt", "sea")
    before = out.read_bytes()
    with pytest.raises(BadInput, match="no site that was written here"):
        build(snapshot, str(out), Options("all"), today=TODAY)
    assert out.read_bytes() == before


def test_an_address_of_fsspec_holds_the_same_site(snapshot, written, memory):
    build(snapshot, "memory://host/llm", EVERYTHING, today=TODAY)
    assert held(memory, "/host/llm") == written
    assert all(name.startswith("/host/llm/") for name in memory.store)
    again = build(snapshot, "memory://host/llm/", EVERYTHING, today=TODAY)
    assert (again.pages, again.skipped) == (0, 3)


def test_at_an_address_too_what_is_no_more_goes_and_strangers_stay(snapshot, written, memory):
    build(snapshot, "memory://host/llm", EVERYTHING, today=TODAY)
    memory.pipe_file("/host/llm/CNAME", b"a stranger's")
    memory.pipe_file("/host/other/index.html", b"a stranger's")
    done = build(snapshot, "memory://host/llm", Options("all"), today=TODAY)
    now = held(memory, "/host/llm")
    assert now.pop("CNAME") == memory.cat_file("/host/other/index.html") == b"a stranger's"
    assert done.removed == len(written.keys() - now.keys()) > 0
    assert now.keys() < written.keys()
    assert not any(name.endswith((".gz", ".json", ".md", ".png")) for name in now)


def test_memory_is_one_process_s_own_so_that_one_writes(snapshot, written, memory):
    build(snapshot, "memory://host", EVERYTHING, today=TODAY, mapper=Processes(2))
    assert held(memory, "/host") == written


def test_a_file_system_that_wants_folders_first_gets_them(snapshot, written, tmp_path, fsspec):
    build(snapshot, f"file://{tmp_path}/a/site", EVERYTHING, today=TODAY)
    assert held(fsspec.filesystem("file"), f"{tmp_path}/a/site") == written


class Store:
    """A store that says which media type each file came with."""

    protocol = ("s3", "s3a")

    def __init__(self):
        self.kinds = {}

    def pipe(self, files, ContentType=""):  # noqa: N803 - its own word
        self.kinds |= dict.fromkeys(files, ContentType)


def test_a_store_is_told_what_a_browser_must_know(fsspec, monkeypatch):
    store = Store()
    monkeypatch.setattr("fsspec.core.url_to_fs", lambda _: (store, "bucket/llm"))
    names = ("/index.html", "/index.html.gz", "/static/a.css", "/a.png", "/.nojekyll")
    Remote("s3://bucket/llm").put([(name, b"") for name in names])
    kinds = {name.removeprefix("bucket/llm"): kind for name, kind in store.kinds.items()}
    wanted = ("text/html; charset=utf-8", "", "text/css; charset=utf-8", "image/png", "")
    assert kinds == dict(zip(names, wanted, strict=True))
    assert media("/compare/a/b.json") == "application/json"


class Bucketless(Store):
    """A store of a few buckets, which makes another one with the folder that is asked for in it, as s3fs does."""

    def __init__(self, *buckets):
        super().__init__()
        self.buckets = [*buckets]

    def invalidate_cache(self):
        pass

    def find(self, path):
        self._asked(path)
        return []

    def pipe(self, files, ContentType=""):  # noqa: N803 - its own word
        for path in files:
            self._asked(path)

    def makedirs(self, path, exist_ok=False):
        self.buckets.append(path.partition("/")[0])

    def _asked(self, path):
        if path.partition("/")[0] not in self.buckets:
            raise FileNotFoundError("The specified bucket does not exist")


def test_a_bucket_that_is_not_there_is_refused_and_never_made(place, fsspec, monkeypatch, capsys):
    store = Bucketless("bucket")
    monkeypatch.setattr("fsspec.core.url_to_fs", lambda out: (store, out.partition("://")[2]))
    monkeypatch.setenv("STEELYARD_HOME", str(place))
    code, err = said(capsys, "s3://buket/llm")
    assert (code, err) == (
        2, "steelyard site: s3://buket/llm: there is no bucket 'buket'. Name one that is there, or make it first.\n",
    )
    with pytest.raises(BadInput, match="no bucket 'buket'"):
        Remote("s3://buket/llm").put([("/index.html", b"")])
    assert store.buckets == ["bucket"]


class Shut:
    """A store that lets nobody in, and says so in its own way."""

    protocol = "s3"

    def invalidate_cache(self):
        raise RuntimeError("no credentials were found")


def test_a_store_that_fails_is_told_in_a_line(fsspec, monkeypatch, snapshot):
    monkeypatch.setattr("fsspec.core.url_to_fs", lambda _: (Shut(), "bucket/llm"))
    with pytest.raises(StorageError, match=r"^s3://bucket/llm: no credentials were found$"):
        build(snapshot, "s3://bucket/llm", EVERYTHING, today=TODAY)


def said(capsys, *arguments):
    code = steelyard(["site", *arguments])
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    return code, err


@pytest.mark.parametrize(
    ("out", "told"),
    [
        ("nope://bucket/llm", "Protocol not known: nope"),
        ("s3://bucket/llm.zip", "Name a file here"),
    ],
)
def test_an_address_that_can_not_be_is_told_in_a_line(place, fsspec, monkeypatch, capsys, out, told):
    monkeypatch.setenv("STEELYARD_HOME", str(place))
    code, err = said(capsys, out)
    assert code == 2
    assert told in err


def test_without_fsspec_the_remedy_is_told(place, monkeypatch, capsys):
    monkeypatch.setenv("STEELYARD_HOME", str(place))
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    code, err = said(capsys, "s3://bucket/llm")
    assert code == 2
    assert "pip install 'steelyard[fsspec]'" in err


@pytest.mark.parametrize("options", [EVERYTHING, Options("all", BASE), Options("popular", BASE)])
def test_no_link_is_dead_under_a_sub_path(snapshot, tmp_path, options):
    zipped = tmp_path / "site.zip"
    build(snapshot, str(zipped), options, today=TODAY)
    with ZipFile(zipped) as site:
        site.extractall(tmp_path / "deep" / "down")
    with hosted(tmp_path) as host, httpx.Client(follow_redirects=True) as client:
        seen, dead = crawled(client, f"{host}/deep/down/", f"{host}/deep/down/404.html")
    assert dead == {}
    pages = list((tmp_path / "deep" / "down").rglob("index.html"))
    assert len(seen) > len(pages) > 20


def crawled(client, *starts):
    """Every address that pages lead to from some on, and those that lead nowhere, with where they stand."""
    todo, seen, dead = [(start, "") for start in starts], set(), {}
    while todo:
        address, stands = todo.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        if answer.status_code != 200:
            dead[address] = stands
        elif answer.headers["content-type"].startswith("text/html"):
            host = urlsplit(address).netloc
            found = (
                urljoin(address, html.unescape(link)) for link in re.findall(r'(?:href|src)="([^"]+)"', answer.text)
            )
            todo += [(urldefrag(link).url, address) for link in found if urlsplit(link).netloc == host]
    return seen, dead
