"""A real server on loopback, a client in the process, and a real browser."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryFile
from threading import Thread

import httpx
import pytest

from browsers import hear, missing

if not os.environ.get("CI"):
    pytest.importorskip("litestar", reason="the web extra is not installed")

try:
    from playwright.sync_api import expect
except ImportError:
    expect = None

START = (
    "import sys; from steelyard.faces.cli import serve; sys.exit(serve.run(serve.parser().parse_args(sys.argv[1:])))"
)


def free_port():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


class Server:
    """`steelyard serve` as a process of its own. It logs into a file: a pipe that nobody empties holds it up when full."""

    def __init__(self, home, *options):
        self.url = f"http://127.0.0.1:{free_port()}"
        command = [sys.executable, "-c", START, "--port", self.url.rpartition(":")[2], *options]
        self._log = TemporaryFile("w+")  # noqa: SIM115 - it is read when the server has ended
        self.process = subprocess.Popen(
            command, env={**os.environ, "STEELYARD_HOME": str(home)}, stdout=self._log, stderr=self._log
        )
        self._wait()

    def _wait(self):
        for _ in range(150):
            try:
                if httpx.get(f"{self.url}/healthz").status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.1)
        self.process.kill()
        pytest.fail(f"the server did not come up: {self.ended()[1]}")

    def stop(self):
        """Ask it to end; its exit code and what it logged."""
        self.process.send_signal(signal.SIGTERM)
        return self.ended()

    def ended(self):
        """Its exit code and what it logged, once it has ended."""
        code = self.process.wait(timeout=20)
        with self._log:
            self._log.seek(0)
            return code, self._log.read()


@pytest.fixture(scope="session")
def server(place):
    running = Server(place)
    yield running
    running.stop()


@pytest.fixture(scope="session")
def site(server):
    """The address of the server."""
    return server.url


@pytest.fixture
def client(place):
    """Asks the application without a network; redirects are not followed."""
    from steelyard.faces.web.app import create
    from steelyard.faces.web.desk import Desk, Settings
    from steelyard.home import Home

    return asking(create(Desk(Home(place), Settings())))


def asking(app):
    """`ask(address, **headers)` of an application."""
    import asyncio

    def ask(address, method="GET", **headers):
        async def call():
            transport = httpx.ASGITransport(app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://steelyard.test") as web:
                return await web.request(method, address, headers={k.replace("_", "-"): v for k, v in headers.items()})

        return aside(lambda: asyncio.run(call()))

    return ask


class Still(SimpleHTTPRequestHandler):
    """Hands out files, and says nothing about it; a folder without a page is not there."""

    def log_message(self, *said):
        pass

    def list_directory(self, path):
        self.send_error(404)


@contextmanager
def hosted(folder):
    """The address of a folder on a static host of our own."""
    host = ThreadingHTTPServer(("127.0.0.1", 0), partial(Still, directory=str(folder)))
    serving = Thread(target=host.serve_forever)
    serving.start()
    try:
        yield f"http://127.0.0.1:{host.server_port}"
    finally:
        host.shutdown()
        serving.join()
        host.server_close()


def aside(call):
    """In a thread of its own: the browser's driver keeps a loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(call).result()


@pytest.fixture
def browse(chromium, site):
    """`browse(address, …)`: a fresh page in a fresh browser, as `new_context` takes options; errors on it fail the test."""
    opened, errors = [], []

    def go(address, **options):
        context = chromium.new_context(base_url=site, **{"viewport": {"width": 1280, "height": 900}} | options)
        opened.append(context)
        page = context.new_page()
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        hear(page, errors)
        page.goto(address)
        return page

    yield go
    for context in opened:
        context.close()
    assert not errors


@pytest.fixture(scope="session")
def axe():
    """axe-core's script: of STEELYARD_AXE, else fetched by npm into a folder that is kept."""
    named = os.environ.get("STEELYARD_AXE")
    if named:
        return Path(named).read_text("utf-8")
    return fetched("axe-core@4", "axe-core/axe.min.js").read_text("utf-8")


def fetched(package, inside):
    """A file of an npm package, fetched once into a folder that is kept."""
    folder = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "steelyard-tests"
    found = folder / "node_modules" / inside
    if not found.exists():
        npm = shutil.which("npm")
        if npm is None:
            missing(f"no {package}, and no npm to fetch it: apt-get install npm")
        folder.mkdir(parents=True, exist_ok=True)
        command = [
            npm,
            "install",
            "--silent",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--prefix",
            str(folder),
            package,
        ]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            missing(f"npm could not fetch {package}")
    return found
