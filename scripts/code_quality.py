"""What ``ottawa check --json`` writes, from standard input, as GitLab's code-quality report, to standard output.

A fingerprint is the one of the finding: the treaty, the fact by its kind and ordinal, the rule, not the line. A finding
stays the same one where lines or other facts are added. GitLab drops findings of one fingerprint, so those of several
files have their file's name beside it.
"""

from __future__ import annotations

import json
import sys

SEVERITIES = {"error": "major", "warning": "minor"}


def code_quality(files: list[str], findings: list[dict[str, str]]) -> list[dict[str, object]]:
    """The report on the findings of a check of some files, in their order."""
    return [
        {
            "description": f"{finding['message']}; {finding['hint']}",
            "check_name": finding["rule"],
            "fingerprint": finding["fingerprint"] if len(files) == 1 else f"{finding['fingerprint']} {finding['file']}",
            "severity": SEVERITIES[finding["severity"]],
            "location": {"path": finding["file"], "lines": {"begin": finding["line"]}},
        }
        for finding in findings
    ]


if __name__ == "__main__":
    try:
        document = json.load(sys.stdin.buffer)
    except ValueError:
        sys.exit("code_quality: standard input is not what 'ottawa check --json' writes")
    json.dump(code_quality(document["files"], document["findings"]), sys.stdout, indent=1)
    print()
