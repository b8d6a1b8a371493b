"""What each command takes, for the plain way in: made by ``python scripts/make_plain_table.py``, and tested to be so.

``arguments``: one (``1``), one or none (``?``), or any number (``*``); ``options`` take a value and may stand once,
``repeated`` ones any number of times, ``flags`` take none; of the options some are ``required``.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypedDict

    class PlainCommand(TypedDict):
        """Words and options of a command line, each with the parameter of the command's function that it is for."""

        function: str
        arguments: dict[str, str]
        options: dict[str, str]
        repeated: dict[str, str]
        flags: dict[str, str]
        required: list[str]


# fmt: off
COMMANDS: dict[str, PlainCommand] = {
    "status": {
        "function": "status", "arguments": {"states": "*"}, "options": {"--on": "on", "--expect": "expect",
        "--max-age": "max_age", "-f": "format", "--format": "format", "--registry": "registry", "--treaty": "treaty"},
        "repeated": {"--also": "also"}, "flags": {"--json": "json", "--bom": "bom"}, "required": [],
    },
    "list": {
        "function": "list_states", "arguments": {}, "options": {"--on": "on", "-f": "format", "--format": "format",
        "--registry": "registry", "--treaty": "treaty", "--group": "group"}, "repeated": {"--status": "status",
        "--mark": "mark"}, "flags": {"--json": "json", "--bom": "bom"}, "required": [],
    },
    "explain": {
        "function": "explain", "arguments": {"state": "1"}, "options": {"--on": "on", "-f": "format",
        "--format": "format", "--registry": "registry", "--treaty": "treaty"}, "repeated": {"--also": "also"},
        "flags": {"--json": "json"}, "required": [],
    },
    "when": {
        "function": "when", "arguments": {"act": "1", "date": "1"}, "options": {"--state": "state", "-f": "format",
        "--format": "format", "--registry": "registry", "--treaty": "treaty"}, "repeated": {},
        "flags": {"--json": "json"}, "required": [],
    },
    "timeline": {
        "function": "timeline", "arguments": {"states": "*"}, "options": {"--from": "first", "--to": "last",
        "--within": "within", "--alarm": "alarm", "--on": "on", "-f": "format", "--format": "format",
        "--registry": "registry", "--treaty": "treaty"}, "repeated": {"--event": "event", "--also": "also"},
        "flags": {"--upcoming": "upcoming", "--json": "json", "--bom": "bom"}, "required": [],
    },
    "history": {
        "function": "history", "arguments": {}, "options": {"--every": "every", "--on": "on", "-f": "format",
        "--format": "format", "--registry": "registry", "--treaty": "treaty", "--group": "group"}, "repeated": {},
        "flags": {"--json": "json", "--bom": "bom"}, "required": [],
    },
    "deadlines": {
        "function": "deadlines", "arguments": {"states": "*"}, "options": {"--within": "within", "--on": "on",
        "-f": "format", "--format": "format", "--registry": "registry", "--treaty": "treaty"},
        "repeated": {"--id": "id", "--status": "progress"}, "flags": {"--json": "json", "--bom": "bom"}, "required": [],
    },
    "treaties": {
        "function": "treaties", "arguments": {}, "options": {"-f": "format", "--format": "format"}, "repeated": {},
        "flags": {"--json": "json"}, "required": [],
    },
    "check": {
        "function": "check", "arguments": {"files": "*"}, "options": {"-f": "format", "--format": "format",
        "--registry": "registry", "--treaty": "treaty"}, "repeated": {}, "flags": {"--strict": "strict",
        "--json": "json"}, "required": [],
    },
    "rules": {
        "function": "rules", "arguments": {"rule": "?"}, "options": {"-f": "format", "--format": "format"},
        "repeated": {}, "flags": {}, "required": [],
    },
    "diff": {
        "function": "diff", "arguments": {"old": "?", "new": "?"}, "options": {"--fail-on": "fail_on", "--on": "on",
        "-f": "format", "--format": "format", "--registry": "registry", "--treaty": "treaty"}, "repeated": {},
        "flags": {"--json": "json"}, "required": [],
    },
    "reconcile": {
        "function": "reconcile", "arguments": {"file": "1"}, "options": {"--as-of": "as_of", "-f": "format",
        "--format": "format", "--registry": "registry", "--treaty": "treaty"}, "repeated": {},
        "flags": {"--json": "json"}, "required": [],
    },
    "draft": {
        "function": "draft", "arguments": {"file": "1"}, "options": {"--as-of": "as_of"}, "repeated": {}, "flags": {},
        "required": [],
    },
    "export": {
        "function": "export", "arguments": {"what": "1"}, "options": {"-o": "output", "--output": "output",
        "--on": "on", "--width": "width", "--registry": "registry", "--treaty": "treaty"}, "repeated": {},
        "flags": {"--bom": "bom"}, "required": ["output"],
    },
    "report": {
        "function": "report", "arguments": {}, "options": {"-o": "output", "--output": "output", "--on": "on",
        "--registry": "registry", "--treaty": "treaty"}, "repeated": {}, "flags": {"--embed": "embed"}, "required": [],
    },
    "site": {
        "function": "site", "arguments": {}, "options": {"-o": "output", "--output": "output", "--on": "on",
        "--registry": "registry", "--treaty": "treaty"}, "repeated": {}, "flags": {}, "required": [],
    },
    "schema": {
        "function": "schema", "arguments": {"name": "?"}, "options": {"-f": "format", "--format": "format"},
        "repeated": {}, "flags": {"--json": "json"}, "required": [],
    },
    "index": {
        "function": "index", "arguments": {}, "options": {}, "repeated": {}, "flags": {"--clear": "clear"},
        "required": [],
    },
}
