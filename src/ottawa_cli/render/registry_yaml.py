"""Facts as the registry writes them, in YAML to be pasted or begun with: one block, one line for each act."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ottawa_cli.documents.draft import Draft, Noted
from ottawa_cli.rules.shape import TO_DO
from ottawa_cli.system.escapes import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PLAIN: Final = re.compile(r"[^\W_](?:[\w .()/'+-]*[\w.()/'+])?")
"""Text that YAML reads as it stands, in brackets too."""
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?:/[0-9]{4}-[0-9]{2}-[0-9]{2})?")
_TYPED: Final = re.compile(r"[0-9.]+|(?i:true|false|null|yes|no|on|off|y|n)")
"""Text that an editor takes for a number or a truth."""


def block_yaml(key: str, value: object) -> str:
    """A top-level block, of a State or another."""
    return "".join(f"{line}\n" for line in _lines(key, value, ""))


def draft_yaml(draft: Draft) -> str:
    """A registry that has been begun, with what stands in it for a person as comments."""
    remarks = "".join(f"# {_comment(remark)}\n" for remark in draft.remarks)
    blocks = "\n".join(block_yaml(key, value) for key, value in draft.blocks.items())
    head = f"# A registry begun from the depositary's file. {TO_DO} stands where a person must decide."
    return f"{head}\n{remarks}\n{blocks}"


def entries_yaml(block: Mapping[str, object]) -> str:
    """What is to be put into a State's block."""
    return "".join(f"{line}\n" for key, value in block.items() for line in _lines(key, value, "  "))


def _lines(key: str, value: object, indent: str) -> Iterator[str]:
    value, comment = _parts(value)
    if isinstance(value, dict) and (not indent or _has_comment(value)):
        yield f"{indent}{key}:{comment}"
        for name, part in value.items():
            yield from _lines(name, part, f"{indent}  ")
    elif isinstance(value, list) and any(isinstance(_parts(item)[0], dict) for item in value):
        yield f"{indent}{key}:{comment}"
        for item in value:
            yield f"{indent}  - {_flow(_parts(item)[0])}{_parts(item)[1]}"
    else:
        yield f"{indent}{key}: {_flow(value)}{comment}"


def _parts(value: object) -> tuple[object, str]:
    """A value, and the comment that stands behind it."""
    return (value.value, f"  # {_comment(value.comment)}") if isinstance(value, Noted) else (value, "")


def _has_comment(value: Mapping[str, object]) -> bool:
    return any(isinstance(part, Noted | dict) for part in value.values())


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(part)}' for key, part in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    return TO_DO if value is None else str(value) if isinstance(value, int) else _scalar(str(value))


def _comment(text: str) -> str:
    """Text behind a hash, on one line, with nothing in it that a runner of workflows obeys."""
    return " ".join(visible(text).split()).replace("##[", "# #[")


def _scalar(text: str) -> str:
    """Text as YAML reads it back, letter by letter."""
    text = " ".join(visible(text).split())
    if _DAY.fullmatch(text) or (_PLAIN.fullmatch(text) and not _TYPED.fullmatch(text)):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("##[", "#\\u0023[")  # which a runner would obey
    return f'"{escaped}"'
