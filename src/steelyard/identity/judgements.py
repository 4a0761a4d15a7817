"""Judgements as they stand in `data/identity/<creator>.toml`."""

from __future__ import annotations

import tomllib
from typing import Any

from steelyard.errors import BadInput
from steelyard.records.judgement import Judgement, Verdict

FIELDS = ("left", "right", "verdict", "by", "why", "at")


def parse(text: str, path: str) -> tuple[Judgement, ...]:
    """The judgements of one file, in its order; a row that can't be read is named with its place."""
    try:
        rows = tomllib.loads(text).get("judgement", [])
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{path}: not TOML: {error}.") from error
    return tuple(_judgement(row, f"{path}#/judgement/{at}") for at, row in enumerate(rows))


def _judgement(row: dict[str, Any], place: str) -> Judgement:
    lacking = [field for field in FIELDS if not row.get(field)]
    unknown = sorted(set(row) - set(FIELDS))
    if lacking or unknown:
        wrong = f"lacks {', '.join(lacking)}" if lacking else f"has the unknown field {unknown[0]}"
        raise BadInput(f"{place}: a judgement {wrong}; it has exactly {', '.join(FIELDS)}.")
    if row["verdict"] not in set(Verdict):
        raise BadInput(f"{place}: the verdict {row['verdict']!r} is none of {', '.join(Verdict)}.")
    return Judgement(row["left"], row["right"], Verdict(row["verdict"]), row["by"], row["why"], str(row["at"]))
