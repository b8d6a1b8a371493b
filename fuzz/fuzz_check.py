r"""Coverage-guided fuzzing of the reader, the models, the rules and the law: what a stranger's file may do.

Needs `pip install atheris`. From the top of the repository, for ten minutes, the corpus kept in a folder of yours:

    python fuzz/fuzz_check.py CORPUS fuzz/seeds tests/bad -dict=fuzz/registry.dict \
        -max_total_time=600 -timeout=20 -rss_limit_mb=1024

Anything but findings is a crash, a hang or a leak: its file goes into tests/bad/ with its expectation.
"""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import atheris

with atheris.instrument_imports(include=["ottawa_cli", "yaml"]):
    from ottawa_cli.documents.elements import element
    from ottawa_cli.facts.findings import Finding
    from ottawa_cli.facts.model import State
    from ottawa_cli.facts.names import Name
    from ottawa_cli.law.events import events_of
    from ottawa_cli.law.standings import standing_on
    from ottawa_cli.law.timelines import timeline_of
    from ottawa_cli.reading.registry_reader import RegistryReader
    from ottawa_cli.rules.examination import Examination, Head

if TYPE_CHECKING:
    from ottawa_cli.facts.model import Treaty

NAMES = {"LT": Name("Lithuania", "LTU", "440"), "UA": Name("Ukraine", "UKR", "804")}
ON = date(2025, 12, 27)


def examine(raw: bytes) -> None:
    """Check a file's bytes as the command does, and answer for every State that can be typed."""
    reader = RegistryReader("fuzzed.yaml", raw)
    findings = list(Examination(NAMES).findings(reader.parts()))
    for finding in reader.placed(findings[:100]):
        assert finding.message.isprintable(), finding
        assert finding.hint.isprintable(), finding
        assert finding.line >= 1, finding
        assert finding.column >= 1, finding
    treaty: Treaty | None = None
    for part in RegistryReader("fuzzed.yaml", raw).parts():
        if isinstance(part, Head):
            treaty = part.treaty
        elif isinstance(part, State) and treaty:
            _answer(part, treaty)


def _answer(state: State, treaty: Treaty) -> None:
    timeline = timeline_of(state, treaty)
    for run, after in zip(timeline.runs, timeline.runs[1:], strict=False):
        assert run.until == after.since
    element(standing_on(timeline, ON), NAMES)
    for event in events_of(timeline, treaty, {}):
        assert event.text


def one_input(raw: bytes) -> None:
    """The entry that libFuzzer calls."""
    examine(raw)
    parts = RegistryReader("fuzzed.yaml", raw).parts()
    assert not any(isinstance(part, Finding) and not part.message for part in parts)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
