"""The schemas: of the registry for editors, of each document for programs."""

from __future__ import annotations

import json

from conftest import ROOT
from ottawa_cli.documents.schemas import DIALECT, DOCUMENTS, schema
from ottawa_cli.documents.types import WhenDocument

TEXT, MAYBE_TEXT = {"type": "string"}, {"anyOf": [{"type": "string"}, {"type": "null"}]}


def test_the_schema_of_the_registry_is_the_one_that_editors_are_given() -> None:
    assert schema() == json.loads((ROOT / "data" / "states.schema.json").read_text(encoding="utf-8"))


def test_a_schema_names_every_key_of_its_document_and_lets_others_through() -> None:
    told = schema("history")
    form = {"type": "object", "required": ["min", "max"]}
    assert {key: told[key] for key in ("$schema", "title", "type", "required")} == {
        "$schema": DIALECT,
        "title": "ottawa history",
        "type": "object",
        "required": [
            "schema", "treaty", "registry", "on", "beyond_verified", "every", "peak", "rows", "names",
        ],
    }  # fmt: skip
    assert "additionalProperties" not in told
    parts = told["properties"]
    assert parts["beyond_verified"] == {"type": "boolean"}
    assert parts["names"] == {"type": "object", "additionalProperties": TEXT}
    assert parts["every"] == {"enum": ["year", "month"]}
    row = parts["rows"]["items"]
    assert parts["rows"] == {"type": "array", "items": row}
    assert row["required"] == ["on", "in_force", "deposited", "joined", "left"]
    assert row["properties"]["joined"] == {"type": "array", "items": TEXT}
    number = row["properties"]["in_force"]
    assert {key: number[key] for key in form} == form
    assert number["properties"] == {"min": {"type": "integer"}, "max": {"type": "integer"}}
    assert schema("overview")["properties"]["by_kind"]["additionalProperties"] == {"type": "integer"}
    assert schema("when")["properties"]["alternative"] == MAYBE_TEXT
    assert schema("diff")["properties"]["facts"]["items"]["properties"]["old"] == {}
    assert schema("when")["description"] == " ".join((WhenDocument.__doc__ or "").split())
    assert all(schema(name)["title"] == f"ottawa {name}" for name in DOCUMENTS)
