"""Opening: new, known, newer, foreign and broken databases."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from ledger.making import append, capture_of, told
from steelyard.errors import BadInput, StorageError
from steelyard.ledger import open_ledger, schema
from steelyard.ledger.database import Database
from steelyard.ledger.tables import METADATA

CAPTURE = capture_of("2026-11-01", {"a": 1})
OPENING = """
import sys
from steelyard.ledger import open_ledger
assert "sqlalchemy" not in sys.modules
open_ledger(sys.argv[1]).close()
assert "alembic" not in sys.modules
"""

OLD = "source, digest, observed_at"
BACK_TO_THE_FIRST = {
    "postgres": [
        "ALTER TABLE captures DROP CONSTRAINT uq_captures",
        "ALTER TABLE captures DROP COLUMN reader",
        f"ALTER TABLE captures ADD CONSTRAINT uq_captures UNIQUE ({OLD})",
        f"UPDATE {schema.VERSION_TABLE} SET version_num = '0001'",
    ],
    "sqlite": [
        f"""CREATE TABLE old (id INTEGER NOT NULL, source TEXT NOT NULL, digest TEXT NOT NULL, observed_at TEXT NOT NULL,
        taken_at TEXT NOT NULL, release TEXT NOT NULL, url TEXT NOT NULL, complete BOOLEAN NOT NULL, rows INTEGER NOT NULL,
        members BLOB NOT NULL, moved BLOB NOT NULL, CONSTRAINT pk_captures PRIMARY KEY (id),
        CONSTRAINT fk_captures_digest FOREIGN KEY(digest) REFERENCES payloads (digest),
        CONSTRAINT uq_captures UNIQUE ({OLD}))""",
        f"INSERT INTO old SELECT id, {OLD}, taken_at, release, url, complete, rows, members, moved FROM captures",
        "DROP TABLE captures",
        "ALTER TABLE old RENAME TO captures",
        f"UPDATE {schema.VERSION_TABLE} SET version_num = '0001'",
    ],
}
"""What undoes the steps behind the first schema, as it was released."""


def execute(url, statement):
    database = Database.at(url, create=True)
    with database.engine.begin() as connection:
        connection.execute(text(statement))
    database.close()


def test_the_steps_lead_to_the_tables_as_they_are_defined(ledger):
    with ledger._database.engine.connect() as connection:
        options = {"version_table": schema.VERSION_TABLE}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, METADATA) == []


def test_every_step_is_known():
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    steps = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(step.revision for step in steps)[::-1] == schema.REVISIONS


def test_a_ledger_of_the_first_schema_is_brought_up_with_all_that_it_holds(ledger_url):
    with open_ledger(ledger_url) as ledger:
        append(ledger, CAPTURE)
        before = told(ledger)
    for step in BACK_TO_THE_FIRST["postgres" if ledger_url.startswith("postgres") else "sqlite"]:
        execute(ledger_url, step)
    with open_ledger(ledger_url) as ledger:
        assert told(ledger) == before
        assert ledger.latest("openrouter").reader == ""


def test_what_was_appended_is_there_when_opened_again(ledger_url):
    with open_ledger(ledger_url) as ledger:
        append(ledger, CAPTURE)
        before = told(ledger)
    with open_ledger(ledger_url, create=False) as ledger:
        assert told(ledger) == before


def test_opening_loads_nothing_that_it_does_not_need(ledger_url):
    open_ledger(ledger_url).close()
    subprocess.run([sys.executable, "-c", OPENING, ledger_url], check=True)


def test_a_ledger_that_is_not_there_is_not_made_unasked(ledger_url):
    with pytest.raises(StorageError, match=r"There is no ledger at .*steelyard sync"):
        open_ledger(ledger_url, create=False)


def test_a_newer_schema_asks_for_an_upgrade(ledger_url):
    open_ledger(ledger_url).close()
    execute(ledger_url, f"UPDATE {schema.VERSION_TABLE} SET version_num = '9999'")
    with pytest.raises(StorageError, match=r"newer Steelyard \(schema 9999; .*upgrade steelyard"):
        open_ledger(ledger_url)


def test_somebody_elses_tables_are_left_alone(ledger_url):
    execute(ledger_url, "CREATE TABLE claims (id INTEGER)")
    with pytest.raises(StorageError, match="is a database, but no ledger"):
        open_ledger(ledger_url)


@pytest.mark.parametrize("content", [b"no database, but long enough " * 99, b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_garbage_file_is_refused_in_one_line(tmp_path, content):
    path = tmp_path / "ledger.db"
    path.write_bytes(content)
    with pytest.raises(StorageError, match=r"ledger\.db") as refused:
        open_ledger(path)
    assert "\n" not in str(refused.value)
    assert path.read_bytes() == content


def test_a_damaged_ledger_is_told_in_one_line(tmp_path):
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        append(ledger, capture_of("2026-11-01", {f"model-{number}": number for number in range(5_000)}))
    sound = path.read_bytes()
    path.write_bytes(sound[:8192] + b"\xee" * (len(sound) - 8192))
    with open_ledger(path) as ledger, pytest.raises(StorageError, match=r"ledger at .* (damaged|failed)") as refused:
        list(ledger.claims())
    assert "\n" not in str(refused.value)


def test_a_folder_that_can_not_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageError, match="No ledger can be made"):
        open_ledger(tmp_path / "file" / "ledger.db")


def test_a_path_and_its_url_are_the_same_ledger(tmp_path):
    path = tmp_path / "new folder" / "ledger.db"
    with open_ledger(f"sqlite:///{path}") as ledger:
        append(ledger, CAPTURE)
    with open_ledger(path, create=False) as ledger:
        assert ledger.sources() == ["openrouter"]


@pytest.mark.parametrize("url", ["mysql://ann:secret@host/x", "", "sqlite://", ":memory:"])
def test_an_address_of_another_kind_is_bad_input(url):
    with pytest.raises(BadInput, match="is no place for a ledger") as refused:
        open_ledger(url)
    assert "secret" not in str(refused.value)


def test_a_server_that_does_not_answer_is_told_without_the_password():
    with pytest.raises(StorageError, match="postgres") as refused:
        open_ledger("postgresql://ann:secret@127.0.0.1:1/x")
    assert "secret" not in str(refused.value)
    assert "\n" not in str(refused.value)
