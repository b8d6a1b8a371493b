"""A difference as Markdown: a stranger's words stay words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from differences import DEPOSITED, PARTY, Capture, files_of
from github_markdown import living, rendered
from ottawa_cli.__main__ import run
from ottawa_cli.render.markdown import MOST_BYTES, safe

HOSTILE = "Ex|am\\|p `l` [i](javascript:a) <b x=y> @team #1 GH-1 https://e.org www.e.org a@e.org *b* _c_ ~d~ &amp;"


def test_a_strangers_words_make_no_link_no_mention_and_no_tag() -> None:
    shown = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(f"| x |\n|---|\n| {safe(HOSTILE)} |\n")
    cells = [token for token in shown if token.type == "inline"]
    assert len(cells) == 2
    assert cells[1].children is not None
    assert {child.type for child in cells[1].children} <= {"text", "text_special"}
    text = "".join(child.content for child in cells[1].children)
    assert text.replace("\u200b", "") == HOSTILE
    for live in ("@team", "#1", "GH-1", "https:", "www.", "@e.org", ":e:"):
        assert live not in text


@given(st.text("\\`*_{}[]()<>#+-.!|~&@:/\"'$^=;x1 ", min_size=1, max_size=40).map(str.strip).filter(bool))
@settings(max_examples=200)
def test_whatever_the_words_a_cell_shows_them_as_they_stand(words: str) -> None:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(f"| x |\n|---|\n| {safe(words)} |\n")
    cell = [token for token in tokens if token.type == "inline"][1]
    assert {child.type for child in cell.children or ()} <= {"text", "text_special"}
    assert "".join(child.content for child in cell.children or ()).replace("\u200b", "") == words


def test_a_hostile_file_stays_text_in_the_whole_comment(capsys: Capture, tmp_path: Path) -> None:
    wild = f"XA: {{name: '{HOSTILE}', note: '</details> | x | {HOSTILE}'}}\n"
    assert run(["diff", *files_of(tmp_path, "XA: {name: Examplia}\n", wild), "-f", "md"]) == 0
    comment = capsys.readouterr().out
    tokens = MarkdownIt("commonmark").enable("table").parse(comment)
    assert [token.content for token in tokens if token.type == "html_block"] == []
    assert {child.type for token in tokens for child in token.children or ()} <= {
        "text", "text_special", "code_inline", "strong_open", "strong_close", "softbreak",
    }  # fmt: skip
    rows = [line for line in comment.split("\n") if line.startswith("|")]
    assert {line.count("|") for line in rows} == {8}


ADDRESSES = [
    "1https://evil.example/login", "_www.evil.example", "éhttps://evil.example", "éwww.evil.example", "_GH-1",
    "~www.evil.example~", "HTTPS://evil.example", "irc6://evil.example", "mailto:a@evil.example", "(www.evil.example)",
    "_xmpp:a@evil.example/b", "www.www.evil.example", "hhttps://https://evil.example", "xftp://evil.example",
    "ht\\tps://evil.example",
    "c0ffee1", "xc0ffee1c0ffee1", "a" * 40, ":tada:", "ä@team", "&#64;team",
]  # fmt: skip


@pytest.mark.parametrize("name", ADDRESSES)
def test_github_makes_no_link_of_an_address_whatever_stands_before_it(
    capsys: Capture, tmp_path: Path, name: str
) -> None:
    files = files_of(tmp_path, *(PARTY.replace("Examplia", f"'{words}'") for words in (name, f"The {name}")))
    assert run(["diff", *files, "-f", "md"]) == 0
    comment = capsys.readouterr().out
    assert [*living(comment)] == []
    assert name in "".join(rendered(comment).texts).replace("\u200b", "")


def test_a_word_of_letters_alone_is_not_broken_though_a_commit_may_begin_so() -> None:
    words = "It acceded, DEFACED no facade, and was defaced face-to-face with 2026000"
    assert safe(words) == words.replace("2026000", "202600&#8203;0")


@pytest.mark.parametrize("name", ["a" * 40, "A" * 40, "acceded" * 5 + "1cede", "defaced7", "7defaced"])
def test_a_name_of_a_commit_is_broken_wherever_its_digits_stand_and_a_whole_one_without_any(name: str) -> None:
    assert [*living(name)]
    assert [*living(safe(name))] == []


@given(st.text("w.:/htpsfxirmaloG@_1é~( -#", min_size=1, max_size=30).map(str.strip).filter(bool))
@settings(max_examples=200)
def test_github_makes_nothing_of_whatever_looks_like_an_address(words: str) -> None:
    assert [*living(f"| x |\n|---|\n| {safe(words)} |\n")] == []


@pytest.mark.parametrize("words", ["::error::a", "a\n::error::a", "::add-mask::::", "##[error]a", "a ##[group]"])
def test_no_words_of_a_stranger_are_a_command_to_the_runner_that_prints_the_markdown(words: str) -> None:
    """A paragraph may begin with them: a depositary's file has a name of its own."""
    assert re.findall(r"(?m)^\s*::|##\[", safe(words)) == []


