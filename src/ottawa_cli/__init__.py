"""Who is bound by the Ottawa Convention on any day, by which article, and who says so.

>>> from datetime import date
>>> import ottawa_cli
>>> registry = ottawa_cli.load()
>>> ottawa_cli.standing(registry, "LT", date(2025, 12, 27)).status.value
'former-state-party'
"""

from __future__ import annotations

from ottawa_cli.version import __version__

TYPE_CHECKING = False  # typing itself costs a third of what starting Python does
if TYPE_CHECKING:
    from ottawa_cli.law.standings import standing as standing
    from ottawa_cli.law.timelines import timeline as timeline
    from ottawa_cli.reading.registry import check as check
    from ottawa_cli.reading.registry import load as load
    from ottawa_cli.snapshot.sides import compare as compare

__all__ = ["__version__", "check", "compare", "load", "standing", "timeline"]

_HOMES = {
    "check": "ottawa_cli.reading.registry",
    "compare": "ottawa_cli.snapshot.sides",
    "load": "ottawa_cli.reading.registry",
    "standing": "ottawa_cli.law.standings",
    "timeline": "ottawa_cli.law.timelines",
}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for (PEP 562): a command pays for what it needs."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
