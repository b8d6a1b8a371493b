"""A difference as annotations, at the lines of a pull request."""

from __future__ import annotations

from pathlib import Path

from differences import PARTY, Capture, files_of
from ottawa_cli.__main__ import run


def test_annotations_come_gravest_first_at_news_lines_and_ten_of_a_kind(capsys: Capture, tmp_path: Path) -> None:
    many = "".join(f"X{number}: {{name: Land {number}, note: a}}\n" for number in range(10, 40))
    signed = many.replace("note: a", "note: b, signed: 1998-02-03")
    files = files_of(tmp_path, many + PARTY, signed + PARTY.replace("reasons: Its own", "reasons: 'a%b'"))
    assert run(["diff", *files, "-f", "github"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::warning"] * 10 + ["::notice"] * 10
    assert lines[0].startswith(f"::warning file={files[1]},line=19,title=correction X10.signed::added: Land 10")
    assert lines[-1] == "::notice title=ottawa::42 more; 'ottawa diff' tells them all"


def test_what_was_removed_is_told_at_the_file_and_nothing_ends_a_command(capsys: Capture, tmp_path: Path) -> None:
    files = files_of(tmp_path, PARTY + "XB: {name: 'A::error ::b 100%'}\n", PARTY)
    assert run(["diff", *files, "-f", "github"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"::warning file={files[1]},title=correction XB::removed: A::error ::b 100%25; ")
