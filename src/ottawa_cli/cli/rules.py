"""``ottawa rules``: what each finding means."""

from __future__ import annotations

from ottawa_cli.cli.answer import Answer, answer_in
from ottawa_cli.cli.question import chosen_format
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import WrongUse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from ottawa_cli.cli.options import complete_rule, format_option


def rules(
    rule: Annotated[
        str | None, typer.Argument(metavar="RULE", help="The name of a rule.", autocompletion=complete_rule)
    ] = None,
    format: Annotated[str | None, format_option("rules")] = None,  # noqa: A002 - the option's name
) -> Answer:
    """Example: ottawa rules published-day

    What a rule asks, why, and how a file looks that breaks it, and one that keeps it. Without a RULE: all of them.
    """
    from ottawa_cli.rules.manuals import manuals

    form = chosen_format("rules", format)
    if rule is None:
        return answer_in(form, "rules", manuals())
    known = {manual.rule: manual for manual in manuals()}
    if rule not in known:
        raise WrongUse(f"no rule is called '{quoted(rule)}'; see them all with: ottawa rules")
    return answer_in(form, "rule", known[rule])
