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
    from ottawa_cli.law.timelines import timeline_of as timeline
    from ottawa_cli.reading.registry import check as check
    from ottawa_cli.reading.registry import load as load
    from ottawa_cli.snapshot.comparing import compare as compare

__all__ = ["__version__", "check", "compare", "load", "standing", "timeline"]

_HOMES = {
    "check": ("ottawa_cli.reading.registry", "check"),
    "compare": ("ottawa_cli.snapshot.comparing", "compare"),
    "load": ("ottawa_cli.reading.registry", "load"),
    "standing": ("ottawa_cli.law.standings", "standing"),
    "timeline": ("ottawa_cli.law.timelines", "timeline_of"),
}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for (PEP 562): a command pays for what it needs."""
    if name in _HOMES:
        from importlib import import_module

        module, own_name = _HOMES[name]
        return getattr(import_module(module), own_name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
