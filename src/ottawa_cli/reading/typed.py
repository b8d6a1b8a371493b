"""From a block to a model, or to findings: pydantic says which rule is broken where, the words are ours."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Final, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ottawa_cli.facts.findings import Finding, Path
from ottawa_cli.facts.model import Filed, State
from ottawa_cli.facts.scalars import NOT_A_CODE, is_code
from ottawa_cli.rules.shape import did_you_mean, missing_key, unknown_key, wrong_shape
from ottawa_cli.rules.table import REFUSALS
from ottawa_cli.rules.values import wrong_code, wrong_word
from ottawa_cli.system.escapes import quoted

Model = TypeVar("Model", bound=Filed)

_SINGLE: Final = "a single value, not a list or a mapping, belongs"
_TOP_KEYS: Final = ("format", "treaty", "sources", "totals")
_AT_THE_TOP: Final = "only format, treaty, sources, totals and the States by code stand at the top of the file"
_LONGEST_SLIP: Final = 40
"""A longer key is nobody's slip of the pen."""


def state_of(code: str, data: object, refused: Collection[Path]) -> tuple[State | None, list[Finding]]:
    """Type a State's block; its code is the key that it stands under."""
    findings = [] if is_code(code) else [_wrong_code(code)]
    if not isinstance(data, dict):
        return (None, findings) if findings else model_of(State, data, (code,), refused)
    if "code" in data:
        findings.append(unknown_key("code")._replace(path=(code, "code"), at="key"))
    state, more = model_of(State, {**data, "code": "XX" if findings else code}, (code,), refused)
    return (None if findings else state), [*findings, *more]


def _wrong_code(code: str) -> Finding:
    meant = _meant(code, _TOP_KEYS)
    hint = did_you_mean(meant) if meant else f"write {code.upper()}" if is_code(code.upper()) else _AT_THE_TOP
    return wrong_code(f"'{quoted(code)}' is {NOT_A_CODE}", hint)._replace(path=(code,), at="key")


def model_of(
    model: type[Model], data: object, path: Path, refused: Collection[Path]
) -> tuple[Model | None, list[Finding]]:
    """The model, or why not: what was refused by the reader is not told again."""
    try:
        value = model.model_validate(data)
    except ValidationError as error:
        findings = [_finding(model, detail, path) for detail in error.errors(include_url=False)]
        return None, [finding for finding in findings if not _is_within(refused, finding.path)]
    return (None if refused else value), []


def _is_within(refused: Collection[Path], path: Path) -> bool:
    return any(path[: len(above)] == above for above in refused)


def _finding(model: type[Filed], detail: ErrorDetails, block: Path) -> Finding:
    steps = _without_kind(detail["loc"])
    path = (*block, *steps)
    match detail["type"]:
        case "missing":
            return missing_key(str(path[-1]))._replace(path=path)
        case "union_tag_not_found" if isinstance(detail["input"], dict):
            return missing_key("kind")._replace(path=(*path, "kind"))
        case "extra_forbidden":
            return _unknown_key(model, detail["loc"])._replace(path=path, at="key")
        case "literal_error":
            return _wrong_word(detail["input"], detail["ctx"]["expected"], path)
        case "union_tag_invalid":
            return _wrong_word(detail["input"]["kind"], detail["ctx"]["expected_tags"], (*path, "kind"))
        case rule if rule in REFUSALS:  # the model names it where it refuses a value
            return REFUSALS[rule](_message(detail))._replace(path=path, at="value" if steps else "key")
        case _:
            return wrong_shape(_shape(detail["type"]))._replace(path=path)


def _without_kind(loc: tuple[int | str, ...]) -> Path:
    """The path as the file has it: pydantic tells the items of some lists apart by kind, and names it after each."""
    return (*loc[:2], *loc[3:]) if len(loc) > 2 and loc[0] in ("instruments", "notifications") else loc


def _unknown_key(model: type[Filed], loc: tuple[int | str, ...]) -> Finding:
    """A key that does not belong where it stands, and the one that was meant, if it looks like one."""
    *steps, key = loc
    models = [model]
    for step in steps:
        models = [*_models_within(models, step)]
    return unknown_key(str(key), _meant(str(key), [name for each in models for name in _keys(each)]))


def _models_within(models: Collection[type[Filed]], step: int | str) -> Iterator[type[Filed]]:
    """What a step leads to: the item of a list to what its items may be, a kind to those of it, a key to its value."""
    for model in models:
        fields = model.model_fields
        if isinstance(step, int) or ("kind" in fields and step in get_args(fields["kind"].annotation)):
            yield model
        elif step in fields:
            yield from _models_in(fields[step].annotation)


def _models_in(annotation: Any) -> Iterator[type[Filed]]:
    if isinstance(annotation, type) and issubclass(annotation, Filed):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def _keys(model: type[Filed]) -> list[str]:
    """The keys of a group of facts, as the file has them."""
    return [field.alias or name for name, field in model.model_fields.items() if name != "code"]


def _meant(key: str, keys: Collection[str]) -> str | None:
    """The key that a misspelt one was meant for; None: it looks like none."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(key.lower(), keys, 1)), None) if len(key) <= _LONGEST_SLIP else None


def _wrong_word(given: object, expected: str, path: Path) -> Finding:
    if not isinstance(given, str):
        return wrong_shape(_SINGLE)._replace(path=path)
    words = expected.replace("'", "").replace(" or ", ", ")
    return wrong_word(f"'{quoted(given)}' is none of: {words}")._replace(path=path)


def _message(detail: ErrorDetails) -> str:
    """Our own words from the model, with the text that they are about."""
    given = detail["input"]
    return f"'{quoted(given)}' is {detail['msg']}" if isinstance(given, str) else detail["msg"]


def _shape(error: str) -> str:
    """What belongs where pydantic found a value of the wrong type."""
    if error == "string_type":
        return _SINGLE
    return "a list belongs" if "tuple" in error or "list" in error else "keys with values belong"
