"""A difference as its document: ``ottawa/diff/1``."""

from __future__ import annotations

import json
from pathlib import Path

from conftest import ROOT
from differences import PARTY, Capture, files_of
from ottawa_cli.__main__ import run


def test_the_document_fits_its_schema(capsys: Capture, tmp_path: Path) -> None:
    import jsonschema

    from ottawa_cli.documents.schemas import schema

    sides = [str(ROOT / "tests" / "diff" / f"{side}.yaml") for side in ("before", "after")]
    assert run(["diff", *sides, "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    jsonschema.validate(document, schema("diff"))
    assert [*document] == ["schema", "treaty", "old", "new", "facts", "consequences", "deadlines", "parties"]
    assert [*document["facts"][0]] == ["code", "path", "change", "nature", "old", "new", "level", "line"]
    assert [*document["consequences"][0]] == ["code", "from", "until", "before", "after"]


def test_a_change_has_its_line_in_new_and_what_was_removed_in_old(capsys: Capture, tmp_path: Path) -> None:
    older = PARTY + "XB: {name: Beispielland}\n"
    newer = "# one more line\n" + PARTY.replace("  signed: 1998-02-03\n", "").replace("06-27", "06-29")
    files = files_of(tmp_path, older, newer)
    assert run(["diff", *files, "--json"]) == 0
    lines = {fact["path"]: fact["line"] for fact in json.loads(capsys.readouterr().out)["facts"]}
    texts = [Path(file).read_text(encoding="utf-8").split("\n") for file in files]
    assert "signed" in texts[0][lines["XA.signed"] - 1]
    assert "XB" in texts[0][lines["XB"] - 1]
    assert "2025-06-29" in texts[1][lines["XA.instruments[1].received"] - 1]
