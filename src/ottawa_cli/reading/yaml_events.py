"""The events of which libyaml makes a YAML text, and where each stands: nothing else here asks libyaml."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from ottawa_cli.facts.findings import Finding, Path
from ottawa_cli.rules.yaml_subset import not_yaml
from ottawa_cli.system.failures import Unreadable


def events(text: bytes | str) -> Iterator[yaml.Event]:
    """Read the events of libyaml, which alone is quick enough and has one opinion.

    Raises:
        Unreadable: PyYAML has no libyaml here.
    """
    try:
        loader = yaml.CLoader
    except AttributeError:
        raise Unreadable(
            "this PyYAML was built without libyaml, which the reader needs; reinstall it: "
            "pip install --force-reinstall --no-cache-dir pyyaml"
        ) from None
    return iter(loader(text).get_event, None)  # what yaml.parse does, with a third of the calls


def line_and_column(event: yaml.Event) -> tuple[int, int]:
    """Where an event begins, in code points from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def syntax_finding(error: yaml.YAMLError, path: Path) -> Finding:
    """What libyaml cannot read, at the place to look at: of a quote that is not closed, where it opens."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return not_yaml("characters that YAML does not have")._replace(line=1, column=1)
    unclosed = "quoted" in (error.context or "")
    mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return not_yaml(str(error.problem or error.context))._replace(path=path, line=line, column=column)
