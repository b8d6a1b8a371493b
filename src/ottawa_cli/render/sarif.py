"""Findings as SARIF 2.1.0, for code scanning and for programs that collect findings."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from ottawa_cli.render.discrepancies import DISCREPANCY_RULES, discrepancy_findings
from ottawa_cli.rules.manuals import manuals
from ottawa_cli.system.json_line import unobeyed
from ottawa_cli.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ottawa_cli.documents.types import CheckDocument, FindingForm, ReconcileDocument
    from ottawa_cli.rules.manuals import Manual

    Rule = dict[str, object]

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT: Final = "ottawaFinding/v2"


def check_sarif(document: CheckDocument) -> str:
    """One run with its rules and results. Columns count code points, as everywhere here."""
    return _log([_rule(manual) for manual in manuals()], document["findings"])


def reconcile_sarif(document: ReconcileDocument, file: str) -> str:
    """The differences that somebody has to look into, on the registry's lines."""
    rules: list[Rule] = [
        {"id": rule, "shortDescription": {"text": asks}, "defaultConfiguration": {"level": "error"}}
        for rule, asks in DISCREPANCY_RULES.items()
    ]
    return _log(rules, discrepancy_findings(document, file))


def _log(rules: list[Rule], findings: Iterable[FindingForm]) -> str:
    rule_indices = {rule["id"]: index for index, rule in enumerate(rules)}
    run = {
        "tool": {"driver": {"name": "ottawa", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, rule_indices) for finding in findings],
    }
    text = json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)
    return f"{unobeyed(text)}\n"


def _rule(manual: Manual) -> Rule:
    return {
        "id": manual.rule,
        "shortDescription": {"text": manual.asks},
        "fullDescription": {"text": manual.why or manual.asks},
        "defaultConfiguration": {"level": manual.severity},
    }


def _result(finding: FindingForm, rule_indices: dict[object, int]) -> dict[str, object]:
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
