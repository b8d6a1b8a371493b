"""The commands: read, compute, render, exit."""

from ottawa_cli.cli import (
    check,
    diff,
    explain,
    export,
    history,
    index,
    listing,
    report,
    rules,
    schema,
    status,
    timeline,
    when,
)
from ottawa_cli.cli.app import app

__all__ = [
    "app",
    "check",
    "diff",
    "explain",
    "export",
    "history",
    "index",
    "listing",
    "report",
    "rules",
    "schema",
    "status",
    "timeline",
    "when",
]
