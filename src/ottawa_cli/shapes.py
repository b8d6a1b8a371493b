"""From a block to a model, or to findings: pydantic says which rule is broken where, the words are ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from pydantic import ValidationError

from ottawa_cli.findings import Finding, quoted
from ottawa_cli.model import NOT_A_CODE, Filed, Source, State, Treaty, is_code

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from pydantic_core import ErrorDetails

    from ottawa_cli.findings import Path

Model = TypeVar("Model", bound=Filed)

_TAGGED: Final = {"instruments"}
"""Lists whose items pydantic tells apart by kind, and names by it in its paths."""

_SINGLE: Final = "a single value belongs here, not a list or a mapping"
_TOP: Final = "only format, treaty, sources and the States by code stand at the top of the file"
_HINTS: Final = {
    "wrong-date": "docs/registry.md shows how dates are written",
    "wrong-period": "docs/registry.md shows how periods are written",
    "wrong-code": "use the ISO 3166-1 alpha-2 code",
    "wrong-address": "give the address at which a reader finds the source",
    "wrong-number": "write digits alone",
    "wrong-word": "docs/registry.md tells what each of them means",
    "wrong-shape": "compare the block with the example in docs/registry.md",
    "too-many-partial-dates": "narrow the dates down, or leave out what nothing follows from",
}
_MOVED_KEYS: Final = {
    "received": "a consent is deposited (art. 16(3)): write 'deposited'",
    "deposited": "a withdrawal or revocation is dated by its receipt (art. 20(3)): write 'received'",
    "status": "a status is computed, never filed; take it out",
}


def treaty_of(data: object, refused: AbstractSet[Path]) -> tuple[Treaty | None, list[Finding]]:
    """Type the ``treaty`` block."""
    return _typed(Treaty, data, ("treaty",), refused)


def source_of(name: str, data: object, refused: AbstractSet[Path]) -> tuple[Source | None, list[Finding]]:
    """Type one source."""
    return _typed(Source, data, ("sources", name), refused)


def state_of(code: str, data: object, refused: AbstractSet[Path]) -> tuple[State | None, list[Finding]]:
    """Type a State's block; its code is the key that it stands under."""
    if not isinstance(data, dict):
        return _typed(State, data, (code,), refused) if is_code(code) else (None, [_wrong_code(code)])
    findings = [] if is_code(code) else [_wrong_code(code)]
    if "code" in data:
        hint = "take it out: the code is the key of the block"
        findings.append(Finding("unknown-key", "no key 'code' belongs here", hint, (code, "code"), at="key"))
    state, wrong = _typed(State, {**data, "code": "XX" if findings else code}, (code,), refused)
    return (None if findings else state), [*findings, *wrong]


def _wrong_code(code: str) -> Finding:
    hint = f"write {code.upper()}" if is_code(code.upper()) else _TOP
    return Finding("wrong-code", f"'{quoted(code)}' is {NOT_A_CODE}", hint, (code,), at="key")


def _typed(
    model: type[Model], data: object, path: Path, refused: AbstractSet[Path]
) -> tuple[Model | None, list[Finding]]:
    """The model, or why not: what was refused by the reader is not told again."""
    try:
        typed = model.model_validate(data)
    except ValidationError as error:
        findings = [_finding(detail, path) for detail in error.errors(include_url=False)]
        return None, [finding for finding in findings if not _is_known(finding.path, refused)]
    return (None if refused else typed), []


def _is_known(path: Path, refused: AbstractSet[Path]) -> bool:
    return any(path[: len(known)] == known for known in refused)


def _finding(detail: ErrorDetails, path: Path) -> Finding:
    steps = _untagged(detail["loc"])
    full = (*path, *steps)
    match detail["type"]:
        case "missing":
            return _missing(full)
        case "union_tag_not_found" if isinstance(detail["input"], dict):
            return _missing((*full, "kind"))
        case "extra_forbidden":
            key = str(steps[-1])
            hint = _MOVED_KEYS.get(key, "take it out, or look up the spelling in docs/registry.md")
            return Finding("unknown-key", f"no key '{quoted(key)}' belongs here", hint, full, at="key")
        case "literal_error":
            return _wrong_word(detail["input"], detail["ctx"]["expected"], full)
        case "union_tag_invalid":
            return _wrong_word(detail["input"]["kind"], detail["ctx"]["expected_tags"], (*full, "kind"))
        case rule if rule in _HINTS:
            return Finding(rule, _said(detail), _HINTS[rule], full, at="value" if steps else "key")
        case _:
            return Finding("wrong-shape", _shape(detail), _HINTS["wrong-shape"], full)


def _missing(path: Path) -> Finding:
    return Finding("missing-key", f"no '{path[-1]}' here", "add it; docs/registry.md tells what belongs here", path)


def _wrong_word(given: object, expected: str, path: Path) -> Finding:
    if not isinstance(given, str):
        return Finding("wrong-shape", _SINGLE, _HINTS["wrong-shape"], path)
    words = expected.replace("'", "").replace(" or ", ", ")
    return Finding("wrong-word", f"'{quoted(given)}' is none of: {words}", _HINTS["wrong-word"], path)


def _untagged(loc: tuple[int | str, ...]) -> Path:
    if len(loc) > 2 and loc[0] in _TAGGED:
        return (*loc[:2], *loc[3:])
    return loc


def _said(detail: ErrorDetails) -> str:
    """Our own words from the model, with the text that they are about."""
    given = detail["input"]
    return f"'{quoted(given)}' is {detail['msg']}" if isinstance(given, str) else detail["msg"]


def _shape(detail: ErrorDetails) -> str:
    if detail["type"] == "string_type":
        return _SINGLE
    if "tuple" in detail["type"] or "list" in detail["type"]:
        return "a list belongs here"
    return "keys with values belong here"
