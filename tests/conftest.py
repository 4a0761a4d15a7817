"""Fixtures for several rooms: a ledger on SQLite and on a PostgreSQL of our own; the real catalogue, compiled once."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path

import psycopg
import pytest
from hypothesis import settings

from browsers import chromium  # noqa: F401 - a fixture
from steelyard.api import Catalogue
from steelyard.home import Home
from steelyard.ledger import open_ledger

if not os.environ.get("CI"):  # there Hypothesis has no deadline of its own accord: how long an example takes is no law
    settings.register_profile("unhurried", deadline=None)
    settings.load_profile("unhurried")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def ledger_url(request, tmp_path):
    """The address of a ledger that is not there yet, on each back end in turn."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    return request.getfixturevalue("postgres")


@pytest.fixture
def ledger(ledger_url):
    """An empty ledger, on each back end in turn."""
    with open_ledger(ledger_url) as opened:
        yield opened


@pytest.fixture
def postgres(postgres_server):
    """The URL of an empty PostgreSQL database."""
    name = f"steelyard_{uuid.uuid4().hex}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        yield psycopg_url(postgres_server, name)
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def postgres_server():
    """The URL of a PostgreSQL server: STEELYARD_TEST_POSTGRES_URL, or one of our own on a socket in its own folder."""
    if given := os.environ.get("STEELYARD_TEST_POSTGRES_URL"):
        yield given
        return
    programs = postgres_programs()
    if programs is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no PostgreSQL: install postgresql for this test")
    folder = Path(tempfile.mkdtemp(prefix="steelyard-pg-"))
    owner = unprivileged(folder)

    def run(program, *options):
        command = [programs / program, "-D", folder / "data", *options]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, **owner)

    run("initdb", "-U", "steelyard", "-A", "trust", "-E", "UTF8", "--no-sync")
    run("pg_ctl", "-l", folder / "log", "-o", f"-k {folder} -c listen_addresses='' -F", "-w", "start")
    yield f"postgresql://steelyard@/postgres?host={folder}"
    run("pg_ctl", "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


def psycopg_url(server, name):
    """The same server's address, for another database."""
    head, mark, query = server.partition("?")
    return f"{head.rpartition('/')[0]}/{name}{mark}{query}"


def postgres_programs():
    """The folder of initdb and pg_ctl; Debian keeps them out of PATH."""
    found = shutil.which("initdb")
    places = [Path(found).parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return places[-1] if places else None


def unprivileged(folder):
    """How to start the server, which refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    owner = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


@pytest.fixture(scope="session")
def place(tmp_path_factory):
    """A home with a catalogue from the installed packages and the curated data."""
    folder = tmp_path_factory.mktemp("home")
    environment = {**os.environ, "STEELYARD_HOME": str(folder)}
    environment.pop("STEELYARD_DATABASE_URL", None)
    ran = subprocess.run(
        [sys.executable, "-m", "steelyard", "sync", "--offline"], env=environment, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    return folder


@pytest.fixture(scope="session")
def cat(place):
    """The real catalogue, as the read side opens it."""
    return Catalogue.open(Home(place).current(), today="2026-11-22")


@pytest.fixture
def run(place):
    """Runs the command on that catalogue; gives (exit code, standard output, standard error)."""

    def call(*arguments: str, stdin: str | None = None, **environment: str) -> tuple[int, str, str]:
        every = {**os.environ, "STEELYARD_HOME": str(place), **environment}
        every.pop("STEELYARD_DATABASE_URL", None)
        ran = subprocess.run(
            [sys.executable, "-m", "steelyard", *arguments], env=every, capture_output=True, text=True, input=stdin
        )
        return ran.returncode, ran.stdout, ran.stderr

    return call