@pytest.mark.parametrize("name", ["- x", "1. x", "    code", "> x", "+ x", "# x", "***", "---", "[ ] x"])
def test_a_name_begins_no_list_and_no_block_of_its_own(capsys: Capture, tmp_path: Path, name: str) -> None:
    new = "".join(f"X{i}: {{name: '{name}'}}\n" for i in range(1, 5))
    assert run(["diff", *files_of(tmp_path, PARTY, PARTY + new), "-f", "md"]) == 0
    tokens = MarkdownIt("commonmark").enable("table").parse(capsys.readouterr().out)
    kinds = {token.type for token in tokens if token.level < 6} - {"html_block"}
    assert {kind.removesuffix("_open").removesuffix("_close") for kind in kinds} <= {
        "paragraph", "inline", "table", "thead", "tbody", "tr", "th", "td", "bullet_list", "list_item",
    }  # fmt: skip
    assert sum(token.type == "bullet_list_open" for token in tokens) == 1


def test_a_comment_is_never_too_long_and_says_how_much_is_missing(capsys: Capture, tmp_path: Path) -> None:
    many = "".join(
        f"X{number:04}: {{name: '{'é|' * 150}', signed: 1998-01-{1 + number % 28:02}}}\n" for number in range(900)
    )
    assert run(["diff", *files_of(tmp_path, PARTY, PARTY + many), "-f", "md"]) == 0
    comment = capsys.readouterr().out
    assert len(comment.encode()) < MOST_BYTES
    assert comment.count(" more") == 3
    assert comment.endswith("</details>\n")


def test_a_name_without_end_pushes_nothing_out_of_a_comment_or_an_annotation(capsys: Capture, tmp_path: Path) -> None:
    day = PARTY.replace("2001-03-05", "2001-03-06")
    for letter in ("a", "@", "|", "😀"):
        files = files_of(tmp_path, PARTY, day.replace("Examplia", f"'{letter * 100_000}'"))
        assert run(["diff", *files, "-f", "md"]) == 0
        comment = capsys.readouterr().out
        assert len(comment.encode()) < MOST_BYTES
        assert r"| \~ changed |" in comment
        assert "2001-03-06" in comment
        assert run(["diff", *files, "-f", "github"]) == 0
        annotations = capsys.readouterr().out
        assert len(annotations.encode()) < MOST_BYTES
        assert "is a signatory instead" in annotations.splitlines()[0]


def test_a_life_without_end_leaves_room_for_the_table_of_facts(capsys: Capture, tmp_path: Path) -> None:
    acts = "".join(
        f", {{kind: {kind}, received: {year}-0{month}-01}}"
        for year in range(2002, 2102)
        for month, kind in ((1, "withdrawal"), (2, "revocation"))
    )
    files = files_of(tmp_path, DEPOSITED.format("2001-03-05", ""), DEPOSITED.format("2001-03-05", acts))
    assert run(["diff", *files, "-f", "md"]) == 0
    comment = capsys.readouterr().out
    assert len(comment.split("\n")[0]) < 1_000
    assert r"| \+ added |" in comment
