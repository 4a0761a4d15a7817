"""What commands share: their parser, the catalogue in service, where results go."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from steelyard.errors import BadInput
from steelyard.faces import opening

if TYPE_CHECKING:
    from steelyard.api import Catalogue
    from steelyard.catalog.snapshot import Snapshot

WIDTH = 100


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line, like every other."""

    def error(self, message: str) -> None:  # type: ignore[override]
        """Say what is wrong with the arguments; exit code 2."""
        self.exit(2, f"{self.prog}: {message}. `{self.prog} --help` shows an example.\n")


def _formatter(prog: str) -> argparse.HelpFormatter:
    """Of a fixed width: asking the terminal for it would load compression libraries, whatever the command."""
    return argparse.RawDescriptionHelpFormatter(prog, width=WIDTH)


def parser(name: str, what: str, example: str, formats: Sequence[str] = ("text", "json")) -> Parser:
    """A command's parser: its sentence, a real example, and `--format`."""
    made = Parser(
        prog=f"steelyard {name}",
        description=what,
        epilog=f"example:\n  {example}",
        formatter_class=_formatter,
    )
    made.add_argument("--format", choices=formats, default="text", help="how the answer looks (default: text)")
    return made


def catalogue() -> Catalogue:
    """The catalogue in service; on a new machine, or after a change of format, it is compiled first."""

    def tell(reason: str) -> None:
        sys.stderr.write(f"{reason} Compiling now from the installed packages, once.\n")

    return opening.catalogue(told=tell, progress=progress())


def count(text: str) -> int:
    """A whole number, also as 128K, 1M or 1,000,000, as the pages take it."""
    try:
        return int(text)
    except ValueError:
        from steelyard.faces.book import asked
    try:
        return asked.count(text, "")
    except BadInput:
        raise argparse.ArgumentTypeError(f"{text!r}; a whole number such as 3000 or 128K is needed") from None


def warn_of_own(snapshot: Snapshot) -> None:
    """Say, where something is written for others to read, that the reader's own files are in it."""
    if "own" in snapshot.sources:
        sys.stderr.write("What your own files say is in it; to publish without, write from another STEELYARD_HOME.\n")


def progress() -> Callable[[str], None]:
    """Shows a line that is overwritten, on a terminal; silent elsewhere."""
    if not sys.stderr.isatty():
        return lambda _: None

    def show(what: str) -> None:
        sys.stderr.write(f"\r\x1b[K{what} …" if what else "\r\x1b[K")
        sys.stderr.flush()

    return show


def width() -> int:
    """Columns to write for: the terminal's, else 100."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        return WIDTH


def deliver(text: str, output: str | None = None) -> None:
    """Write the answer to standard output, or whole into a file."""
    if output is None:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        return
    from steelyard.home import write_whole

    path = Path(output)
    try:
        write_whole(path, text.encode())
    except OSError as error:
        raise BadInput(f"{path} can't be written ({error.strerror}). Name a file in a folder that exists.") from None
    sys.stderr.write(f"Wrote {path} ({len(text.encode()):,} bytes).\n")


def day(text: str | None, what: str = "--at") -> str | None:
    """An ISO day that a caller typed; BadInput says what was found."""
    from datetime import date

    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise BadInput(f"{what} is {text!r}; a day such as 2025-04-05 is needed.") from None
