"""A repository's archive as one capture."""

from __future__ import annotations

import io
import json
import tarfile

import msgspec
import pytest

from steelyard.errors import Quarantined
from steelyard.sources.archive import gathered
from steelyard.sources.registry import source

MANIFEST = source("llm-stats").manifest


def packed(files):
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w:gz") as archive:
        for name, content in files.items():
            body = content if isinstance(content, bytes) else json.dumps(content).encode()
            member = tarfile.TarInfo(name)
            member.size = len(body)
            archive.addfile(member, io.BytesIO(body))
    return held.getvalue()


MODEL = {"model_id": "m", "organization_id": "a", "license_id": "mit", "name": "M"}
SCORE = {"model_id": "m", "benchmark_id": "hle", "score": 0.930}


def test_objects_are_told_by_their_fields_wherever_their_files_lie():
    files = {
        "repo-main/data/a/m/scores.json": [SCORE],
        "repo-main/data/a/m/model.json": MODEL,
        "repo-main/licenses.json": [{"license_id": "mit", "allow_commercial": True}],
        "repo-main/package.json": {"name": "site"},
        "repo-main/README.md": b"# not JSON",
    }
    lists = json.loads(gathered(MANIFEST, packed(files)))
    assert lists == {"licenses": [{"license_id": "mit", "allow_commercial": True}], "benchmarks": [],
                     "models": [MODEL], "scores": [SCORE]}  # fmt: skip


def test_the_same_files_in_another_order_are_the_same_capture():
    files = {"a.json": [SCORE], "b.json": [{**SCORE, "score": 0.5}]}
    assert gathered(MANIFEST, packed(files)) == gathered(MANIFEST, packed(dict(reversed(files.items()))))


def test_a_number_keeps_the_digits_that_it_has():
    assert b'"score":0.930' in gathered(
        MANIFEST, packed({"a.json": b'[{"model_id":"m","benchmark_id":"b","score":0.930}]'})
    )


def test_what_is_no_archive_is_left_as_it_is():
    assert gathered(MANIFEST, b'{"models": []}') == b'{"models": []}'


@pytest.mark.parametrize(
    ("payload", "problem"),
    [
        (packed({"a.json": [SCORE]})[:-20], "ends too early"),
        (b"\x1f\x8bnonsense", "damaged"),
        (packed({"a.json": b"{nonsense"}), "is no JSON"),
    ],
)
def test_a_damaged_archive_is_quarantined_in_one_line(payload, problem):
    with pytest.raises(Quarantined, match=problem) as stopped:
        gathered(MANIFEST, payload)
    assert len(str(stopped.value).splitlines()) == 1


def test_an_archive_that_unpacks_to_more_than_it_may_is_quarantined():
    small = msgspec.structs.replace(MANIFEST, max_bytes=100_000)
    with pytest.raises(Quarantined, match="max_bytes"):
        gathered(small, packed({"a.json": b"0" * 2_000_000}))
