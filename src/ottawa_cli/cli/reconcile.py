"""``ottawa reconcile``: where the registry and the depositary's own file differ."""

from __future__ import annotations

from ottawa_cli.cli.answer import Answer, answer_in
from ottawa_cli.cli.question import asked_registry, chosen_format, day_of
from ottawa_cli.system.failures import WrongUse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    from ottawa_cli.cli.options import AsOf, DepositaryFile, Json, Registry, Treaty, format_option


def reconcile(
    file: DepositaryFile,
    as_of: AsOf = None,
    format: Annotated[str | None, format_option("reconcile")] = None,  # noqa: A002 - the option's name
    json: Json = False,
    registry: Registry = None,
    treaty: Treaty = None,
) -> Answer:
    """Example: ottawa reconcile XXVI-5.en.xml --as-of 2018-01-15

    What the depositary's own file has and the registry has not, or has otherwise, with the YAML to paste: FILE is the
    XML of the UN Treaty Collection, the page of the treaty as HTML, or a CSV of its rows. Exit 1: something is newer in
    the file, or in conflict; what the registry alone knows after the file's day is no fault.
    """
    form = chosen_format("reconcile", format, as_json=json)
    day = day_of(as_of, "--as-of") if as_of is not None else None
    from ottawa_cli.comparison.reconcile_document import reconcile_document
    from ottawa_cli.comparison.reconciliation import is_of_another_treaty, reconciled
    from ottawa_cli.reading.depositary import read_deposits
    from ottawa_cli.reading.names import load_names
    from ottawa_cli.reading.positions import lines_of
    from ottawa_cli.reading.registry import registry_of
    from ottawa_cli.system.escapes import quoted, visible
    from ottawa_cli.system.files import read_file
    from ottawa_cli.system.paths import STDIN, repository_path

    path = asked_registry(registry, treaty)
    if STDIN == file == path:
        raise WrongUse("only one of FILE and --registry can be standard input")
    raw, record = read_file(path), read_deposits(read_file(file), file)
    facts = registry_of(raw, path)
    if is_of_another_treaty(record, facts):
        named = f"{quoted(record.reference or '')}, and the registry of {quoted(facts.treaty.reference or '')}"
        raise WrongUse(f"the file is of {named}; two treaties are not reconciled")
    outcome = reconciled(record, facts, load_names(), day)
    lines = lines_of(raw, [discrepancy.path for discrepancy in outcome.discrepancies])
    document = reconcile_document(outcome, record, facts, day, lines)
    beside = [visible(repository_path(path))] if form in {"github", "sarif"} else []
    doubts = "\n".join(f"note: {visible(doubt)}" for doubt in record.doubts) if form not in {"table", "md"} else ""
    return answer_in(form, "reconcile", document, *beside, exit_code=0 if outcome.is_clean else 1, aside=doubts)
