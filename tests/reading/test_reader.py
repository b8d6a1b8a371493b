"""The reader: what is refused, what is kept, and that nothing else ever happens."""

from __future__ import annotations

import re
import sys

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import TREATY, text_of
from ottawa_cli.facts.findings import CutShort, Finding, Path
from ottawa_cli.reading.blocks import Block, read
from ottawa_cli.reading.positions import BlockLines, placed
from ottawa_cli.reading.registry_reader import RegistryReader
from ottawa_cli.system.failures import Unreadable
from ottawa_cli.system.files import LARGEST_FILE


def blocks(text: str) -> dict[str, object]:
    return {item.key: item.data for item in read(text.encode()) if isinstance(item, Block)}


def rules(raw: bytes | str) -> list[str]:
    data = raw.encode() if isinstance(raw, str) else raw
    return [item.rule for item in read(data) if isinstance(item, Finding)]


@pytest.mark.parametrize(
    "text", ["NO", "yes", "null", "~", "1", "0x10", "1_000", "12:30", "010", "2025-02-30", "1.0", ".inf"]
)
def test_every_scalar_is_text(text: str) -> None:
    assert blocks(f"{text}: [{text}, {{a: {text}}}]\n") == {text: [text, {"a": text}]}
    assert rules(f"{text}: {text}\n") == []


def test_line_ends_may_be_of_either_kind_but_no_lone_return() -> None:
    assert blocks("a: b\r\nc: d\r\n") == {"a": "b", "c": "d"}
    assert rules("a: b\r\nc: d\r\n") == []
    assert rules("a: b\rc: d\n") == ["character"]


def test_letters_of_every_script_and_pictures_are_text() -> None:
    text = "Āäçñł Ελλάδα Україна საქართველო لبنان 日本 🏳 ’“”–"
    assert blocks(f"a: {text}\n") == {"a": text}
    assert rules(f"a: {text}\n") == []


def test_a_megabyte_of_brackets_is_refused_at_the_thirteenth() -> None:
    for opening in ("[", "{", "- ", "? "):
        found = [item for item in read(("a: " + opening * 1_000_000).encode()) if isinstance(item, Finding)]
        assert len(found) == 1, opening
        assert found[0].rule in {"nesting", "key-not-text", "not-yaml"}


def test_twelve_levels_are_read_and_thirteen_refused() -> None:
    assert rules("a: " + "[" * 11 + "x" + "]" * 11) == []
    assert rules("a: " + "[" * 12 + "x" + "]" * 12) == ["nesting"]


def test_a_block_may_have_ten_thousand_values_and_sources_more() -> None:
    assert rules("a: [" + "x, " * 9_999 + "]") == []
    assert rules("a: [" + "x, " * 10_000 + "]") == ["block-too-large"]
    assert rules("sources: [" + "x, " * 20_000 + "]") == []
    assert rules("sources: [" + "x, " * 1_000_000 + "]") == ["block-too-large"]
    assert rules("a: [" + "x, " * 6_000 + "]\nb: [" + "x, " * 6_000 + "]") == []


def test_a_file_may_have_two_hundred_thousand_states() -> None:
    text = "".join(f"a{number}: b\n" for number in range(200_004))
    found = [item for item in read(text.encode()) if not isinstance(item, Block)]
    assert [(item.rule, item.line) for item in found if isinstance(item, Finding)] == [("too-many-blocks", 200_004)]
    assert isinstance(found[-1], CutShort)


def test_a_file_of_more_than_64_mib_is_refused_unread() -> None:
    assert rules(b"#" * (LARGEST_FILE + 1)) == ["too-large"]


def test_a_laughing_bomb_is_refused_before_it_is_built() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    assert set(rules(bomb)) == {"anchor", "alias"}
    assert all(sys.getsizeof(data) < 1000 for data in blocks(bomb).values())


def test_of_two_values_under_one_key_the_first_stays_and_both_lines_are_told() -> None:
    (finding,) = (item for item in read(b"LT:\n  name: A\n  name: B\n") if isinstance(item, Finding))
    assert (finding.rule, finding.line, finding.column) == ("duplicate-key", 3, 3)
    assert "line 2" in finding.message
    assert blocks("LT: {name: A, name: B}") == {"LT": {"name": "A"}}


