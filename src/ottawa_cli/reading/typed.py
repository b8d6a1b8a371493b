"""From a block to a model, or to findings: pydantic says which rule is broken where, the words are ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from pydantic import ValidationError

from ottawa_cli.facts.findings import Finding
from ottawa_cli.facts.model import Filed, Source, State, Treaty
from ottawa_cli.facts.scalars import is_code
from ottawa_cli.rules.form import SAID, missing_key, unknown_key, wrong_code, wrong_shape, wrong_word
from ottawa_cli.system.escapes import quoted

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from pydantic_core import ErrorDetails

    from ottawa_cli.facts.findings import Path

Model = TypeVar("Model", bound=Filed)

_TAGGED: Final = {"instruments"}
"""Lists whose items pydantic tells apart by kind, and names by it in its paths."""

_SINGLE: Final = "a single value, not a list or a mapping, belongs"


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
        findings.append(Finding(*unknown_key("code"), path=(code, "code"), at="key"))
    state, wrong = _typed(State, {**data, "code": "XX" if findings else code}, (code,), refused)
    return (None if findings else state), [*findings, *wrong]


def _wrong_code(code: str) -> Finding:
    return Finding(*wrong_code(code, code.upper() if is_code(code.upper()) else None), path=(code,), at="key")


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
            return Finding(*missing_key(str(full[-1])), path=full)
        case "union_tag_not_found" if isinstance(detail["input"], dict):
            return Finding(*missing_key("kind"), path=(*full, "kind"))
        case "extra_forbidden":
            return Finding(*unknown_key(str(steps[-1])), path=full, at="key")
        case "literal_error":
            return _wrong_word(detail["input"], detail["ctx"]["expected"], full)
        case "union_tag_invalid":
            return _wrong_word(detail["input"]["kind"], detail["ctx"]["expected_tags"], (*full, "kind"))
        case rule if rule in SAID:
            return Finding(*SAID[rule](_said(detail)), path=full, at="value" if steps else "key")
        case _:
            return Finding(*wrong_shape(_shape(detail)), path=full)


def _wrong_word(given: object, expected: str, path: Path) -> Finding:
    if not isinstance(given, str):
        return Finding(*wrong_shape(_SINGLE), path=path)
    words = expected.replace("'", "").replace(" or ", ", ")
    return Finding(*wrong_word(f"'{quoted(given)}' is none of: {words}"), path=path)


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
        return "a list belongs"
    return "keys with values belong"
