"""Several treaties asked at once (``--also``): which registries, what each says, and the answer to all."""

from __future__ import annotations

import os

from ottawa_cli.cli.answer import Answer, answer_in
from ottawa_cli.cli.expectation import expected, too_old
from ottawa_cli.cli.groups import groups_note, with_groups
from ottawa_cli.cli.question import file_of_treaty
from ottawa_cli.snapshot.opening import opened
from ottawa_cli.snapshot.protocol import heading_of, sources_of
from ottawa_cli.system.escapes import quoted
from ottawa_cli.system.failures import WrongUse
from ottawa_cli.system.paths import treaty_files

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from ottawa_cli.documents.head import Heading
    from ottawa_cli.documents.types import BindingForm, Citation, GroupForm, StatusDocument
    from ottawa_cli.facts.periods import Period

ALL = "all"


class Member:
    """What one registry says of the States asked: texts of their elements, None where it has no such State."""

    __slots__ = ("cited", "heading", "texts")

    def __init__(self, heading: Heading, texts: list[str | None], cited: Mapping[str, Citation]) -> None:
        self.heading = heading
        self.texts = texts
        self.cited = cited
        """The sources that it describes, where they are told."""


def files_of(first: Sequence[str], also: Sequence[str]) -> list[str]:
    """The registries asked, in the order asked, each once.

    Raises:
        WrongUse: no treaty is shipped under an id.
        Unreadable: a folder cannot be read.
    """
    files = [*first]
    for name in also:
        files += _files_named(name)
    found: dict[str, str] = {}
    for file in files:
        found.setdefault(os.path.realpath(file), file)
    return [*found.values()]


def _optional(also: Sequence[str]) -> Collection[str]:
    return treaty_files().values() if ALL in also else ()


def _files_named(name: str) -> list[str]:
    if name == ALL:
        return [*treaty_files().values()]
    if os.path.isdir(name):
        stems = sorted(file.removesuffix(".yaml") for file in os.listdir(name) if file.endswith(".yaml"))
        return [os.path.join(name, f"{stem}.yaml") for stem in stems]
    return (
        [name] if os.path.exists(name) or os.sep in name or name.endswith((".yaml", ".yml")) else [file_of_treaty(name)]
    )


def members_of(
    states: Sequence[str], day: str, first: Sequence[str], also: Sequence[str], *, with_sources: bool = False
) -> list[Member]:
    """What each registry says, where that is told with its sources.

    Raises:
        UnknownState: a State that none of them has.
        WrongUse: two of them are of treaties with the same id.
    """
    files = files_of(first, also)
    members = [*_each_member(states, day, files, _optional(also), with_sources=with_sources)]
    for position, query in enumerate(states):
        if not any(member.texts[position] for member in members):
            with opened(files[0]) as snapshot:  # it says why
                snapshot.finished("state", [query], day)
    return members


def _each_member(
    states: Sequence[str], day: str, files: Sequence[str], optional: Collection[str], *, with_sources: bool = False
) -> Iterator[Member]:
    """``optional``: of all that are shipped one is left out whose treaty was asked already, by another file."""
    treaties: dict[str, str] = {}
    for file in files:
        with opened(file) as snapshot:
            texts = [snapshot.standing(query, day) for query in states]
            heading = heading_of(snapshot)
            cited = sources_of(snapshot) if with_sources else {}
        other = treaties.get(heading.treaty)
        if other and file in optional:
            continue
        if other:
            raise WrongUse(f"{quoted(file)} is of the same treaty as {quoted(other)}; ask one of them")
        treaties[heading.treaty] = file
        yield Member(heading, texts, cited)


