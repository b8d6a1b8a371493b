"""JSON Schema: of the registry, composed for editors from the models' parts, and of each JSON document from its form.

Editors type YAML by themselves (``2026`` is a number to them), and show an ``oneOf`` that fails as all its branches at
once. So text may be any scalar, and kinds are told apart by ``if`` and ``then``.
"""

from __future__ import annotations

import types
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict

from pydantic import TypeAdapter

from ottawa_cli.documents import types as forms
from ottawa_cli.facts.model import Source, State, Total, TotalKind, Treaty
from ottawa_cli.facts.scalars import CODE_PATTERN

Schema = dict[str, Any]
"""A schema is as free as JSON is."""

DIALECT: Final = "http://json-schema.org/draft-07/schema#"
"""The draft that every editor knows."""

REGISTRY: Final = "registry"
DOCUMENTS: Final[dict[str, type]] = {
    "status": forms.StatusDocument,
    "standings": forms.StandingsDocument,
    "list": forms.ListDocument,
    "overview": forms.OverviewDocument,
    "explain": forms.ExplainDocument,
    "when": forms.WhenDocument,
    "timeline": forms.TimelineDocument,
    "deadlines": forms.DeadlinesDocument,
    "timelines": forms.TimelinesDocument,
    "treaties": forms.TreatiesDocument,
    "history": forms.HistoryDocument,
    "check": forms.CheckDocument,
    "diff": forms.DiffDocument,
    "reconcile": forms.ReconcileDocument,
}

_TEXT: Final[Schema] = {"type": ["string", "number", "boolean"]}
_OF_PYTHON: Final = ("title", "default", "discriminator")


def schema(name: str = REGISTRY) -> Schema:
    """The schema of the registry, or of a document by its name."""
    return registry_schema() if name == REGISTRY else document_schema(name)


def registry_schema() -> Schema:
    """The schema of a registry file."""
    models = (Treaty, Source, Total, State)
    blocks = {model.__name__: _for_editors(TypeAdapter(model).json_schema()) for model in models}
    parts: Schema = {}
    for block in blocks.values():
        parts.update(block.pop("$defs", {}))
    properties = blocks["State"]["properties"]
    del properties["code"]
    blocks["State"]["required"].remove("code")
    return {
        "$schema": DIALECT,
        "title": "a registry",
        "type": "object",
        "required": ["format", "treaty", "sources"],
        "properties": {
            "format": {"enum": [1, "1"], "description": "The format of the file."},
            "treaty": {**blocks["Treaty"], "title": "the treaty's clauses"},
            "sources": {
                "type": "object",
                "description": "Each citation once, by its id.",
                "additionalProperties": {**blocks["Source"], "title": "a source: title, url, as_of"},
                "title": "sources, each under its id",
            },
            "totals": {
                "type": "array",
                "description": "Published numbers of States, held against those computed.",
                "items": {**blocks["Total"], "oneOf": [{"required": [kind]} for kind in get_args(TotalKind)]},
                "title": "published totals",
            },
        },
        "patternProperties": {f"^{CODE_PATTERN}$": {**blocks["State"], "title": "a State's block"}},
        "additionalProperties": False,
        "$defs": parts,
    }


def _for_editors(node: Any) -> Any:
    """Pydantic's schema, in the words that editors understand."""
    if isinstance(node, list):
        return [_for_editors(item) for item in node]
    if not isinstance(node, dict):
        return node
    if "discriminator" in node:
        return _by_kind(node["discriminator"]["mapping"])
    plain = {key: _for_editors(value) for key, value in node.items() if key not in _OF_PYTHON}
    if "properties" in node:  # a property may be called 'title'
        plain["properties"] = {name: _for_editors(part) for name, part in node["properties"].items()}
    if "anyOf" in plain:
        choices = [choice for choice in plain.pop("anyOf") if choice != {"type": "null"}]
        plain.update(choices[0] if len(choices) == 1 else {"anyOf": choices})
    is_free = plain.get("type") == "string" and not {"pattern", "enum", "const"} & plain.keys()
    return {**plain, **_TEXT} if is_free else plain


def _by_kind(mapping: dict[str, str]) -> Schema:
    """One branch for each part, chosen by the kinds that lead to it, so that a mistake is told of that part alone."""
    kinds: dict[str, list[str]] = {}
    for kind, part in mapping.items():
        kinds.setdefault(part, []).append(kind)
    return {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"enum": [*mapping]}},
        "allOf": [
            {"if": {"properties": {"kind": {"enum": words}}, "required": ["kind"]}, "then": {"$ref": part}}
            for part, words in kinds.items()
        ],
    }


def document_schema(name: str) -> Schema:
    """The schema of a JSON document. A later version may add keys, so others are let through."""
    return {"$schema": DIALECT, "title": f"ottawa {name}", **_form(DOCUMENTS[name])}


def _form(form: type) -> Schema:
    hints = get_type_hints(form)
    return {
        "type": "object",
        "description": " ".join((form.__doc__ or "").split()),
        "required": [*hints],
        "properties": {key: _value(hint) for key, hint in hints.items()},
    }


def _value(hint: Any) -> Schema:
    if hint is object:  # whatever was filed
        return {}
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_value(choice) for choice in arguments]}
    if origin is Literal:
        return {"enum": [*arguments]}
    if origin is list:
        return {"type": "array", "items": _value(arguments[0])}
    if origin is dict:
        return {"type": "object", "additionalProperties": _value(arguments[1])}
    if is_typeddict(hint):
        return _form(hint)
    return {"type": {str: "string", int: "integer", bool: "boolean", types.NoneType: "null"}[hint]}
