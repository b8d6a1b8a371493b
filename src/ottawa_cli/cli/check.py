"""``ottawa check``: a registry against itself and the law."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ottawa_cli import __version__
from ottawa_cli.cli.app import app
from ottawa_cli.cli.options import JsonOption, RegistryOption, chosen_format, format_option
from ottawa_cli.output import emit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ottawa_cli.forms import CheckDocument
    from ottawa_cli.registry import Report

FORMATS = ("text", "json", "github", "sarif")


@app.command(short_help="Everything that is wrong with a registry.")
def check(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE]...", help="Registry files; - is standard input.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
    format: Annotated[str | None, format_option(*FORMATS)] = None,  # noqa: A002 - the option's name
    json: JsonOption = False,
    registry: RegistryOption = None,
) -> None:
    """Example: ottawa check data/states.yaml

    Everything that is wrong with a registry, at its line and column, and what to do. Without a FILE: data/states.yaml
    of the repository one stands in, else the registry shipped.
    """
    from ottawa_cli.documents import check_document
    from ottawa_cli.registry import check as examined
    from ottawa_cli.where import registry_in_work

    wanted = chosen_format(format, json, FORMATS)
    reports = [examined(file) for file in files] if files else [examined(registry_in_work(registry))]
    one = reports[0] if len(reports) == 1 else None
    document = check_document(
        [report.file for report in reports],
        [finding for report in sorted(reports, key=lambda report: report.file) for finding in report.findings],
        sum(report.errors for report in reports),
        sum(report.warnings for report in reports),
        one.treaty if one else None,
        one.sha256 if one else None,
    )
    emit(_written(document, reports, wanted), exact=wanted != "text")
    if document["errors"] or (strict and document["warnings"]):
        raise typer.Exit(1)


def _written(document: CheckDocument, reports: Sequence[Report], wanted: str) -> str:
    match wanted:
        case "json":
            from ottawa_cli.render.json import json_text

            return json_text(document)
        case "github":
            from ottawa_cli.render.github import github_text

            return github_text(document)
        case "sarif":
            from ottawa_cli.manuals import manuals
            from ottawa_cli.render.sarif import sarif_text

            return sarif_text(document, manuals(), __version__)
        case _:
            from ottawa_cli.render.text import check_text

            return check_text(document, _read_text(reports))


def _read_text(reports: Sequence[Report]) -> str:
    """What was read, and how much was checked."""
    from ottawa_cli.render.text import number

    tallies = [report.tally for report in reports]
    read = (
        number(sum(tally.states for tally in tallies), "State"),
        number(sum(tally.instruments for tally in tallies), "instrument"),
        number(sum(tally.sources for tally in tallies), "source"),
        number(reports[0].rules, "rule"),
    )
    return ", ".join(read)
