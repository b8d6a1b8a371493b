"""From what was found in many files to the document of ``check``.

Imported by ``check`` where it answers at once, so it imports no more than it must.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ottawa_cli.documents.types import CheckDocument, FindingForm, RegistryForm, TreatyForm


class Checked:
    """What ``check`` says of one file. ``treaty`` and ``registry`` None: the file does not say them."""

    __slots__ = ("errors", "file", "findings", "read", "registry", "treaty", "warnings")

    def __init__(
        self,
        file: str,
        treaty: TreatyForm | None,
        registry: RegistryForm | None,
        numbers: Sequence[int],
        findings: list[FindingForm],
    ) -> None:
        self.file = file
        self.treaty = treaty
        self.registry = registry
        self.errors, self.warnings, *self.read = numbers
        """``read``: how many States, instruments, sources and rules."""
        self.findings = findings


def check_document(files: Sequence[Checked]) -> CheckDocument:
    """``ottawa/check/1``: what is wrong, sorted by file, line, column and rule; the numbers count all."""
    one = files[0] if len(files) == 1 else None
    return {
        "schema": "ottawa/check/1",
        "treaty": one.treaty if one else None,
        "registry": one.registry if one else None,
        "files": [checked.file for checked in files],
        "findings": [finding for checked in sorted(files, key=lambda file: file.file) for finding in checked.findings],
        "errors": sum(checked.errors for checked in files),
        "warnings": sum(checked.warnings for checked in files),
    }
