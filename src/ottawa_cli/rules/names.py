"""Rules on how a State is called: by its code, by its name, and where another State objects to what it notified."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from ottawa_cli.facts.findings import Finding, Path
from ottawa_cli.rules.dossier import Dossier
from ottawa_cli.system.escapes import quoted


def unknown_code(dossier: Dossier) -> Iterator[Finding]:
    """A State's code is one of ISO 3166-1 alpha-2 that the program knows.

    By its code a State is found under its names in many languages, and joined with other data. The short form of daily
    use is not always the code: the United Kingdom is GB, Greece is GR. A block under another code is computed all the
    same, so where none exists, as for the invented States of these examples, the warning may stay.

    Bad::

        UK:
          name: United Kingdom of Great Britain and Northern Ireland
          sources: [x]

    Good::

        GB:
          name: United Kingdom of Great Britain and Northern Ireland
          sources: [x]
    """
    if dossier.state.code not in dossier.names and dossier.state.code not in _ORGANISATIONS:
        message = f"{dossier.state.code} is no code of a State that this program knows"
        yield Finding(message, "use the State's ISO 3166-1 alpha-2 code", (), "key")


_ORGANISATIONS: Final = ("EU",)
"""Organisations that become Parties, by the codes that ISO 3166-1 reserves for them."""


def unlike_name(dossier: Dossier) -> Iterator[Finding]:
    """A State is named as the United Nations names it in short.

    A State's name is its own choice and may change: Turkey is Türkiye today. With the short name of the United Nations,
    tables made by different people agree; under its other names the State is found all the same. Where the United
    Nations has a new name that the program does not know yet, write the new one; the warning may stay.

    Bad::

        TR:
          name: Turkey
          sources: [x]

    Good::

        TR:
          name: Türkiye
          sources: [x]
    """
    known_as = dossier.names.get(dossier.state.code)
    if known_as and known_as.name != dossier.state.name:
        message = f"'{quoted(dossier.state.name)}' is not the United Nations short name, '{known_as.name}'"
        yield Finding(message, "write the short name; under its other names the State is found all the same", ("name",))


def unknown_objector(objectors: Iterable[tuple[Path, str]], codes: Collection[str]) -> Iterator[Finding]:
    """A State that objects has a block in the registry, if only with its name.

    An objection is shown with the name of the State that made it, beside the notification that it speaks of; it moves
    no status. A code without a block is most often a slip. Where it is right, add the block; the State need not be a
    State Party, nor have any act on file.

    Bad::

        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 2005-03-05, sources: [x]}
          notifications:
            - kind: suspension
              received: 2020-05-04
              objections:
                - {by: XB, on: 2020-06, sources: [x]}
              sources: [x]

    Good::

        XA:
          name: Examplia
          instruments:
            - {kind: accession, deposited: 2005-03-05, sources: [x]}
          notifications:
            - kind: suspension
              received: 2020-05-04
              objections:
                - {by: XB, on: 2020-06, sources: [x]}
              sources: [x]
        XB:
          name: Beispielland
    """
    for path, code in objectors:
        if code not in codes:
            yield Finding(f"{code} is no State of this registry", "mend the code, or add the State's block", path)
