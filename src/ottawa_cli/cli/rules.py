"""``ottawa rules``: what each finding means."""

from __future__ import annotations

from typing import Annotated

import typer

from ottawa_cli.cli.answers import chosen_format
from ottawa_cli.cli.app import app
from ottawa_cli.cli.options import format_option
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import WrongUse
from ottawa_cli.system.output import emit, look

FORMATS = ("table", "md")


def _complete_rule(incomplete: str) -> list[str]:
    from ottawa_cli.rules.manuals import manuals

    return [manual.rule for manual in manuals() if manual.rule.startswith(incomplete)]


@app.command(short_help="What each finding means.")
def rules(
    rule: Annotated[
        str | None, typer.Argument(metavar="RULE", help="The name of a rule.", autocompletion=_complete_rule)
    ] = None,
    format: Annotated[str | None, format_option(*FORMATS)] = None,  # noqa: A002 - the option's name
) -> None:
    """Example: ottawa rules published-day

    What a rule asks, why, and how a file looks that breaks it, and one that keeps it. Without a RULE: all of them.
    """
    from ottawa_cli.render.manuals_markdown import rule_markdown, rules_markdown
    from ottawa_cli.rules.manuals import manuals

    wanted = chosen_format(format, FORMATS)
    known = {manual.rule: manual for manual in manuals()}
    if rule is not None and rule not in known:
        raise WrongUse(f"no rule is called '{quoted(rule)}'; see them all with: ottawa rules")
    if wanted == "md":
        emit(rule_markdown(known[rule]) if rule else rules_markdown([*known.values()]), exact=True)
        return
    from ottawa_cli.render.manual_pages import manual_page, manuals_page

    emit(manual_page(known[rule], look()) if rule else manuals_page([*known.values()], look()))
