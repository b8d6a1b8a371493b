"""A case: a registry, its edit, its ruin and a file of the depositary, in a folder of their own; and the program."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any, Final

from calls import Said, called
from command_lines import Setting
from made_changes import broken, edited, unfit
from made_deposits import any_file
from made_registries import Maker, edges_of, keeps_to_the_format, leaves, states_of
from strangers_text import written

if TYPE_CHECKING:
    from pathlib import Path

    from made_registries import Facts

MADE: Final = "made.yaml"
EDITED: Final = "edited.yaml"
RUINED: Final = "ruined.yaml"
DEPOSITS: Final = "deposits.xml"


class Disagreed(Exception):
    """An answer ended as it must not; the relation between it and others cannot be looked at."""


class Case:
    """Three registries by chance, always the same of one seed and number.

    Relations note here what they asked, so that a find can be repeated: every file name is relative to the folder.
    """

    def __init__(self, seed: str, number: int, folder: Path) -> None:
        self.rng = Random(f"{seed}/{number}")
        self.folder = folder
        self.facts = Maker(self.rng).registry()
        self.edited = edited(self.rng, self.facts)
        self.is_right = keeps_to_the_format(self.facts) and keeps_to_the_format(self.edited)
        self.asked: list[tuple[str, ...]] = []
        self.raw = self.write(MADE, self.facts)
        self.write(EDITED, self.edited)
        ruined = unfit(self.rng, self.facts) if self.rng.random() < 0.5 else self.facts
        raw = written(self.rng, ruined)
        (folder / RUINED).write_bytes(raw if ruined is not self.facts else broken(self.rng, raw))
        (folder / DEPOSITS).write_bytes(any_file(Random(f"{seed}/{number}/deposits"), ("xml", "csv"), fewest=1))

    def write(self, name: str, facts: Facts) -> bytes:
        """Write facts into a file of the folder, and give its bytes."""
        raw = written(self.rng, facts)
        (self.folder / name).write_bytes(raw)
        return raw

    @property
    def codes(self) -> list[str]:
        """The States that the registry and its edit both have."""
        return [code for code, _ in states_of(self.facts) if code in self.edited]

    def setting(self, *files: str) -> Setting:
        """What command lines about these files may name."""
        names = [text for _, key, text in leaves(self.facts) if key == "name"]
        codes = self.codes or [code for code, _ in states_of(self.facts)]
        return Setting(self.rng, files, codes, edges_of(self.facts), names)

    def days(self, count: int) -> list[str]:
        """Some days on which things happen, or the days beside."""
        days = [*{*edges_of(self.facts), *edges_of(self.edited)}]
        return self.rng.sample(sorted(days), min(count, len(days)))

    def said(self, *arguments: str, exits: tuple[int, ...] = (0,)) -> Said:
        """What the program answers.

        Raises:
            Disagreed: it ended as it must not.
        """
        self.asked.append(arguments)
        said = called(arguments, given=self.raw)
        if said.exit_code not in exits:
            raise Disagreed(f"exit code {said.exit_code}: {said.aside[:300]}")
        return said

    def document(self, *arguments: str, exits: tuple[int, ...] = (0,)) -> Any:
        """The document that the program answers with."""
        return json.loads(self.said(*arguments, "--json", exits=exits).out)

    def standings(self, file: str, day: str) -> dict[str, dict[str, Any]]:
        """Where every State of a file stands on a day, by code."""
        return {each["code"]: each for each in self.document("list", "--registry", file, "--on", day)["states"]}
