"""The table of the rules, in the order in which a file meets them: every other list of rules is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ottawa_cli.rules import file, form, notation, states
from ottawa_cli.rules.definition import Rule

if TYPE_CHECKING:
    from collections.abc import Callable

    from ottawa_cli.facts.findings import Finding
    from ottawa_cli.rules.case import Case

REFUSALS: Final[tuple[Callable[..., Finding], ...]] = (
    notation.too_large,
    notation.not_utf_8,
    notation.byte_order_mark,
    notation.character,
    notation.empty_file,
    notation.not_yaml,
    notation.second_document,
    notation.directive,
    notation.anchor,
    notation.alias,
    notation.merge_key,
    notation.tag,
    notation.duplicate_key,
    notation.key_not_text,
    notation.empty_value,
    notation.line_break,
    notation.nesting,
    notation.block_too_large,
    notation.too_many_blocks,
    form.missing_key,
    form.unknown_key,
    form.wrong_shape,
    form.wrong_format,
    form.wrong_code,
    form.wrong_date,
    form.wrong_period,
    form.wrong_number,
    form.wrong_word,
    form.wrong_address,
    form.too_many_partial_dates,
    form.too_many_readings,
)
"""What makes a file invalid, so that no command but ``check`` computes anything from it."""

TREATY_ORDER: Final = Rule(file.treaty_order, "error")
BLOCK_ORDER: Final = Rule(file.block_order, "error")
UNKNOWN_OBJECTOR: Final = Rule(file.unknown_objector, "error")
UNUSED_SOURCE: Final = Rule(file.unused_source, "warning")

STATE_RULES: Final[tuple[Rule[[Case]], ...]] = (
    Rule(states.date_order, "error"),
    Rule(states.signature_window, "error"),
    Rule(states.before_adoption, "error"),
    Rule(states.moves_nothing, "warning"),
    Rule(states.revocation_too_late, "warning", about=frozenset({"revocation"})),
    Rule(states.published_day, "error"),
    Rule(states.no_source, "error"),
    Rule(states.unknown_source, "error"),
    Rule(states.no_reasons, "warning", about=frozenset({"withdrawal"})),
    Rule(states.no_notice, "warning", about=frozenset({"withdrawal"})),
    Rule(states.succession_day, "warning", about=frozenset({"succession"})),
    Rule(states.unknown_code, "warning"),
    Rule(states.unlike_name, "warning"),
)
"""What each State's block is held against."""

RULES: Final[tuple[Rule[...], ...]] = (TREATY_ORDER, BLOCK_ORDER, UNKNOWN_OBJECTOR, UNUSED_SOURCE, *STATE_RULES)
"""What stops no answer."""

RULE_COUNT: Final = len(REFUSALS) + len(RULES)
