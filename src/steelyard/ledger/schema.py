"""Brings a database to the schema that this version knows, and refuses the others.

Alembic does the steps, and is loaded only where there is one to do.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, text

from steelyard.errors import StorageError
from steelyard.ledger.database import Database
from steelyard.ledger.locks import writer_lock
from steelyard.ledger.tables import METADATA

REVISIONS: Final = ("0001", "0002", "0003")
"""Every schema there has been, oldest first; the last is today's."""

VERSION_TABLE: Final = "ledger_version"
_PATIENCE = 30.0


def bring_up_to_date(database: Database, *, create: bool) -> None:
    """Create or upgrade the tables where needed; raises StorageError for a database that is not ours to touch."""
    if _version(database) == REVISIONS[-1]:
        return
    with writer_lock(database, _PATIENCE):
        version = _version(database)
        if version is None and not create:
            raise StorageError(f"There is no ledger at {database.name}: run `steelyard sync` to begin one.")
        if version != REVISIONS[-1]:
            _upgrade(database)


def _version(database: Database) -> str | None:
    """The schema's name, or None where there is no ledger yet; raises StorageError where there must not be one."""
    with database.reading() as connection:
        tables = set(inspect(connection).get_table_names())
        if VERSION_TABLE in tables:
            return _known(connection, database.name)
    strangers = tables if database.path else tables & set(METADATA.tables)
    if strangers:
        raise StorageError(
            f"{database.name} is a database, but no ledger (it has a table {min(strangers)!r}): choose another place."
        )
    return None


def _known(connection: Connection, name: str) -> str | None:
    query = text(f"SELECT version_num FROM {VERSION_TABLE}")  # noqa: S608 - our own constant
    version: str | None = connection.scalar(query)
    if version is not None and version not in REVISIONS:
        raise StorageError(
            f"The ledger at {name} was written by a newer Steelyard (schema {version}; this one knows {REVISIONS[-1]}):"
            " upgrade steelyard."
        )
    return version


def _upgrade(database: Database) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    _turn_on_write_ahead_log(database)
    with database.reading() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _turn_on_write_ahead_log(database: Database) -> None:
    """It is a lasting property of the file, and can't be changed inside a transaction."""
    if database.path:
        with database.reading() as connection:
            connection.connection.cursor().execute("PRAGMA journal_mode=WAL")
