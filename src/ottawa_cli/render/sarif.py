"""Findings as SARIF 2.1.0, for code scanning and for programs that collect findings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from ottawa_cli.rules.manuals import manuals
from ottawa_cli.version import __version__

if TYPE_CHECKING:
    from ottawa_cli.documents.types import CheckDocument, FindingForm
    from ottawa_cli.rules.manuals import Manual

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT: Final = "ottawaFinding/v2"


def check_sarif(document: CheckDocument) -> str:
    """One run with its rules and results. Columns count code points, as everywhere here."""
    every_manual = manuals()
    rule_indices = {manual.rule: index for index, manual in enumerate(every_manual)}
    run = {
        "tool": {
            "driver": {"name": "ottawa", "version": __version__, "rules": [_rule(manual) for manual in every_manual]}
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, rule_indices) for finding in document["findings"]],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(manual: Manual) -> dict[str, object]:
    return {
        "id": manual.rule,
        "shortDescription": {"text": manual.asks},
        "fullDescription": {"text": manual.why or manual.asks},
        "defaultConfiguration": {"level": manual.severity},
    }


def _result(finding: FindingForm, rule_indices: dict[str, int]) -> dict[str, object]:
    location = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(finding["file"])},
            "region": {"startLine": finding["line"], "startColumn": finding["column"]},
        },
        **({"logicalLocations": [{"fullyQualifiedName": finding["path"]}]} if finding["path"] else {}),
    }
    return {
        "ruleId": finding["rule"],
        "ruleIndex": rule_indices[finding["rule"]],
        "level": finding["severity"],
        "message": {"text": f"{finding['message']}; {finding['hint']}"},
        "locations": [location],
        "partialFingerprints": {FINGERPRINT: finding["fingerprint"]},
    }


def _uri(file: str) -> str:
    """A file as SARIF names it: relative to where the program ran, or absolute."""
    return ("file://" if file.startswith("/") else "") + quote("stdin" if file == "-" else file)
