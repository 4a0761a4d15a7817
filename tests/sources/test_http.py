"""Fetching over HTTP, against a real server on loopback."""

from __future__ import annotations

import gzip
import io
import socket
import tarfile
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise

import httpx
import pytest
import stamina

from sources.making import recorded
from steelyard.errors import Quarantined, Unreachable
from steelyard.records.capture import Capture
from steelyard.sources.answer import ATTEMPTS, new_client
from steelyard.sources.fetch import NotModified, Previous, fetch
from steelyard.sources.registry import source
from steelyard.sources.source import read

BODY = b'{"data": []}'
JSON = {"Content-Type": "application/json; charset=utf-8"}


@contextmanager
def serving(*answers):
    """A server that gives each answer once, the last for ever: (status, headers, body), or a function."""
    seen = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            answer = answers[min(len(seen), len(answers) - 1)]
            seen.append((time.monotonic(), dict(self.headers)))
            status, headers, body = answer(self) if callable(answer) else answer
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if "Content-Length" not in headers:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:
                self.close_connection = True  # the reader had enough

        def log_message(self, *_):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/models", seen
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(autouse=True)
def hurried(monkeypatch):
    """Waits of nothing between attempts, so that only what a server asks for is waited."""
    retrying = stamina.retry_context
    monkeypatch.setattr(
        stamina, "retry_context", lambda **how: retrying(**{**how, "wait_initial": 0, "wait_jitter": 0, "wait_max": 0})
    )


def fetched(address, tmp_path, source_id="openrouter", **how):
    with new_client() as client:
        client.timeout = httpx.Timeout(0.5)
        environ = {f"STEELYARD_{source_id.upper().replace('-', '_')}_URL": address}
        return fetch(source(source_id), home=tmp_path, at="2026-11-22", environ=environ, **{"client": client, **how})


def test_a_capture_has_the_body_the_day_and_the_tag(tmp_path):
    with serving((200, {**JSON, "ETag": '"abc"'}, BODY)) as (address, _):
        capture = fetched(address, tmp_path)
    assert capture == Capture("openrouter", BODY, "2026-11-22", "https://openrouter.ai/models", '"abc"')


def test_the_second_request_is_conditional_and_may_find_nothing_new(tmp_path):
    def conditional(request):
        return (
            (304, {}, b"")
            if request.headers.get("If-None-Match") == '"abc"'
            else (200, {**JSON, "ETag": '"abc"'}, BODY)
        )

    with serving(conditional) as (address, _):
        first = fetched(address, tmp_path)
        second = fetched(address, tmp_path, previous=Previous(first.digest, first.release))
    assert second == NotModified("openrouter", '"abc"', "2026-11-22")


def test_a_date_serves_where_there_is_no_tag_and_a_release_number_does_not(tmp_path):
    stamp = "Sun, 01 Nov 2026 00:00:00 GMT"
    with serving((200, {**JSON, "Last-Modified": stamp}, BODY)) as (address, seen):
        assert fetched(address, tmp_path).release == stamp
        fetched(address, tmp_path, previous=Previous("d", stamp))
        fetched(address, tmp_path, previous=Previous("d", "1.0.398"))
    assert [request.get("If-Modified-Since") for _, request in seen] == [None, stamp, None]


def test_a_gzipped_body_is_unpacked(tmp_path):
    with serving((200, {**JSON, "Content-Encoding": "gzip"}, gzip.compress(BODY))) as (address, _):
        assert fetched(address, tmp_path).payload == BODY


def test_a_gzip_bomb_stops_at_the_cap(tmp_path):
    bomb = gzip.compress(b"0" * 400_000_000, 1)
    with (
        serving((200, {**JSON, "Content-Encoding": "gzip"}, bomb)) as (address, _),
        pytest.raises(Quarantined, match="max_bytes"),
    ):
        fetched(address, tmp_path)


def test_a_body_over_the_cap_is_quarantined_while_it_streams(tmp_path):
    with (
        serving((200, JSON, b"0" * 41_000_000)) as (address, _),
        pytest.raises(Quarantined, match=r"more than the 40,000,000"),
    ):
        fetched(address, tmp_path)


def test_a_gzip_stream_that_ends_too_early_is_quarantined(tmp_path):
    half = gzip.compress(BODY * 1000)[:-20]
    with (
        serving((200, {**JSON, "Content-Encoding": "gzip"}, half)) as (address, _),
        pytest.raises(Quarantined, match="too early"),
    ):
        fetched(address, tmp_path)


