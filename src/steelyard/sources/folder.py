"""Our own data/, and the files of the reader's own, each as one capture: the text of every file that holds facts."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import Final

from steelyard.errors import Quarantined, Unreachable
from steelyard.records.capture import Capture
from steelyard.sources.curated.shape import KNOWN
from steelyard.sources.manifest import Manifest
from steelyard.sources.packages import canonical, newest_date

FOLDERS: Final = ("aliases", "benchmarks", "creators", "models", "providers")


def data_folder() -> Path:
    """Where data/ is: inside the installed package, or in the checkout; Unreachable where it is in neither."""
    places = (Path(str(resources.files("steelyard"))) / "data", Path(__file__).parents[3] / "data")
    for place in places:
        if place.is_dir():
            return place
    raise Unreachable(f"No folder data/ in {' or '.join(map(str, places))}. Install Steelyard again.")


def capture(manifest: Manifest, *, at: str, folder: Path | None = None) -> Capture:
    """Our own data/ in canonical JSON, of the newest day that stands in it."""
    root = folder or data_folder()
    content = canonical(_texts(root, (path for name in FOLDERS for path in (root / name).rglob("*.toml")), "data"))
    return Capture(manifest.id, content, newest_date(content, at=at) or at, manifest.url, complete=manifest.complete)


def own(manifest: Manifest, root: Path | None, *, at: str, data: Path | None, begun: bool) -> Capture:
    """The reader's own files, own/providers/acme.toml, as of the day of reading, and which benchmarks data/ has besides.

    Unreachable where there are none; once some were taken in (`begun`), none at all are an answer too.
    """
    texts = _texts(root, root.rglob("*.toml"), "own") if root else {}
    if not texts and not begun:
        raise Unreachable(f"{manifest.id}: no files in {root}. Prices, endpoints, models and results of your own go there.")
    known = sorted(path.stem for path in ((data or data_folder()) / "benchmarks").glob("*.toml"))
    return Capture(manifest.id, canonical({**texts, KNOWN: known}), at, manifest.url, complete=manifest.complete)


def _texts(root: Path, paths: Iterable[Path], called: str) -> dict[str, str]:
    """The text of each file by its path, data/models/openai/o1.toml; Quarantined names one that is no text."""
    found = {}
    for path in sorted(paths):
        named = f"{called}/{path.relative_to(root).as_posix()}"
        try:
            found[named] = path.read_text("utf-8")
        except (UnicodeDecodeError, OSError) as error:
            raise Quarantined(f"{named}: it can't be read as text in UTF-8 ({error}). Save it so.") from None
    return found
