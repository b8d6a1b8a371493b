"""The table of the rules, in the order in which a file meets them: every other list of rules is made of it."""

from __future__ import annotations

from typing import Final

from ottawa_cli.rules import (
    dates,
    deadlines,
    duties,
    effects,
    file_text,
    names,
    shape,
    sources,
    totals,
    values,
    yaml_subset,
)
from ottawa_cli.rules.definition import Refusal, Rule
from ottawa_cli.rules.dossier import Dossier

REFUSALS: Final[dict[str, Refusal[...]]] = {
    rule.name: rule
    for module in (file_text, yaml_subset, shape, values)
    for rule in vars(module).values()
    if isinstance(rule, Refusal)
}
"""What makes a file invalid, so that no command but ``check`` computes anything from it."""

TREATY_ORDER: Final = Rule(dates.treaty_order, "error")
BLOCK_ORDER: Final = Rule(shape.block_order, "error")
UNKNOWN_OBJECTOR: Final = Rule(names.unknown_objector, "error")
NO_SOURCE: Final = Rule(sources.no_source, "error")
UNKNOWN_SOURCE: Final = Rule(sources.unknown_source, "error")
OLDER_SOURCE: Final = Rule(sources.older_source, "warning")
AFTER_VERIFIED: Final = Rule(dates.after_verified, "warning")
PUBLISHED_TOTAL: Final = Rule(totals.published_total, "error")
THRESHOLD_DEPOSITS: Final = Rule(totals.threshold_deposits, "warning")
UNUSED_SOURCE: Final = Rule(sources.unused_source, "warning")

STATE_RULES: Final[tuple[Rule[[Dossier]], ...]] = (
    Rule(dates.date_order, "error"),
    Rule(dates.signature_window, "error"),
    Rule(dates.before_adoption, "error"),
    AFTER_VERIFIED,
    Rule(effects.kind_of_consent, "warning"),
    Rule(effects.moves_nothing, "warning"),
    Rule(effects.revocation_too_late, "warning"),
    Rule(effects.published_day, "error"),
    NO_SOURCE,
    UNKNOWN_SOURCE,
    OLDER_SOURCE,
    Rule(duties.no_reasons, "warning"),
    Rule(duties.no_notice, "warning"),
    Rule(effects.succession_day, "warning"),
    Rule(deadlines.unknown_deadline, "error"),
    Rule(deadlines.late_extension, "warning"),
    Rule(deadlines.long_extension, "warning"),
    Rule(deadlines.early_completion, "warning"),
    Rule(deadlines.contradicted_deadline, "error"),
    Rule(names.unknown_code, "warning"),
    Rule(names.unlike_name, "warning"),
)
"""What each State's block is held against."""

RULES: Final[tuple[Rule[...], ...]] = (
    TREATY_ORDER,
    THRESHOLD_DEPOSITS,
    BLOCK_ORDER,
    UNKNOWN_OBJECTOR,
    UNUSED_SOURCE,
    PUBLISHED_TOTAL,
    *STATE_RULES,
)
"""What stops no answer."""

RULE_COUNT: Final = len(REFUSALS) + len(RULES)
