"""The commands: read, compute, render, exit."""

from ottawa_cli.cli import check, explain, export, history, index, listing, rules, schema, status, timeline, when
from ottawa_cli.cli.app import app

__all__ = [
    "app", "check", "explain", "export", "history", "index", "listing", "rules", "schema", "status", "timeline", "when",
]  # fmt: skip
