"""Where the measured programs live: environments made for the purpose, and surroundings that are nobody's own."""

from __future__ import annotations

import os
import subprocess
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from processes import Command, Failed

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT: Final = Path(__file__).parent.parent
_UNSET: Final = ("PYTHON", "OTTAWA_", "FORCE_COLOR", "NO_COLOR", "COLUMNS", "LINES")
"""What would change a start or an answer; PYTHONDONTWRITEBYTECODE and PYTHONUNBUFFERED among them."""
_LAUNCHER: Final = """\
#!{python}
import sys
from ottawa_cli.__main__ import main
if __name__ == '__main__':
    sys.argv[0] = sys.argv[0].removesuffix('.exe')
    sys.exit(main())
"""
"""As pip 26.3 writes it; that of pip 23 imports ``re``, which costs as much as all the rest of a start."""


@dataclass(frozen=True)
class Environment:
    """A Python with what is installed beside it, and a scratch folder for what its programs write."""

    python: Path
    scratch: Path

    @property
    def cache(self) -> Path:
        """The user's cache, for programs run here."""
        return self.scratch / "cache"

    def command(
        self,
        *words: str,
        folder: Path | None = None,
        on_terminal: bool = False,
        exit_code: int = 0,
        **variables: str,
    ) -> Command:
        """A command line of a program installed here (``python`` is one); else run away from any repository."""
        program = self.python if words[0] == "python" else self.python.parent / words[0]
        around = {**self._surroundings(), **variables}
        return Command([str(program), *words[1:]], str(folder or self.scratch), around, on_terminal, exit_code)

    def nothing(self) -> Command:
        """The unit of all figures, F: starting Python and doing nothing."""
        return self.command("python", "-c", "pass")

    def said(self, *words: str) -> str:
        """What a command line of ``python`` says on standard output."""
        return _said([str(self.python), *words], self._surroundings()).strip()

    def pip(self) -> str:
        """Which pip installed what is here, as far as one can tell."""
        try:
            return " ".join(self.said("-m", "pip", "--version").split()[:2])
        except Failed:
            return "another installer than pip"

    def shipped(self) -> Path:
        """The registry that the program here ships."""
        return Path(self.said("-c", "from ottawa_cli.system.paths import shipped; print(shipped('states.yaml'))"))

    def launcher_imports_re(self) -> bool:
        """Does the launcher that was installed import ``re``?"""
        return "import re\n" in (self.python.parent / "ottawa").read_text(encoding="utf-8")

    def launcher(self) -> str:
        """Where a launcher of ``ottawa`` is that does not import ``re``."""
        path = self.scratch / "ottawa"
        path.write_text(_LAUNCHER.format(python=self.python), encoding="utf-8")
        path.chmod(0o755)
        return str(path)

    def _surroundings(self) -> Mapping[str, str]:
        """The variables around a measured program: no settings of the one who measures, its own home and cache."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_UNSET)}
        return {**kept, "HOME": str(self.scratch), "XDG_CACHE_HOME": str(self.cache), "TERM": "xterm"}


def with_ottawa(folder: Path) -> Environment:
    """A fresh environment with the wheel of this repository and the versions that its tests pass with."""
    fresh = _fresh(folder)
    wheels = folder / "wheel"
    _pip(fresh, "wheel", "--no-deps", "-w", str(wheels), str(ROOT))
    _pip(fresh, "install", "-c", str(ROOT / "constraints.txt"), *map(str, wheels.glob("ottawa-*.whl")))
    return fresh


def with_packages(folder: Path, *packages: str) -> Environment:
    """A fresh environment with the newest of some packages."""
    fresh = _fresh(folder)
    _pip(fresh, "install", *packages)
    return fresh


def _fresh(folder: Path) -> Environment:
    venv.create(folder / "venv", with_pip=True, symlinks=True)
    scratch = folder / "scratch"
    scratch.mkdir(parents=True)
    return Environment(folder / "venv" / "bin" / "python", scratch)


def _pip(fresh: Environment, *words: str) -> None:
    """The settings of the one who measures hold here, for they say where packages come from; the cache does not."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    variables["XDG_CACHE_HOME"] = str(fresh.scratch / "pip")
    _said([str(fresh.python), "-m", "pip", "--disable-pip-version-check", *words], variables)


def _said(words: list[str], variables: Mapping[str, str]) -> str:
    done = subprocess.run(words, env=variables, capture_output=True, check=False)
    if done.returncode:
        raise Failed(f"exit {done.returncode} from {' '.join(words)}\n{done.stderr.decode(errors='replace')}")
    return done.stdout.decode()
