"""The rules' manuals as Markdown: docs/rules.md is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ottawa_cli.rules.manuals import Manual

INTRODUCTION: Final = """\
# Rules

What `ottawa check` finds, each rule with its reason, a block that breaks it and one that keeps it. Made by
`ottawa rules -f md`; the words stand beside the rules, in `src/ottawa_cli/rules/`.

A file that breaks a rule of the first group is invalid: no other command computes anything from it. What breaks a rule
of the second stops no answer.
"""
GROUPS: Final = (("Letters and form", True), ("Facts and law", False))
"""A title, and whether a file that breaks a rule of the group is invalid."""


def rules_markdown(manuals: Sequence[Manual]) -> str:
    """Every manual, in its group."""
    parts = [INTRODUCTION]
    for title, stops in GROUPS:
        parts.append(f"## {title}\n")
        parts += [rule_markdown(manual, "###") for manual in manuals if manual.stops is stops]
    return "\n".join(parts)


def rule_markdown(manual: Manual, level: str = "#") -> str:
    """One manual, under a heading of this level."""
    parts = [f"{level} {manual.rule}\n", f"{manual.asks} *({manual.severity})*\n"]
    if manual.why:
        parts.append(f"{manual.why}\n")
    for title, example in (("Broken", manual.bad), ("Kept", manual.good)):
        if example:
            parts.append(f"{title}:\n\n```yaml\n{example}```\n")
    return "\n".join(parts)
