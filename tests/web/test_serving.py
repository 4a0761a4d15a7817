"""The real server: Granian as a process, over loopback."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from datetime import date, timedelta

import httpx
import pytest

from steelyard.home import Home
from web.conftest import Server, free_port
from web.test_addresses import PAIR


def test_it_serves_logs_and_stops_gracefully(place):
    server = Server(place, "--workers", "2")
    answer = httpx.get(server.url + PAIR)
    assert answer.status_code == 200
    assert answer.headers["content-encoding"] in ("br", "zstd", "gzip")
    code, log = server.stop()
    assert code == 0
    assert f'"GET {PAIR}" 200' in log
    assert "Traceback" not in log


RUN = "import sys; from steelyard.faces.cli.main import run; sys.exit(run(['serve', *sys.argv[1:]]))"


def started(place, code, *options):
    """What `serve` says and how it ends, after some code of ours."""
    ran = subprocess.run(
        [sys.executable, "-c", code + RUN, *options], env={**os.environ, "STEELYARD_HOME": str(place)}, capture_output=True,
        text=True, timeout=60,
    )
    return ran.returncode, ran.stderr


def test_a_port_that_is_taken_is_named_at_once(place, server):
    code, said = started(place, "", "--port", server.url.rpartition(":")[2])
    assert code == 2
    assert said.count("\n") == 1
    assert "another program listens there already" in said


def test_an_address_of_another_machine_is_no_place_to_listen(place):
    code, said = started(place, "", "--host", "192.0.2.1", "--port", str(free_port()))
    assert (code, said.count("\n")) == (2, 1)
    assert "no address of this machine" in said


@pytest.mark.parametrize("missing", ["granian", "litestar", "minijinja", "brotli", "resvg_py"])
def test_what_is_not_installed_is_named_with_the_remedy(place, missing):
    code, said = started(place, f"import sys; sys.modules['{missing}'] = None\n", "--port", str(free_port()))
    assert (code, said.count("\n")) == (2, 1)
    assert missing in said
    assert "pip install 'steelyard[web]'" in said


def test_a_new_snapshot_is_served_without_a_restart(place, tmp_path):
    shutil.copytree(place, tmp_path / "home")
    home = Home(tmp_path / "home")
    server = Server(home.root, "--quiet", "--workers", "2")
    first = httpx.get(f"{server.url}{PAIR}").headers["etag"]
    before = str(date.fromisoformat(httpx.get(f"{server.url}/healthz").json()["at"]) - timedelta(days=1))
    compiled = subprocess.run(
        [sys.executable, "-m", "steelyard", "sync", "--offline", "--at", before], capture_output=True, text=True,
        env={**os.environ, "STEELYARD_HOME": str(home.root)},
    )
    assert compiled.returncode == 0, compiled.stderr
    until = time.monotonic() + 20
    while time.monotonic() < until and any(
        httpx.get(f"{server.url}/healthz").json()["at"] != before for _ in range(6)
    ):
        time.sleep(0.2)
    again = httpx.get(f"{server.url}{PAIR}", headers={"if-none-match": first})
    code, _ = server.stop()
    assert again.status_code == 200
    assert again.headers["etag"] != first
    assert code == 0


def test_a_request_under_way_is_finished_before_the_end(place):
    """Half a request is sent, the server is told to stop, the other half follows: it is answered."""
    server = Server(place, "--quiet")
    with socket.create_connection(("127.0.0.1", int(server.url.rpartition(":")[2])), timeout=20) as line:
        line.sendall(f"GET {PAIR} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n".encode())
        server.process.send_signal(signal.SIGTERM)
        answer = b""
        while part := line.recv(65536):
            answer += part
    assert answer.startswith(b"HTTP/1.1 200")
    assert answer.endswith(b"</html>\n")
    assert server.ended()[0] == 0


def test_a_rate_limit_holds_a_client_back(place):
    server = Server(place, "--rate", "40", "--quiet")
    answers = [httpx.get(f"{server.url}/sources") for _ in range(14)]
    held = [a for a in answers if a.status_code == 429]
    server.stop()
    assert held
    assert int(held[0].headers["retry-after"]) >= 1


def test_names_with_a_slash_of_their_own_survive_the_server(site, cat):
    odd = [line.id for line in cat.snapshot.summaries if line.id.count("/") > 1 or "|" in line.id or "@" in line.id]
    from steelyard.render import links

    for id_ in odd[:5]:
        assert httpx.get(site + links.model(id_)).status_code == 200, id_
