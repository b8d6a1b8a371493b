"""``ottawa check``: a registry against itself and the law."""

from __future__ import annotations

from ottawa_cli.cli.answer import Answer, answer_in
from ottawa_cli.cli.question import chosen_format, file_of_treaty
from ottawa_cli.snapshot.checking import checked
from ottawa_cli.system.failures import WrongUse
from ottawa_cli.system.paths import registry_in_work

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from ottawa_cli.cli.options import Json, RegistryInWork, Treaty, format_option


def check(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="FILE", help="Registry files; - is standard input.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
    format: Annotated[str | None, format_option("check")] = None,  # noqa: A002 - the option's name
    json: Json = False,
    registry: RegistryInWork = None,
    treaty: Treaty = None,
) -> Answer:
    """Example: ottawa check data/states.yaml

    Everything that is wrong with a registry, at its line and column, and what to do. Without a FILE: data/states.yaml
    of the repository one stands in, else of the folder, else the registry shipped.
    """
    from ottawa_cli.documents.check import joined

    form = chosen_format("check", format, as_json=json)
    if files and (registry or treaty) is not None:
        raise WrongUse("give the files to check, or --registry, not both")
    at_work = registry_in_work(registry, treaty)
    chosen = files or (at_work or (file_of_treaty(treaty) if treaty else None),)
    report = joined([checked(file, in_repository=form in {"github", "sarif"}) for file in chosen])
    document = report.document
    failed = document["errors"] or (strict and document["warnings"])
    extent = [report.extent] if form == "text" else []
    aside = "" if chosen[0] else "note: there is no data/states.yaml here, so the registry shipped was checked"
    return answer_in(form, "check", document, *extent, exit_code=1 if failed else 0, aside=aside)
