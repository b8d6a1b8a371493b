"""What ``ottawa check --json`` writes, from standard input, as GitLab's code-quality report, to standard output.

A fingerprint is made of the rule and of the path in the registry, not of the line: a finding stays the same one where
lines are added above it. GitLab drops findings of one fingerprint, so the second of a kind is numbered.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter

SEVERITIES = {"error": "major", "warning": "minor"}


def code_quality(findings: list[dict[str, str]]) -> list[dict[str, object]]:
    """The report on the findings of a check, in their order."""
    seen: Counter[tuple[str, ...]] = Counter()
    report: list[dict[str, object]] = []
    for finding in findings:
        what = (finding["rule"], finding["file"], finding["path"])
        seen[what] += 1
        report.append(
            {
                "description": f"{finding['message']}; {finding['hint']}",
                "check_name": finding["rule"],
                "fingerprint": hashlib.sha256(json.dumps([*what, seen[what]]).encode()).hexdigest(),
                "severity": SEVERITIES[finding["severity"]],
                "location": {"path": finding["file"], "lines": {"begin": finding["line"]}},
            }
        )
    return report


if __name__ == "__main__":
    try:
        document = json.load(sys.stdin.buffer)
    except ValueError:
        sys.exit("code_quality: standard input is not what 'ottawa check --json' writes")
    json.dump(code_quality(document["findings"]), sys.stdout, indent=1)
    print()
