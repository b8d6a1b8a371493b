"""Write data/state_numbers.yaml: each State's number in the two lists of States that political science counts by.

COW is the State System Membership of the Correlates of War Project, v2016; GW is Gleditsch and Ward's list of
independent States with their list of microstates. The numbers are looked up in the package `countrycode` and compared
with those of `country_converter`. Where the two differ, where one has none, or where both are wrong, somebody looked
into the lists themselves and wrote the number below; an entry that is no longer needed stops the script, as a
difference that is new does.
Run by hand, from the top of the repository, after `pip install countrycode country_converter`:
python scripts/make_state_numbers.py
"""

from __future__ import annotations

import csv
import importlib.util
import re
import sys
from importlib.metadata import version
from pathlib import Path

NAMES, OUT = Path("data/names.yaml"), Path("data/state_numbers.yaml")

COW_READ = {
    "RS": "345",  # the list goes on with Yugoslavia's number and name; countrycode has none
    "VA": None,  # countrycode has 327, the Papal States that ended in 1860
}
"""COW numbers that were read in the list itself, since countrycode has another."""
_MICROSTATES = """
AD 232 AG 58 DM 54 FM 987 GD 55 KI 970 KN 60 LC 56 LI 223 MC 221 MH 983 NR 971 PW 986 SC 591 SM 331 ST 403 TO 972
TV 973 VC 57 VU 935 WS 990
"""
GW_READ = {
    **dict(re.findall(r"(\w+) (\d+)", _MICROSTATES)),  # countrycode leaves them out
    "CZ": "316",  # country_converter has 315, Czechoslovakia
    "VA": None,  # countrycode has 327, the Papal States
    "VN": "816",  # both have 817, the Republic of Viet Nam that ended in 1975
    "YE": "678",  # the list goes on with the Yemen Arab Republic; country_converter has 680, the People's Republic
}
"""GW numbers that were read in the list itself, since the two packages do not agree, or are both wrong."""
APART = {"DE", "KI", "NR", "RS", "TO", "TV", "YE"}
"""States that have another number in each list; all others have the same, or none in both."""

HEADER = """\
# Each State's number in the lists of the Correlates of War Project (cow) and of Gleditsch and Ward (gw): for research.
# Made by scripts/make_state_numbers.py from {packages}, which differ: change that, not this.
"""


def codes() -> dict[str, str]:
    """The alpha-3 code of each State by its alpha-2 code, as data/names.yaml has them."""
    found = re.findall(r"^([A-Z]{2}): .*?alpha_3: ([A-Z]{3})", NAMES.read_text(encoding="utf-8"), re.MULTILINE)
    return dict(found)


def number(value: object) -> str | None:
    """A number as text: tables have it as 2, 2.0, '2' or not at all."""
    text = "" if value is None else str(value).strip()
    return str(int(float(text))) if text and text != "nan" else None


def by_countrycode() -> dict[str, tuple[str | None, str | None]]:
    """The COW and the GW number of each State by its alpha-3 code."""
    from countrycode.countrycode import prepare_codelist

    table = prepare_codelist()
    rows = zip(table["iso3c"], table["cown"], table["gwn"], strict=True)
    return {iso3: (number(cow), number(gw)) for iso3, cow, gw in rows if iso3}


def by_country_converter() -> dict[str, str | None]:
    """The GW number of each State by its alpha-3 code; the package itself is not run, only its table is read."""
    spec = importlib.util.find_spec("country_converter")
    if spec is None or spec.origin is None:
        sys.exit("country_converter is not installed")
    table = Path(spec.origin).with_name("country_data.tsv").read_text(encoding="utf-8")
    return {row["ISO3"]: number(row["GWcode"]) for row in csv.DictReader(table.splitlines(), delimiter="\t")}


def settled(read: dict[str, str | None], alpha_2: str, one: str | None, other: str | None, which: str) -> str | None:
    """The number on which both agree, or the one that was read; stop where there is neither, or no need for it."""
    if alpha_2 not in read:
        if one != other:
            sys.exit(f"{alpha_2}, {which}: {one} or {other}? Look into the list, and write down what it has.")
        return one
    if one == other == read[alpha_2]:
        sys.exit(f"{alpha_2}, {which}: all agree on {one} now; take it out of the table.")
    return read[alpha_2]


def main() -> None:
    """Write the file, once every number is agreed upon or was read."""
    first, second = by_countrycode(), by_country_converter()
    packages = ", ".join(f"{name} {version(name)}" for name in ("countrycode", "country_converter"))
    lines, apart = [HEADER.format(packages=packages)], set()
    for alpha_2, alpha_3 in codes().items():
        cow, gw = first.get(alpha_3, (None, None))
        cow = settled(COW_READ, alpha_2, cow, COW_READ.get(alpha_2, cow), "COW")
        gw = settled(GW_READ, alpha_2, gw, second.get(alpha_3), "GW")
        if cow != gw:
            apart.add(alpha_2)
        given = {"cow": cow, "gw": gw}
        told = ", ".join(f'{which}: "{value}"' for which, value in given.items() if value)
        lines += [f"{alpha_2}: {{{told}}}\n"] if told else []
    if apart != APART:
        sys.exit(f"numbers of the two lists differ for {sorted(apart ^ APART)} too, or no longer")
    OUT.write_text("".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
