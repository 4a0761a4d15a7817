"""Before any route: caches, encodings, bounds, safety, a new snapshot."""

from __future__ import annotations

import gzip
import re
import shutil

import brotli
import pytest
import zstandard

from steelyard.faces.web.desk import Desk, Settings
from steelyard.faces.web.front import cost
from steelyard.faces.web.packing import chosen
from steelyard.faces.web.rate import Rate
from steelyard.faces.web.shelved import Answer, Kept
from steelyard.home import Home
from web.conftest import aside
from web.test_addresses import PAGES, PAIR


def test_an_answer_is_named_and_revalidated(client):
    first = client(PAIR)
    tag = first.headers["etag"]
    again = client(PAIR, if_none_match=tag)
    assert again.status_code == 304
    assert not again.content
    assert client(f"{PAIR}?input=9", if_none_match=tag).status_code == 200
    assert "max-age" in first.headers["cache-control"]


def test_the_second_answer_is_the_first(client):
    assert client(PAIR).content == client(PAIR).content


@pytest.mark.parametrize(
    ("name", "unpack"),
    [("gzip", gzip.decompress), ("br", brotli.decompress), ("zstd", zstandard.decompress)],
)
def test_an_encoding_that_the_client_takes_says_the_same(place, name, unpack):
    import asyncio

    from steelyard.faces.web.app import create

    plain = asked_raw(asyncio, create(Desk(Home(place), Settings())), "")
    packed = asked_raw(asyncio, create(Desk(Home(place), Settings())), name)
    assert unpack(packed[1]) == plain[1]
    assert dict(packed[0])[b"content-encoding"] == name.encode()
    assert dict(packed[0])[b"vary"] == b"accept-encoding"
    assert dict(packed[0])[b"etag"] != dict(plain[0])[b"etag"]


def asked_raw(asyncio, app, encoding):
    said = {}

    async def send(message):
        said.update(message)

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "path": PAIR,
             "raw_path": PAIR.encode(), "query_string": b"", "scheme": "http",
             "headers": [(b"accept-encoding", encoding.encode()), (b"host", b"x")],
             "client": ("1.2.3.4", 5), "server": ("x", 80), "root_path": ""}
    aside(lambda: asyncio.run(app(scope, receive, send)))
    return said["headers"], said["body"]


@pytest.mark.parametrize(
    ("accepted", "best"),
    [("", ""), ("gzip", "gzip"), ("gzip, br;q=0.5", "gzip"), ("br, zstd;q=0", "br"), ("*", "zstd"),
     ("identity;q=0, gzip;q=abc", "")],
)
def test_encodings_are_negotiated(accepted, best):
    assert chosen(accepted) == best


def test_a_head_has_no_body(client):
    answer = client(PAIR, method="HEAD")
    assert answer.status_code == 200
    assert not answer.content
    assert int(answer.headers["content-length"]) > 10_000


def test_nothing_can_be_written(client):
    assert client("/", method="POST").status_code == 405


@pytest.mark.parametrize("address", PAGES)
def test_no_page_has_script_or_style_of_its_own(client, address):
    answer = client(address)
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    text = answer.text
    assert not re.search(r"<style|\sstyle=|\son\w+=\"|javascript:", text)
    assert all('src="' in tag or "ld+json" in tag for tag in re.findall(r"<script[^>]*>", text))
    assert not re.search(r'(?:src|href)="http[^"]*\.(?:css|js|png|woff2?)"', text)


def test_a_comparison_is_light(client):
    """The page, its style and its script: 40 KB over the wire in all."""
    text = client(PAIR).text
    files = re.findall(r'(?:src|href)="([^"]*static[^"]*\.(?:js|css))"', text.replace("&#x2f;", "/"))
    assert len(files) == 2
    sizes = [int(client(address, method="HEAD", accept_encoding="br").headers["content-length"]) for address in (PAIR, *files)]
    assert sum(sizes) < 40_000, sizes


def test_files_that_never_change_are_kept_for_good(client):
    names = re.findall(r"static/(steelyard\.\w{10}\.(\w+))", client("/").text.replace("&#x2f;", "/"))
    kinds = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
    assert {ending for _, ending in names} == set(kinds)
    for name, ending in names:
        answer = client(f"/static/{name}")
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["content-type"].startswith(kinds[ending])
    assert "immutable" not in client("/static/steelyard.css").headers["cache-control"]


