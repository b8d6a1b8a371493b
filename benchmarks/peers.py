"""Programs that answer something like it, side by side: what their users wait for."""

from __future__ import annotations

from shutil import which
from typing import TYPE_CHECKING, Final

from rows import SHIPPED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from environments import Environment
    from processes import Command

PACKAGES: Final = (
    "norwegianblue",
    "sqlite-utils",
    "pycountry",
    "holidays",
    "yamllint",
    "check-jsonschema",
    "pip-audit",
)

_COUNTRY: Final = "import pycountry; pycountry.countries.get(alpha_2='LT')"
_HOLIDAYS: Final = "import holidays; holidays.country_holidays('LT', years=2026)"


def peers(environment: Environment) -> Iterator[tuple[str, Command]]:
    """What each is asked; none of it needs a network."""
    yield "norwegianblue: `eol --version`", environment.command("eol", "--version")
    yield "pycountry: one country by its code", environment.command("python", "-c", _COUNTRY)
    yield "sqlite-utils: `sqlite-utils --version`", environment.command("sqlite-utils", "--version")
    yield "yamllint: `yamllint --version`", environment.command("yamllint", "--version")
    yield "holidays: one country, one year", environment.command("python", "-c", _HOLIDAYS)
    yield "check-jsonschema: `check-jsonschema --version`", environment.command("check-jsonschema", "--version")
    yield "pip-audit: `pip-audit --version`", environment.command("pip-audit", "--version")
    if gh := which("gh"):
        yield "GitHub's client: `gh --version`", environment.command(gh, "--version")
    relaxed = environment.command("yamllint", "-d", "relaxed", str(SHIPPED))
    yield "yamllint: `yamllint -d relaxed` of the registry that is shipped", relaxed


def versions(environment: Environment) -> str:
    """Which versions were measured."""
    asked = (
        f"from importlib.metadata import version; print(*(name + ' ' + version(name) for name in {PACKAGES}), sep=', ')"
    )
    return environment.said("-c", asked)
