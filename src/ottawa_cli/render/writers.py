"""Which formats each command writes, and what writes them: a writer is imported only when it writes.

Imported by every command, so it imports nothing that it does not need.
"""

from __future__ import annotations

from ottawa_cli.system import output

FOR_PEOPLE = ("table", "text")
"""Formats that people read, in the locale's own letters; all others are for programs, in UTF-8."""

FORMATS = {
    "status": ("table", "json", "jsonl", "csv", "md"),
    "overview": ("table", "json", "md"),
    "list": ("table", "json", "jsonl", "csv", "md"),
    "explain": ("table", "json", "md"),
    "when": ("table", "json"),
    "timeline": ("table", "json", "jsonl", "csv", "md", "ics", "atom"),
    "history": ("table", "json", "csv", "md"),
    "check": ("text", "json", "github", "sarif"),
    "rules": ("table", "md"),
    "diff": ("table", "json", "md", "github"),
    "reconcile": ("table", "json", "md", "github", "sarif"),
    "draft": ("yaml",),
    "deadlines": ("table", "json", "jsonl", "csv", "md"),
    "treaties": ("table", "json"),
    "schema": ("json",),
}
"""The formats of each command, its usual one first. The overview is ``status`` without a State."""

_WRITERS = {
    ("status", "table"): "standing_tables:status_page",
    ("status", "jsonl"): "json:states_jsonl",
    ("status", "csv"): "csv:status_csv",
    ("status", "md"): "standing_markdown:status_markdown",
    ("standings", "table"): "standing_tables:standings_page",
    ("standings", "jsonl"): "json:standings_jsonl",
    ("standings", "csv"): "csv:standings_csv",
    ("standings", "md"): "standing_markdown:standings_markdown",
    ("timelines", "table"): "event_table:timelines_page",
    ("timelines", "jsonl"): "json:timelines_jsonl",
    ("timelines", "csv"): "csv:timelines_csv",
    ("timelines", "md"): "timeline_markdown:timelines_markdown",
    ("timelines", "ics"): "ics:timelines_ics",
    ("timelines", "atom"): "atom:timelines_atom",
    ("deadlines", "table"): "deadline_table:deadlines_page",
    ("deadlines", "jsonl"): "json:deadlines_jsonl",
    ("deadlines", "csv"): "csv:deadlines_csv",
    ("deadlines", "md"): "deadline_markdown:deadlines_markdown",
    ("treaties", "table"): "standing_tables:treaties_page",
    ("list", "table"): "standing_tables:list_page",
    ("list", "jsonl"): "json:states_jsonl",
    ("list", "csv"): "csv:status_csv",
    ("list", "md"): "standing_markdown:list_markdown",
    ("overview", "table"): "standing_tables:overview_page",
    ("overview", "md"): "standing_markdown:overview_markdown",
    ("explain", "table"): "reasoning:explain_page",
    ("explain", "md"): "reasoning_markdown:explain_markdown",
    ("explain_also", "table"): "reasoning:explain_also_page",
    ("explain_also", "md"): "reasoning_markdown:explain_also_markdown",
    ("when", "table"): "reasoning:when_page",
    ("timeline", "table"): "event_table:timeline_page",
    ("timeline", "jsonl"): "json:events_jsonl",
    ("timeline", "csv"): "csv:events_csv",
    ("timeline", "md"): "timeline_markdown:timeline_markdown",
    ("timeline", "ics"): "ics:timeline_ics",
    ("timeline", "atom"): "atom:timeline_atom",
    ("history", "table"): "history_plot:history_page",
    ("history", "csv"): "csv:history_csv",
    ("history", "md"): "timeline_markdown:history_markdown",
    ("check", "text"): "findings_text:check_text",
    ("check", "github"): "github:check_annotations",
    ("check", "sarif"): "sarif:check_sarif",
    ("rules", "table"): "manual_pages:manuals_page",
    ("rules", "md"): "manuals_markdown:rules_markdown",
    ("rule", "table"): "manual_pages:manual_page",
    ("rule", "md"): "manuals_markdown:rule_markdown",
    ("diff", "table"): "diff_page:difference_page",
    ("diff", "md"): "diff_markdown:difference_markdown",
    ("diff", "github"): "github:diff_annotations",
    ("reconcile", "table"): "reconcile_page:reconcile_page",
    ("reconcile", "md"): "reconcile_markdown:reconcile_markdown",
    ("reconcile", "github"): "github:reconcile_annotations",
    ("reconcile", "sarif"): "sarif:reconcile_sarif",
    ("draft", "yaml"): "registry_yaml:draft_yaml",
}
"""The module and the function that write a command's document; JSON is written of every document alike."""


def written(command: str, form: str, document: object, *beside: object) -> str:
    """The document of a command in one of its formats.

    Args:
        command: whose document it is, as in ``FORMATS``; ``rule``: one rule's manual.
        form: the format.
        document: the document; JSON holds nothing else.
        beside: what the other formats tell beside it.
    """
    module, _, function = _WRITERS.get((command, form), "json:json_text").partition(":")
    write = getattr(__import__(f"ottawa_cli.render.{module}", fromlist=[function]), function)
    if form == "json":
        beside = ()
    if form == "table":
        beside = (*beside, output.look())
    return str(write(document, *beside))
