"""Who is bound by the Ottawa Convention on any day, by which article, and who says so.

>>> from datetime import date
>>> import ottawa_cli
>>> registry = ottawa_cli.load()
>>> ottawa_cli.standing(registry, "LT", date(2025, 12, 27)).status.value
'former-state-party'
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing itself costs a third of what starting Python does
if TYPE_CHECKING:
    from ottawa_cli.registry import check as check
    from ottawa_cli.registry import load as load
    from ottawa_cli.sides import compare as compare
    from ottawa_cli.standings import standing as standing
    from ottawa_cli.timelines import timeline as timeline

__version__ = "0.1.0"
__all__ = ["__version__", "check", "compare", "load", "standing", "timeline"]

_HOMES = {
    "check": "ottawa_cli.registry",
    "compare": "ottawa_cli.sides",
    "load": "ottawa_cli.registry",
    "standing": "ottawa_cli.standings",
    "timeline": "ottawa_cli.timelines",
}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for (PEP 562): a command pays for what it needs."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
