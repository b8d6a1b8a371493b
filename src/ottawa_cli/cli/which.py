"""``ottawa --version``: which program this is, and which registry it answers from."""

from __future__ import annotations

from ottawa_cli.cli.answer import Answer
from ottawa_cli.version import __version__


def which_answer() -> Answer:
    """The program's version, the registry's file, its bytes and through which day its facts are complete."""
    return Answer(f"ottawa {__version__}\n{_registry_text()}\n")


def _registry_text() -> str:
    """Which facts this program answers from; a registry that cannot be read is no reason to fail here."""
    from json import loads

    from ottawa_cli.snapshot.opening import opened
    from ottawa_cli.system.escapes import visible
    from ottawa_cli.system.failures import Failure
    from ottawa_cli.system.paths import registry_file

    file = visible(registry_file(None))
    try:
        with opened(None) as snapshot:
            registry, reconciled = snapshot.finished("heading", ["registry", "reconciled"])
    except Failure as failure:
        return f"registry {file}: {failure}"
    form = loads(registry)
    told = f"\nreconciled {reconciled}, with the depositary's own file" if reconciled else ""
    return f"registry {file}\nsha256 {form['sha256']}\nverified {form['verified']}{told}"