def test_a_body_that_is_no_gzip_though_it_says_so_is_quarantined(tmp_path):
    with (
        serving((200, {**JSON, "Content-Encoding": "gzip"}, BODY)) as (address, _),
        pytest.raises(Quarantined, match="gzip"),
    ):
        fetched(address, tmp_path)


def test_another_content_type_is_quarantined(tmp_path):
    with (
        serving((200, {"Content-Type": "text/html"}, b"<html>")) as (address, _),
        pytest.raises(Quarantined, match="'text/html', not"),
    ):
        fetched(address, tmp_path)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_passing_failure_is_tried_again(tmp_path, status):
    with serving((status, {}, b""), (200, JSON, BODY)) as (address, seen):
        assert fetched(address, tmp_path).payload == BODY
    assert len(seen) == 2


def test_the_wait_that_a_server_asks_for_is_kept(tmp_path):
    with serving((429, {"Retry-After": "1"}, b""), (200, JSON, BODY)) as (address, seen):
        fetched(address, tmp_path)
    assert [later - earlier >= 0.95 for (earlier, _), (later, _) in pairwise(seen)] == [True]


def test_a_wait_beyond_reason_is_left_to_the_next_sync(tmp_path):
    with (
        serving((429, {"Retry-After": "3600"}, b"")) as (address, seen),
        pytest.raises(Unreachable, match="3600 seconds"),
    ):
        fetched(address, tmp_path)
    assert len(seen) == 1


def test_a_lasting_failure_is_given_up_after_a_few_attempts(tmp_path):
    with (
        serving((503, {}, b"")) as (address, seen),
        pytest.raises(Unreachable, match=r"gives no answer: status 503\. The rest goes on without it"),
    ):
        fetched(address, tmp_path)
    assert len(seen) == ATTEMPTS


def test_a_host_whose_name_nobody_knows_is_asked_once(tmp_path, monkeypatch):
    asked = []

    def unknown(host, *more, **other):
        asked.append(host)
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(Unreachable, match="Name or service not known"):
        fetched("https://no-such-host.example/models", tmp_path)
    assert len(asked) == 1


def test_a_refusal_is_not_tried_again(tmp_path):
    with serving((404, {}, b"")) as (address, seen), pytest.raises(Unreachable, match="answers with status 404"):
        fetched(address, tmp_path)
    assert len(seen) == 1


def test_a_redirect_is_followed_and_a_loop_of_them_is_not(tmp_path):
    with serving((302, {"Location": "/here"}, b""), (200, JSON, BODY)) as (address, _):
        assert fetched(address, tmp_path).payload == BODY
    with serving((302, {"Location": "/again"}, b"")) as (address, seen), pytest.raises(Unreachable, match="redirects"):
        fetched(address, tmp_path)
    assert len(seen) == 4


def test_a_server_that_does_not_answer_in_time_is_unreachable(tmp_path):
    def slow(_):
        time.sleep(1)
        return 200, JSON, BODY

    with serving(slow) as (address, _), pytest.raises(Unreachable, match="gives no answer"):
        fetched(address, tmp_path)


def test_a_server_that_trickles_is_given_up_at_the_deadline(tmp_path):
    ticks = iter(range(0, 10_000, 200))
    with serving((200, JSON, BODY)) as (address, _), pytest.raises(Unreachable, match="in 120 seconds"):
        fetched(address, tmp_path, clock=lambda: float(next(ticks)))


def test_a_body_that_breaks_off_is_unreachable(tmp_path):
    with (
        serving((200, {**JSON, "Content-Length": "500"}, BODY)) as (address, _),
        pytest.raises(Unreachable, match="gives no answer"),
    ):
        fetched(address, tmp_path)


def test_nobody_there_is_unreachable(tmp_path):
    with pytest.raises(Unreachable, match=r"openrouter: http://127[.]0[.]0[.]1:9/models gives no answer"):
        fetched("http://127.0.0.1:9/models", tmp_path)


def test_another_scheme_is_not_followed(tmp_path):
    with serving((302, {"Location": "file:///etc/passwd"}, b"")) as (address, _), pytest.raises(Unreachable):
        fetched(address, tmp_path)


def test_offline_means_that_nobody_is_asked(tmp_path):
    with serving((200, JSON, BODY)) as (address, seen), pytest.raises(Unreachable, match="this run is offline"):
        fetched(address, tmp_path, offline=True)
    assert seen == []


