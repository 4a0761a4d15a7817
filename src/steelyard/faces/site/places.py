"""Where a site is written: a folder, or an address of fsspec. Files are known by their paths from its top, "/a/index.html"."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from mimetypes import guess_type
from pathlib import Path
from typing import Any, Final, Protocol

from steelyard.errors import BadInput, SteelyardError, StorageError

File = tuple[str, bytes]
_ADDRESS: Final = "://"
_MEDIA: Final = {"s3": "ContentType", "gs": "content_type"}
"""What a store calls the media type; without it a browser would save its pages instead of showing them."""


class Place(Protocol):
    """Somewhere that files are put; a `shared` one is the same for every process."""

    shared: bool

    def put(self, files: Iterable[File]) -> None:
        """Write these, and the folders that they need."""

    def get(self, path: str) -> bytes | None:
        """A file's content; None where there is none."""

    def names(self, folder: str) -> Iterator[str]:
        """Paths of the files under a folder."""

    def drop(self, path: str) -> bool:
        """Take a file away; whether it was there."""


def place(out: str) -> Place:
    """The place that is meant; BadInput says what is missing."""
    return Remote(out) if remote(out) else Folder(out)


def remote(out: str) -> bool:
    """Whether this is an address, and no path of this machine."""
    return _ADDRESS in out


class Folder:
    """A folder of this machine, in as few calls as can be."""

    shared = True

    def __init__(self, out: str) -> None:
        self.root = out.rstrip("/")
        try:
            Path(out).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadInput(f"{out} can't be written ({error.strerror}).") from None

    def put(self, files: Iterable[File]) -> None:
        """Write these, and the folders that they need."""
        with told(self.root):
            for path, body in files:
                to = f"{self.root}{path}"
                made(to.rpartition("/")[0])
                with open(to, "wb", buffering=0) as file:  # noqa: PTH123 - a path object for each page would cost more
                    file.write(body)

    def get(self, path: str) -> bytes | None:
        """A file's content; None where there is none."""
        file = Path(f"{self.root}{path}")
        return file.read_bytes() if file.is_file() else None

    def names(self, folder: str) -> Iterator[str]:
        """Paths of the files under a folder."""
        for at, _, names in os.walk(f"{self.root}{folder}"):
            yield from (f"{at.removeprefix(self.root).replace(os.sep, '/')}/{name}" for name in names)

    def drop(self, path: str) -> bool:
        """Take a file away, and the folders that it leaves empty; whether it was there."""
        file, root = Path(f"{self.root}{path}"), Path(f"{self.root}/")
        with told(self.root):
            try:
                file.unlink()
            except (FileNotFoundError, NotADirectoryError):
                return False
        with suppress(OSError):  # the first folder that still holds something
            for folder in file.parents:
                if folder == root:
                    break
                folder.rmdir()
        return True


def made(folder: str) -> None:
    """A folder, in one call where its parent is there already."""
    try:
        os.mkdir(folder)  # noqa: PTH102 - a path object for each page would cost more than the call
    except FileExistsError:
        return
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - likewise


class Remote:
    """What fsspec reaches: an object store, another machine, memory."""

    def __init__(self, out: str) -> None:
        try:
            from fsspec.core import url_to_fs
        except ModuleNotFoundError:
            raise BadInput(f"{out} needs fsspec, which is not installed: pip install 'steelyard[fsspec]'.") from None
        with told(out):
            try:
                self.files, root = url_to_fs(out)
            except (ImportError, ValueError) as error:
                raise BadInput(f"{out}: {error}.") from None
        self.out, self.root = out, root.rstrip("/")
        protocols = {self.files.protocol} if isinstance(self.files.protocol, str) else {*self.files.protocol}
        self.shared = "memory" not in protocols
        self.media = next((word for store, word in _MEDIA.items() if store in protocols), "")

    def put(self, files: Iterable[File]) -> None:
        """Write these, and the folders that they need."""
        kinds: dict[str, dict[str, bytes]] = {}
        for path, body in files:
            kinds.setdefault(media(path) if self.media else "", {})[f"{self.root}{path}"] = body
        with told(self.out):
            for kind, some in kinds.items():
                self._put(some, {self.media: kind} if kind else {})

    def _put(self, some: dict[str, bytes], more: dict[str, Any]) -> None:
        try:
            self.files.pipe(some, **more)
        except FileNotFoundError:  # a file system wants folders first; a store has none, and would make the bucket of one
            if self.media:
                raise self._missing() from None
            for folder in {path.rpartition("/")[0] for path in some}:
                self.files.makedirs(folder, exist_ok=True)
            self.files.pipe(some, **more)

    def _missing(self) -> BadInput:
        bucket = self.root.partition("/")[0]
        return BadInput(f"{self.out}: there is no bucket {bucket!r}. Name one that is there, or make it first.")

    def get(self, path: str) -> bytes | None:
        """A file's content; None where there is none."""
        with told(self.out):
            try:
                return bytes(self.files.cat_file(f"{self.root}{path}"))
            except FileNotFoundError:
                return None

    def names(self, folder: str) -> Iterator[str]:
        """Paths of the files under a folder."""
        with told(self.out):
            self.files.invalidate_cache()
            try:
                found = self.files.find(f"{self.root}{folder}")
            except FileNotFoundError as error:  # nothing under a folder is no error
                raise self._missing() if self.media else error from None
        return (name.removeprefix(self.root) for name in found)

    def drop(self, path: str) -> bool:
        """Take a file away; whether it was there, where the store tells."""
        with told(self.out):
            try:
                self.files.rm_file(f"{self.root}{path}")
            except FileNotFoundError:
                return False
        return True


def media(path: str) -> str:
    """The media type of a file by its ending; "" of one that is packed, or not known."""
    kind, packed = guess_type(path)
    if not kind or packed:
        return ""
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


@contextmanager
def told(out: str) -> Iterator[None]:
    """What goes wrong while a place is used, in one line."""
    try:
        yield
    except SteelyardError:
        raise
    except Exception as error:  # noqa: BLE001 - each file system has errors of its own
        raise StorageError(f"{out}: {error or type(error).__name__}") from None