def test_other_code_is_another_edition_of_the_same_snapshot(client, monkeypatch):
    tag = client(PAIR).headers["etag"]
    monkeypatch.setattr("steelyard.faces.web.front.edition", lambda: "another")
    assert client(PAIR, if_none_match=tag).status_code == 200


def test_programs_are_refused_in_their_own_words(client):
    said = client("/api/find?q=" + "a" * 5000)
    assert said.json()["error"]["status"] == said.status_code == 414


@pytest.mark.parametrize("address", ["/models?q=" + "a" * 5000, "/" + "a" * 5000])
def test_an_endless_address_is_refused(client, address):
    assert client(address).status_code == 414


@pytest.mark.parametrize(
    "address",
    ["/models?" + "&".join(f"a{n}=1" for n in range(60)), "/models?q=" + "a" * 300, "/compare/" + "/".join(["gpt-4o"] * 9),
     "/models?needs=beauty", f"{PAIR}?input=-3", f"{PAIR}?batch=7", f"{PAIR}?at=2025-13-01", f"{PAIR}?input=9999999999999999"],
)
def test_what_makes_no_sense_is_said(client, address):
    answer = client(address)
    assert answer.status_code == 400
    assert "can&#39;t be weighed" in answer.text.replace("&#x27;", "&#39;")


def test_hostile_words_of_a_reader_come_back_harmless(client):
    text = client("/models?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").text
    assert "<script>alert" not in text
    assert "alert(1)" in text
    assert "<img" not in client("/models/%3Cimg%20src=x%3E/y").text


def test_a_new_snapshot_is_taken_up_without_a_restart(place, tmp_path):
    home, now = Home(tmp_path), [0.0]
    shutil.copytree(place / "snapshots", home.snapshots)
    first = Home(place).current()
    shutil.copy(first, home.snapshots / "other")
    (tmp_path / "current").write_text(first.name)
    desk = Desk(home, Settings(), clock=lambda: now[0], day=lambda: "2026-11-22")
    shelf = desk.shelf()
    (tmp_path / "current").write_text("other")
    assert desk.shelf() is shelf
    now[0] = 1.5
    assert desk.shelf() is not shelf


def test_the_last_good_snapshot_stays_in_service(place, tmp_path):
    home, now = Home(tmp_path), [0.0]
    shutil.copytree(place / "snapshots", home.snapshots)
    (tmp_path / "current").write_text(Home(place).current().name)
    desk = Desk(home, Settings(), clock=lambda: now[0], day=lambda: "2026-11-22")
    shelf = desk.shelf()
    (home.snapshots / "bad").write_bytes(b"no snapshot at all, but long enough to be read as one")
    (tmp_path / "current").write_text("bad")
    now[0] = 2.0
    assert desk.shelf() is shelf


def test_a_limit_lets_a_burst_through_and_then_holds_back():
    now = [0.0]
    rate = Rate(60, clock=lambda: now[0])
    assert [rate.wait("a") == 0 for _ in range(16)] == [True] * 15 + [False]
    assert rate.wait("b") == 0
    now[0] = 1.0
    assert rate.wait("a") == 0


def test_a_picture_counts_as_the_work_that_it_is():
    now = [0.0]
    rate = Rate(60, clock=lambda: now[0])
    assert [rate.wait("a", cost(f"{PAIR}.png")) == 0 for _ in range(4)] == [True] * 3 + [False]
    slow = Rate(1, clock=lambda: now[0])
    assert slow.wait("a", cost(f"{PAIR}.png")) == 0


def test_kept_answers_are_bounded_and_go_with_their_shelf():
    kept, shelf = Kept(most=25_000), object()
    for number in range(50):
        kept.get(shelf, ("x",))
        kept.put(shelf, (str(number),), Answer(200, [], b"x" * 100))
    assert kept.size <= 25_000
    assert kept.get(shelf, ("49",))
    assert not kept.get(shelf, ("1",))
    assert not kept.get(object(), ("49",))
