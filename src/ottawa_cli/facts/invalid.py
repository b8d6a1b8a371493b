"""A registry from which no answer can be computed."""

from __future__ import annotations

from ottawa_cli.system.failures import Failure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ottawa_cli.facts.findings import Finding


class Invalid(Failure):
    """A registry that no answer can be computed from; ``findings`` say why, at its place, ``so`` what of it."""

    exit_code = 3

    def __init__(
        self,
        findings: Sequence[Finding],
        so: str = "the registry is invalid, so nothing is computed from it; 'ottawa check' tells more",
    ) -> None:
        super().__init__("the registry is not valid")
        self.findings = tuple(findings)
        self.so = so
