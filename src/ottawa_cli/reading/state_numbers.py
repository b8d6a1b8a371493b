"""Each State's number in the lists that political science counts States by, as data/state_numbers.yaml has them."""

from __future__ import annotations

from ottawa_cli.facts.model import StateNumbers
from ottawa_cli.reading.blocks import Block, read
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import Unreadable
from ottawa_cli.system.files import read_file
from ottawa_cli.system.paths import shipped


def load_numbers() -> dict[str, StateNumbers]:
    """The numbers shipped, by alpha-2 code.

    Raises:
        Unreadable: the file is not as this program ships it.
    """
    file = shipped("state_numbers.yaml")
    numbers: dict[str, StateNumbers] = {}
    for item in read(read_file(file)):
        match item:
            case Block(code, {"cow": str(cow), "gw": str(gw)}):
                numbers[code] = StateNumbers(cow, gw)
            case _:
                raise Unreadable(f"{quoted(file)}: it is not as it was shipped; install ottawa anew")
    return numbers
