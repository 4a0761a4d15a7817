"""A site as one zip: written as a folder beside it, so that a run which was cut off goes on, then packed whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from steelyard.errors import BadInput
from steelyard.faces.site.journal import HELD
from steelyard.faces.site.places import told

ENDING: Final = ".zip"
_OURS: Final = b"Steelyard site\n"
_READABLE: Final = 0o644 << 16
"""What the zip says of who may read a file, so that a web server may when it is unpacked."""


class Archive:
    """The zip of one plan, which its comment tells."""

    def __init__(self, out: str, plan: bytes) -> None:
        self.path, self.comment = Path(out), _OURS + plan
        self.folder = self.path.with_name(f"{self.path.name}.steelyard")

    def stands(self) -> bool:
        """Whether it is there already; BadInput where something else is."""
        try:
            with ZipFile(self.path) as zipped:
                found = zipped.comment
        except FileNotFoundError:
            return False
        except (OSError, BadZipFile):
            found = b""
        if not found.startswith(_OURS):
            raise BadInput(f"{self.path} is there, and no site that was written here. Name another, or take it away.")
        return found == self.comment

    def pack(self, day: str) -> None:
        """The folder becomes the zip; the same files give the same bytes."""
        year, month, date = map(int, day[:10].split("-"))
        part = self.path.with_name(f"{self.path.name}.{os.getpid()}.part")
        try:
            with told(str(self.path)), ZipFile(part, "w", ZIP_DEFLATED) as zipped:
                zipped.comment = self.comment
                for path in self._files():
                    entry = ZipInfo(path.relative_to(self.folder).as_posix(), (year, month, date, 0, 0, 0))
                    entry.external_attr = _READABLE
                    zipped.writestr(entry, path.read_bytes(), ZIP_DEFLATED)
            part.replace(self.path)
        finally:
            part.unlink(missing_ok=True)

    def tidy(self) -> None:
        """The folder goes."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _files(self) -> Iterator[Path]:
        """Every file of the site in order; its journal stays behind."""
        for at, folders, names in os.walk(self.folder):
            folders[:] = sorted(name for name in folders if name != HELD[1:])
            yield from (Path(at, name) for name in sorted(names))
