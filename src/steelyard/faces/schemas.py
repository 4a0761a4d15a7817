"""JSON Schemas of every kind of file in data/, for editors: `make schemas` writes them to data/.schema.

They are made from the very definitions by which the files are read, so that an editor and a refresh never differ.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Final

import msgspec

from steelyard.compare.profile import CRITERIA, Profile
from steelyard.compare.workload import Workload
from steelyard.identity.judgements import FIELDS
from steelyard.reconcile.policy import FILES
from steelyard.records.judgement import Judgement, Verdict
from steelyard.sources.curated import schema as curated
from steelyard.sources.registry import source

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """By the name of the file in data/.schema, its content."""
    made = curated.schemas(source("curated").manifest.ignore)
    made |= {name: _of_struct(f"data/policy/{name}.toml", struct) for name, struct in FILES.items()}
    made["profile"] = _of_struct("data/profiles/<name>.toml", Profile)
    made["profile"]["$defs"]["Profile"]["properties"]["weights"]["properties"] = {
        criterion: {"description": meaning, "type": "integer", "minimum": 0} for criterion, meaning in CRITERIA.items()
    }
    made["workload"] = _of_struct("data/workloads/<name>.toml", Workload)
    made["identity"] = _judgements()
    return made


def _of_struct(title: str, struct: Any) -> dict[str, Any]:
    """The schema of a struct that is decoded from a file; a decimal stands in TOML as a number or as text."""
    return {"$schema": DRAFT, "title": title, **_exact(msgspec.json.schema(struct))}


def _exact(node: Any) -> Any:
    if isinstance(node, dict):
        if node.get("format") == "decimal":
            return {**{key: value for key, value in node.items() if key not in {"type", "format"}},
                    "type": ["number", "string"]}  # fmt: skip
        return {key: " ".join(value.split()) if key == "description" else _exact(value) for key, value in node.items()}
    return [_exact(one) for one in node] if isinstance(node, list) else node


def _judgements() -> dict[str, Any]:
    fields: dict[str, Any] = {field: {"type": "string", "minLength": 1} for field in FIELDS}
    row = {
        "type": "object",
        "description": " ".join((Judgement.__doc__ or "").split()),
        "properties": fields | {"verdict": {"enum": [str(verdict) for verdict in Verdict]}},
        "required": list(FIELDS),
        "additionalProperties": False,
    }
    return {
        "$schema": DRAFT,
        "title": "data/identity/<creator>.toml",
        "type": "object",
        "properties": {"judgement": {"type": "array", "items": row}},
        "additionalProperties": False,
    }


def text_of(schema: dict[str, Any]) -> str:
    """A schema as it stands in its file."""
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n"


def write(folder: Path) -> None:
    """Every schema as a file of `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (folder / f"{name}.json").write_text(text_of(schema), "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
