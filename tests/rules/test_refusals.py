"""What a refusal says, and what it tells to do: as near to the slip as can be known."""

from __future__ import annotations

import pytest

from ottawa_cli.rules import file_text, shape, values
from ottawa_cli.rules.shape import block_order


@pytest.mark.parametrize(
    ("char", "described", "advice"),
    [
        ("\t", "U+0009, a tab", "write plain spaces"),
        ("\r", "U+000D, a carriage return alone", "end lines with LF or CR LF"),
        ("\ufeff", "U+FEFF, a byte order mark inside the file", "take it out: it cannot be seen on the page"),
        ("\u00a0", "U+00A0, no-break space", "write plain spaces"),
        ("\u202e", "U+202E, right-to-left override", "take it out: it cannot be seen on the page"),
        ("\x07", "U+0007, a control character", "take it out: it cannot be seen on the page"),
        ("\ue000", "U+E000, which has no meaning", "take it out: nobody can know what it means"),
        ("\U000e0080", "U+E0080, which has no meaning", "take it out: nobody can know what it means"),
    ],
)
def test_a_character_is_called_by_its_name_and_by_what_to_do_about_it(char: str, described: str, advice: str) -> None:
    finding = file_text.character(char, "in quotes, ")
    assert (finding.message, finding.hint) == (f"in quotes, the character {described}", advice)
    assert (finding.rule, finding.severity) == ("character", "error")


def test_an_unknown_key_is_told_where_it_belongs_then_what_may_be_meant_and_else_where_to_look() -> None:
    assert shape.unknown_key("received", "reference").hint == "a consent is deposited (art. 16(3)): write 'deposited'"
    assert shape.unknown_key("depositd", "deposited").hint == "did you mean 'deposited'?"
    told = shape.unknown_key("colour")
    assert told.hint == "take it out, or look up the spelling; docs/registry.md tells what belongs here"
    assert told.message == "no key 'colour' belongs here"


def test_what_is_empty_is_told_by_what_it_is() -> None:
    assert shape.empty_value("value").hint == "leave out the line where nothing is known"
    assert shape.empty_value("key").hint == "give the value a key"


def test_a_format_is_told_by_its_name_where_it_has_one() -> None:
    assert values.wrong_format("2").message == "'2' is no format that this program reads"
    assert values.wrong_format(["1"]).message == "this is no format that this program reads"


@pytest.mark.parametrize(
    ("before", "key", "in_order"),
    [
        (None, "XB", True), ("format", "treaty", True), ("treaty", "sources", True), ("sources", "totals", True),
        ("totals", "XA", True), ("XA", "XB", True), ("XA", "XA", True), ("XB", "XA", False), ("XA", "totals", False),
        ("totals", "sources", False), ("sources", "treaty", False), ("treaty", "format", False), (None, "format", True),
    ],
)  # fmt: skip
def test_blocks_stand_in_the_order_of_the_head_then_by_code(before: str | None, key: str, in_order: bool) -> None:
    found = [*block_order(key, before)]
    assert [finding.message for finding in found] == ([] if in_order else [f"{key} stands after {before}"])
    assert all((finding.path, finding.at) == ((key,), "key") for finding in found)


def test_what_is_too_much_is_told_with_how_much_may_be() -> None:
    blocks, readings = shape.too_many_blocks(200_000), values.too_many_readings(50_000)
    assert (blocks.rule, blocks.message) == ("too-many-blocks", "more than 200000 blocks")
    assert readings.rule == "too-many-readings"
    assert readings.message == "dates known in part that can be read in more than 50000 ways"
