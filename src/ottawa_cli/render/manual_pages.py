"""The rules' manuals for people: a line for each rule, or one rule in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from ottawa_cli.render.drawing import filled_table, page_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from ottawa_cli.rules.manuals import Manual
    from ottawa_cli.system.output import Look


def manuals_page(manuals: Sequence[Manual], look: Look) -> str:
    """A line for each rule."""
    headers = ("Rule", "Level", "It asks")
    table = filled_table(look, headers, manuals, lambda manual: (manual.rule, manual.severity, manual.asks))
    return page_of([table, "", "One of them in full: ottawa rules RULE"], look)


def manual_page(manual: Manual, look: Look) -> str:
    """A rule's manual; its examples keep their lines."""
    blocks: list[RenderableType] = [Text(f"{manual.rule} ({manual.severity})", "bold"), manual.asks]
    for paragraph in manual.why.split("\n\n") if manual.why else ():
        blocks += ["", " ".join(paragraph.split())]
    for title, example in (("Broken:", manual.bad), ("Kept:", manual.good)):
        if example:
            lines = "\n".join(f"    {line}" for line in example.rstrip("\n").split("\n"))
            blocks += ["", title, Text(lines, no_wrap=True)]
    return page_of(blocks, look)
