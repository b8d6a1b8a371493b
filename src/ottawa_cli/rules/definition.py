"""What a rule is: a function, called as the rule is, whose docstring is its manual; what it finds is stamped here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, NamedTuple, ParamSpec

from ottawa_cli.facts.findings import Finding, Severity

Given = ParamSpec("Given")


def name_of(rule: Callable[..., object]) -> str:
    """A rule's name: that of its function, with hyphens."""
    return rule.__name__.replace("_", "-")


class Refusal(Generic[Given]):
    """A rule that the reader applies: it is called where something is refused, and its finding bears its name."""

    def __init__(self, tell: Callable[Given, Finding]) -> None:
        self.tell = tell
        self.name = name_of(tell)

    def __call__(self, *args: Given.args, **kwargs: Given.kwargs) -> Finding:
        """What is told where it is broken."""
        return self.tell(*args, **kwargs)._replace(rule=self.name)


class Rule(NamedTuple, Generic[Given]):
    """A rule that looks for itself at what it is given, and how grave its findings are."""

    look: Callable[Given, Iterator[Finding]]
    severity: Severity

    @property
    def name(self) -> str:
        """What its findings are filed under."""
        return name_of(self.look)

    def findings(self, *args: Given.args, **kwargs: Given.kwargs) -> Iterator[Finding]:
        """All that it finds."""
        return map(self.stamped, self.look(*args, **kwargs))

    def stamped(self, finding: Finding, *block: str) -> Finding:
        """One that it found, with its name and severity, and with the block in which its path begins."""
        return Finding(finding.message, finding.hint, (*block, *finding.path), finding.at, self.name, self.severity)
