"""What ``check`` says of a registry file: kept as one finished document, or computed, and kept for the next time."""

from __future__ import annotations

from ottawa_cli.documents.check import Checked, check_document
from ottawa_cli.snapshot.index_file import IndexFile, Missing
from ottawa_cli.snapshot.places import place_of_file
from ottawa_cli.system.escapes import visible
from ottawa_cli.system.json_line import json_line
from ottawa_cli.system.paths import STDIN, registry_file, repository_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ottawa_cli.snapshot.places import Place

_HEAD = ("treaty.id", "treaty.short_name", "registry.sha256", "registry.verified", "errors", "warnings")
_FINDING = ("rule", "severity", "file", "line", "column", "path", "message", "hint", "fingerprint")


def checked(path: str | None, *, in_repository: bool = False) -> Checked:
    """What ``check`` says of a registry: the file named, else ``$OTTAWA_REGISTRY``, else the one shipped.

    ``in_repository``: the file is called by its path from the top of its git work tree.

    Raises:
        Unreadable: the file cannot be read. Whatever is wrong inside it is a finding.
    """
    file = registry_file(path)
    name = visible(repository_path(file) if in_repository else file)
    place = None if file == STDIN else place_of_file(file)
    if place:
        try:
            return _kept(place, name)
        except Missing:
            pass  # not checked yet
    return _computed(file, name, place)


def _kept(place: Place, name: str) -> Checked:
    """The document that was finished, taken apart by SQLite itself; the file is called what it is called this time."""
    with IndexFile(place, "check") as index:
        text = index.text("check")
        (head,) = index.select_json(text, "$.document", _HEAD)
        (extent,) = index.select_json(text, "$.extent", ("states", "instruments", "sources", "rules"))
        rows = index.select_json(text, "$.document.findings", _FINDING, each=True)
    treaty, short_name, sha256, verified, errors, warnings = head
    findings: list[Any] = [{**dict(zip(_FINDING, row, strict=True)), "file": name} for row in rows]
    document = check_document(
        [name],
        {"id": treaty, "short_name": short_name} if treaty else None,
        {"sha256": sha256, "verified": verified} if treaty else None,
        findings,
        errors,
        warnings,
    )
    return Checked(document, extent)


def _computed(file: str, name: str, place: Place | None) -> Checked:
    from ottawa_cli.documents.findings import finding_forms
    from ottawa_cli.documents.head import registry_form, treaty_form
    from ottawa_cli.reading.registry import check_bytes
    from ottawa_cli.snapshot.index_writing import write
    from ottawa_cli.system.files import read_identified

    raw, identity = read_identified(file)
    report = check_bytes(raw, file)
    treaty = report.treaty
    document = check_document(
        [name],
        treaty_form(treaty) if treaty else None,
        registry_form(treaty, report.sha256) if treaty else None,
        [*finding_forms((finding._replace(file=name) for finding in report.findings), treaty.id if treaty else "")],
        report.errors,
        report.warnings,
    )
    extent = (report.counts.states, report.counts.instruments, report.counts.sources, report.rules)
    if place and place.is_settled and place.identity == identity:
        named = dict(zip(("states", "instruments", "sources", "rules"), extent, strict=True))
        write(place, "check", [("check", "", [("", json_line({"document": document, "extent": named}))])])
    return Checked(document, extent)
