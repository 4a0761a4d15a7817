"""Where things are kept: the ledger, the caches, and the snapshot in service.

HOME/ledger.db              the ledger, unless STEELYARD_DATABASE_URL names another
HOME/snapshots/<digest>     snapshots, the newest few
HOME/current                the name of the one in service; replaced atomically
HOME/own/                   prices, endpoints, models and results of the user's own
HOME/cache/                 files of releases that were fetched without installing them
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from steelyard.errors import NoSnapshot

KEPT: Final = 3
"""How many snapshots stay on disk, so that a reader who has just opened one is not cut off."""


class Home:
    """One folder of a user's; made when something is first written."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @property
    def snapshots(self) -> Path:
        """Folder of the snapshots."""
        return self.root / "snapshots"

    @property
    def own(self) -> Path:
        """Folder of the user's own files."""
        return self.root / "own"

    @property
    def cache(self) -> Path:
        """Folder of fetched releases."""
        return self.root / "cache"

    def database_url(self, environ: dict[str, str] | os._Environ[str] = os.environ) -> str:
        """`STEELYARD_DATABASE_URL`, or SQLite in this folder."""
        return environ.get("STEELYARD_DATABASE_URL") or f"sqlite:///{self.root / 'ledger.db'}"

    def current(self) -> Path:
        """The snapshot in service; NoSnapshot if there is none yet."""
        try:
            return self.snapshots / (self.root / "current").read_text("utf-8").strip()
        except FileNotFoundError:
            raise NoSnapshot(f"Nothing is compiled in {self.root} yet. `steelyard sync --offline` does it.") from None

    def publish(self, digest: str, data: bytes) -> Path:
        """Put a snapshot in service: written whole, then named by its digest, then pointed at."""
        self.snapshots.mkdir(parents=True, exist_ok=True)
        path = self.snapshots / digest
        write_whole(path, data)
        write_whole(self.root / "current", digest.encode())
        self._forget_old(path)
        return path

    def _forget_old(self, current: Path) -> None:
        by_age = sorted((p for p in self.snapshots.iterdir() if p.suffix == ""), key=lambda p: p.stat().st_mtime)
        for path in by_age[:-KEPT]:
            if path != current:
                path.unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that nobody ever sees a part of it, and a crash leaves the old one."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def home(environ: dict[str, str] | os._Environ[str] = os.environ) -> Home:
    """`STEELYARD_HOME`, or the platform's folder for a user's data."""
    if named := environ.get("STEELYARD_HOME"):
        return Home(Path(named).expanduser())
    from platformdirs import user_data_path

    return Home(user_data_path("steelyard", appauthor=False))


def data_folder() -> Path | None:
    """The curated data: inside the installed package, or beside the sources of a checkout; None where there is neither."""
    package = Path(__file__).parent
    return next((p for p in (package / "data", package.parents[1] / "data") if (p / "policy").is_dir()), None)