def test_without_libyaml_it_is_said_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(yaml, "CLoader")
    with pytest.raises(Unreadable, match="reinstall"):
        list(read(b"a: b"))


@given(st.binary(max_size=300))
@settings(max_examples=500)
def test_whatever_the_bytes_they_become_blocks_and_findings(raw: bytes) -> None:
    _read_whole(raw)


PIECES = st.sampled_from(
    [
        "a: ", "- ", "[", "]", "{", "}", "&a ", "*a", "<<: ", "!!x ", "? ", "| \n", ">-\n ", "\n", "  ", "\t",
        "'", '"', "#", "%YAML 1.1\n", "---\n", "...\n", "\\e", "\x1b", "\u202e", "\u3164", "\ufeff", "\u0085",
        "\u2028", "é", "😀", ", ", "\r", "\ue000", "LT: {name: Lithuania}\n", "treaty: ", "sources: ", "format: 1\n",
        "instruments: ", "kind: withdrawal", "received: 2025-06-27",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=800)
def test_whatever_the_yaml_it_becomes_blocks_and_findings(text: str) -> None:
    _read_whole(text.encode())


@given(st.integers(0, 900), st.integers(0, 60), st.lists(PIECES, max_size=6).map("".join))
@settings(max_examples=800)
def test_a_registry_cut_and_patched_anywhere_becomes_findings_at_places_in_it(at: int, cut: int, patch: str) -> None:
    text = text_of(
        "LT: {name: Lithuania, signed: 1999-02-26, sources: [x], instruments: "
        "[{kind: ratification, deposited: 2003-05-12, sources: [x]}]}\n",
        TREATY,
    )
    _read_whole((text[:at] + patch + text[at + cut :]).encode())


def _read_whole(raw: bytes) -> None:
    findings: list[Finding] = []
    seen: list[Path] = []
    block_lines: BlockLines = {}
    reader = RegistryReader("states.yaml", raw, block_lines=block_lines)
    for part in reader.parts():
        if isinstance(part, Finding):
            findings.append(part)
            seen.append(part.path)
    lines = re.split("\r\n|\r|\n", raw.decode("utf-8", "replace"))
    assert placed(raw, findings, block_lines) == placed(raw, findings)
    for finding in placed(raw, findings):
        assert finding.message.isprintable()
        assert finding.hint
        assert 1 <= finding.line <= len(lines) + 1
        assert finding.column >= 1


WRONG = "{name: X, signed: 1999-02-30, steps: [{kind: vote, text: T}]}"


@pytest.mark.parametrize(
    "states",
    [
        f"LT: {WRONG}\nLV: {WRONG}\nUA:\n  name: X\n  signed: never\n",
        f'"LT": {WRONG}\n? LV\n: {WRONG}\n',
        f"LT: {WRONG}\nLV: {{name: X, signed:\n1999-02-31}}\nUA: {WRONG}\n",
        f"LT: {{name: X,\nLV: {WRONG}}}\nLV: {WRONG}\nLV: {WRONG}\n",
        f"LT: &a {WRONG}\n&b LV: {WRONG}\n",
        f"LT: {WRONG}\r\nLV: {WRONG}\r\n",
    ],
)
@pytest.mark.parametrize("whole", ["{}", "--- \n{}", "{}...\nUA: {{name: Y}}\n"])
def test_a_block_read_by_itself_has_its_findings_where_the_whole_file_has_them(states: str, whole: str) -> None:
    raw = whole.format(text_of(states)).encode()
    block_lines: BlockLines = {}
    reader = RegistryReader("states.yaml", raw, block_lines=block_lines)
    findings = [part for part in reader.parts() if isinstance(part, Finding)]
    assert findings
    assert placed(raw, findings, block_lines) == placed(raw, findings)


def test_a_file_in_braces_is_read_as_a_whole_for_its_positions() -> None:
    head, sources = (text.replace("\n", "").replace("  ", " ") for text in ("format: 1,", "sources: {},"))
    raw = f"{{{head}{sources}\nLT: {WRONG},\nLV: {WRONG}}}\n".encode()
    block_lines: BlockLines = {}
    reader = RegistryReader("states.yaml", raw, block_lines=block_lines)
    findings = [part for part in reader.parts() if isinstance(part, Finding)]
    assert {*block_lines.values()} == {None}
    assert {finding.line for finding in placed(raw, findings, block_lines)} >= {2, 3}