def standings_answer(
    states: Sequence[str],
    day: str,
    first: Sequence[str],
    also: Sequence[str],
    form: str,
    expect: str | None,
    max_age: str | None,
    groups: list[GroupForm],
    *,
    bom: bool = False,
) -> Answer:
    """Where each STATE stands under each treaty: ``ottawa/standings/1``."""
    members = members_of(states, day, first, also, with_sources=form == "md")
    if form == "json" and expect is None:
        from ottawa_cli.render.json import groups_text, standings_json

        told = [(member.heading, [text for text in member.texts if text]) for member in members]
        text = standings_json(day, told, **groups_text(groups))
        return Answer(text, exact=True, aside=groups_note(groups, day))
    from ottawa_cli.documents.standings import standings_document
    from ottawa_cli.documents.status import status_document

    documents = [status_document(member.heading, day, filter(None, member.texts)) for member in members]
    document = with_groups(standings_document(day, documents), groups)
    cited = [[member.cited for member in members]] if form == "md" else []
    answer = answer_in(form, "standings", document, *cited, aside=groups_note(groups, day), bom=bom)
    if expect is not None:
        _refuse_unlisted(states, members, documents)
        _expecting(answer, documents, expect, max_age)
    return answer


def _refuse_unlisted(states: Sequence[str], members: Sequence[Member], documents: Sequence[StatusDocument]) -> None:
    """Of a State that a registry does not list nothing can be expected there.

    Raises:
        WrongUse: there is one.
    """
    for member, document in zip(members, documents, strict=True):
        if None in member.texts:
            state, treaty = states[member.texts.index(None)], document["treaty"]["short_name"]
            raise WrongUse(
                f"'{quoted(state)}' is not in the registry of {quoted(treaty)}, so --expect cannot ask for it"
            )


def _expecting(answer: Answer, documents: Sequence[StatusDocument], word: str, max_age: str | None) -> None:
    """Give the answer the exit code of all treaties: a no under one is a no, if its facts are not too old."""
    codes = set()
    for document in documents:
        why = too_old(document, max_age)
        codes.add(4 if why else expected(document, word))
        if why:
            treaty = quoted(document["treaty"]["short_name"])
            answer.aside = f"{answer.aside}\nnote: it cannot be said of the {treaty}: {why}".strip()
    answer.exit_code = 1 if 1 in codes else 4 if 4 in codes else 0


def timelines_answer(
    states: Sequence[str],
    day: date,
    first: Sequence[str],
    also: Sequence[str],
    form: str,
    window: tuple[date | None, date | None, Sequence[str]],
    alarm: Period | None = None,
    *,
    bom: bool = False,
) -> Answer:
    """What happened under each treaty, and will: ``ottawa/timelines/1``; without a STATE, to all States.

    The first registry says which States are meant; one that another has not is left out there.
    """
    from ottawa_cli.documents.citations import citations_of
    from ottawa_cli.documents.standings import timelines_document
    from ottawa_cli.documents.timeline import timeline_document
    from ottawa_cli.reading.names import find_states, load_names
    from ottawa_cli.reading.registry import load

    names, documents, registries = load_names(), [], []
    codes: list[str] = []
    treaties: set[str] = set()
    for file in files_of(first, also):
        facts = load(file)
        if facts.treaty.id in treaties and file in _optional(also):
            continue
        treaties.add(facts.treaty.id)
        codes = codes or [*dict.fromkeys(find_states(states, facts.own_names(), names))]
        known = [code for code in codes if code in facts.states] if states else sorted(facts.states)
        documents.append(timeline_document(facts, names, known, day, *window, with_runs=bool(states)))
        registries.append((citations_of(facts.sources), facts.own_names()))
    beside: dict[str, list[object]] = {
        "md": [registries],
        "ics": [[cited for cited, _ in registries], alarm],
        "atom": [[cited for cited, _ in registries]],
    }
    document = timelines_document(day.isoformat(), documents)
    return answer_in(form, "timelines", document, *beside.get(form, []), bom=bom)


def bindings(state: str, day: str, first: str, also: Sequence[str]) -> list[BindingForm]:
    """Where a State stands under the other treaties asked, for who asked why it stands where it stands under one."""
    from json import loads

    found: list[BindingForm] = []
    files = files_of([first], also)
    for member in [*_each_member([state], day, files, _optional(also))][1:]:
        element = loads(member.texts[0] or "null")
        if element:
            found.append(
                {
                    "treaty": loads(member.heading.treaty),
                    "registry": loads(member.heading.registry),
                    "beyond_verified": day > member.heading.verified,
                    "status": element["status"],
                    "since": element["since"],
                }
            )
    return found
