"""Which writer a format needs: each is imported only when it writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from ottawa_cli.comparison.difference import Beside
    from ottawa_cli.documents.types import (
        DiffDocument,
        ExplainDocument,
        HistoryDocument,
        ListDocument,
        OverviewDocument,
        StatusDocument,
        TimelineDocument,
        WhenDocument,
    )
    from ottawa_cli.system.output import Look


def status_text(document: StatusDocument, wanted: str, look: Look) -> str:
    """``ottawa/status/1`` of ``status``."""
    if wanted == "table":
        from ottawa_cli.render.standing_tables import status_page

        return status_page(document, look)
    return _states_text(document, wanted)


def list_text(document: ListDocument, wanted: str, look: Look) -> str:
    """``ottawa/status/1`` of ``list``."""
    if wanted == "table":
        from ottawa_cli.render.standing_tables import list_page

        return list_page(document, look)
    return _states_text(document, wanted)


def _states_text(document: StatusDocument, wanted: str) -> str:
    if wanted == "csv":
        from ottawa_cli.render.csv import status_csv

        return status_csv(document["states"])
    from ottawa_cli.render.json import json_text, jsonl_text

    return jsonl_text(document["states"], on=document["on"]) if wanted == "jsonl" else json_text(document)


def timeline_text(document: TimelineDocument, wanted: str, look: Look) -> str:
    """``ottawa/timeline/1``."""
    if wanted == "table":
        from ottawa_cli.render.event_table import timeline_page

        return timeline_page(document, look)
    if wanted == "csv":
        from ottawa_cli.render.csv import events_csv

        return events_csv(document["events"])
    if wanted == "ics":
        from ottawa_cli.render.ics import timeline_ics

        return timeline_ics(document)
    from ottawa_cli.render.json import json_text, jsonl_text

    return jsonl_text(document["events"]) if wanted == "jsonl" else json_text(document)


def history_text(document: HistoryDocument, wanted: str, look: Look) -> str:
    """``ottawa/history/1``."""
    if wanted == "table":
        from ottawa_cli.render.history_plot import history_page

        return history_page(document, look)
    if wanted == "csv":
        from ottawa_cli.render.csv import history_csv

        return history_csv(document["rows"])
    from ottawa_cli.render.json import json_text

    return json_text(document)


def diff_text(document: DiffDocument, beside: Beside, wanted: str, look: Look) -> str:
    """``ottawa/diff/1``."""
    match wanted:
        case "json":
            from ottawa_cli.render.json import json_text

            return json_text(document)
        case "md":
            from ottawa_cli.render.diff_markdown import diff_markdown

            return diff_markdown(document, beside)
        case "github":
            from ottawa_cli.render.github import diff_annotations

            return diff_annotations(document, beside)
        case _:
            from ottawa_cli.render.diff_page import diff_page

            return diff_page(document, beside, look)


def page_text(document: OverviewDocument | ExplainDocument | WhenDocument, wanted: str, look: Look) -> str:
    """A document that is written as a table or as JSON alone."""
    if wanted == "json":
        from ottawa_cli.render.json import json_text

        return json_text(document)
    match document["schema"]:
        case "ottawa/overview/1":
            from ottawa_cli.render.overview_table import overview_page

            return overview_page(cast("OverviewDocument", document), look)
        case "ottawa/explain/1":
            from ottawa_cli.render.reasoning import explain_page

            return explain_page(cast("ExplainDocument", document), look)
        case _:
            from ottawa_cli.render.reasoning import when_page

            return when_page(cast("WhenDocument", document), look)