def test_the_first_time_an_installed_package_stands_in_for_the_network_and_later_the_last_capture_does(tmp_path):
    nobody = "http://127.0.0.1:9/api.json"
    assert fetched(nobody, tmp_path, "models-dev").observed_at == "2026-05-21"
    with pytest.raises(Unreachable, match="Its last good capture stays in force"):
        fetched(nobody, tmp_path, "models-dev", previous=Previous("d"))


def test_the_real_payload_of_openrouter_comes_whole_over_the_wire(tmp_path):
    real = recorded("openrouter", "openrouter", "models.json")
    with serving((200, {**JSON, "Content-Encoding": "gzip"}, gzip.compress(real.payload))) as (address, _):
        capture = fetched(address, tmp_path)
    assert capture.digest == real.digest
    assert read(source("openrouter"), capture).remarks == []


def test_the_live_address_of_models_dev_is_read_by_the_same_parse_as_its_package(tmp_path):
    packaged = fetch(source("models-dev"), home=tmp_path, at="2026-11-22", offline=True)
    with serving((200, JSON, packaged.payload)) as (address, _):
        live = fetched(address, tmp_path, "models-dev")
    assert (live.digest, live.observed_at) == (packaged.digest, "2026-11-22")
    assert read(source("models-dev"), live).remarks == []


def asked_each(address, tmp_path, names, **how):
    return fetched(
        f"{address}/{{name}}", tmp_path, "huggingface", names=names, sleep=how.pop("sleep", lambda _: None), **how
    )


def test_a_source_that_is_asked_one_by_one_is_one_capture_of_its_answers(tmp_path):
    with serving(lambda request: (200, JSON, f'{{"id": "{request.path[8:]}", "n": 1.10}}'.encode())) as (address, seen):
        capture = asked_each(address, tmp_path, ("a/x", "b/y"))
    assert capture.payload == b'{"a/x":{"id":"a/x","n":1.10},"b/y":{"id":"b/y","n":1.10}}'
    assert (capture.source, capture.observed_at, len(seen)) == ("huggingface", "2026-11-22", 2)


def test_a_pause_lies_between_two_questions(tmp_path):
    waited = []
    with serving((200, JSON, b"{}")) as (address, _):
        asked_each(address, tmp_path, ("a/x", "b/y", "c/z"), sleep=waited.append)
    assert waited == [source("huggingface").manifest.pause] * 2


@pytest.mark.parametrize("status", [401, 403, 404])
def test_what_is_not_there_or_not_for_everybody_is_left_out(tmp_path, status):
    with serving((status, JSON, b"{}"), (200, JSON, b'{"id": "b/y"}')) as (address, _):
        assert asked_each(address, tmp_path, ("a/x", "b/y")).payload == b'{"b/y":{"id":"b/y"}}'


def test_one_question_without_an_answer_leaves_the_last_capture_in_force(tmp_path):
    with serving((200, JSON, b"{}"), (503, JSON, b"")) as (address, _), pytest.raises(Unreachable, match="status 503"):
        asked_each(address, tmp_path, ("a/x", "b/y"))


def test_an_answer_that_is_no_json_is_quarantined(tmp_path):
    with serving((200, JSON, b"{nonsense")) as (address, _), pytest.raises(Quarantined, match="is no JSON"):
        asked_each(address, tmp_path, ("a/x",))


def test_it_is_not_asked_again_before_its_time_and_is_asked_after(tmp_path):
    with serving((200, JSON, b"{}")) as (address, seen):
        fresh = asked_each(address, tmp_path, ("a/x",), previous=Previous("d", "", "2026-11-09"))
        assert isinstance(fresh, NotModified)
        assert seen == []
        asked_each(address, tmp_path, ("a/x",), previous=Previous("d", "", "2026-11-08"))
    assert len(seen) == 1


def test_nothing_to_ask_about_yet_is_told_in_one_line(tmp_path):
    with pytest.raises(Unreachable, match="asked at the next sync") as stopped:
        asked_each("http://127.0.0.1:1", tmp_path, ())
    assert len(str(stopped.value).splitlines()) == 1


def test_an_archive_over_http_is_a_capture_of_its_lists(tmp_path):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        body = b'[{"model_id":"m","organization_id":"a","license_id":"mit"}]'
        member = tarfile.TarInfo("repo-main/models.json")
        member.size = len(body)
        archive.addfile(member, io.BytesIO(body))
    with serving((200, {"Content-Type": "application/x-gzip", "ETag": '"e"'}, packed.getvalue())) as (address, _):
        capture = fetched(address, tmp_path, "llm-stats")
    assert capture.release == '"e"'
    assert b'"models":[{"license_id":"mit","model_id":"m","organization_id":"a"}]' in capture.payload
