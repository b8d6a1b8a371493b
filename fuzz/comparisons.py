"""What differences of two registries must be: mirrored, empty of one alone, and what two lists say on every day."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from cases import EDITED, MADE
from made_registries import in_another_order
from ottawa_cli.facts.words import LEVELS
from relations import ANSWER, on_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cases import Case

_GIT: Final = shutil.which("git") or "git"
_TURNED: Final = {"added": "removed", "removed": "added", "changed": "changed"}


def nothing_differs_from_itself(case: Case) -> Iterator[str]:
    """Of a file with itself, and with its blocks, keys and letters in another order, nothing differs."""
    case.write("reordered.yaml", in_another_order(case.rng, case.facts))
    for other in (MADE, "reordered.yaml"):
        document = case.document("diff", MADE, other, "--fail-on", "text")
        if document["facts"] or document["consequences"]:
            yield f"{other}: {document['facts'][:3]} {document['consequences'][:3]}"


def a_difference_is_mirrored(case: Case) -> Iterator[str]:
    """Forth and back: what was added is removed, what was before is after."""
    forth, back = case.document("diff", MADE, EDITED), case.document("diff", EDITED, MADE)
    turned = [{**row, "before": row["after"], "after": row["before"]} for row in back["consequences"]]
    if forth["consequences"] != turned:
        yield f"consequences: {forth['consequences'][:3]} and {turned[:3]}"
    kinds = Counter(fact["change"] for fact in forth["facts"])
    if kinds != Counter(_TURNED[fact["change"]] for fact in back["facts"]):
        yield f"facts: {kinds}, and back {Counter(fact['change'] for fact in back['facts'])}"
    elif Counter(map(_fact, forth["facts"])) != Counter(map(_fact_back, back["facts"])):
        yield f"facts: {Counter(map(_fact, forth['facts'])) - Counter(map(_fact_back, back['facts']))}"
    if forth["parties"] != {**back["parties"], "before": back["parties"]["after"], "after": back["parties"]["before"]}:
        yield f"parties: {forth['parties']} and {back['parties']}"


def _fact(fact: dict[str, Any]) -> str:
    return json.dumps([fact["code"], fact["change"], fact["old"], fact["new"], fact["level"]])


def _fact_back(fact: dict[str, Any]) -> str:
    return json.dumps([fact["code"], _TURNED[fact["change"]], fact["new"], fact["old"], fact["level"]])


def consequences_are_what_two_lists_say(case: Case) -> Iterator[str]:
    """On any day a consequence has the States of which two lists have other answers, and no others."""
    for day in case.days(3):
        document = case.document("diff", MADE, EDITED, "--on", day)
        before, after = case.standings(MADE, day), case.standings(EDITED, day)
        answers = {code: (_answer(before.get(code)), _answer(after.get(code))) for code in {*before, *after}}
        expected = {code: pair for code, pair in answers.items() if pair[0] != pair[1]}
        told = {row["code"]: (row["before"], row["after"]) for row in on_day(document["consequences"], day, "from")}
        if told != expected:
            yield f"on {day} {told} is told, and the lists have {expected}"
        for side, file in (("before", MADE), ("after", EDITED)):
            parties = case.document("status", "--registry", file, "--on", day)["parties"]["in_force"]
            if document["parties"][side] != parties:
                yield f"on {day} {side}: {document['parties'][side]} parties, and the overview has {parties}"


def _answer(element: dict[str, Any] | None) -> dict[str, Any] | None:
    return element and {key: element[key] for key in ANSWER}


def it_fails_on_its_levels(case: Case) -> Iterator[str]:
    """``--fail-on``: exit 1 where a change is of the level, or of a graver one; the output is the same."""
    level = case.rng.choice(LEVELS)
    plain = case.said("diff", MADE, EDITED, "--json")
    failing = case.said("diff", MADE, EDITED, "--json", "--fail-on", level, exits=(0, 1))
    if plain.out != failing.out:
        yield f"--fail-on {level} changes the output"
    facts = json.loads(plain.out)["facts"]
    reached = any(LEVELS.index(fact["level"]) <= LEVELS.index(level) for fact in facts)
    if failing.exit_code != reached:
        yield f"--fail-on {level}: exit code {failing.exit_code}, {[fact['level'] for fact in facts]}"


def levels_are_what_follows(case: Case) -> Iterator[str]:
    """A change bears on an answer where one differs, and none does where no change does."""
    document = case.document("diff", MADE, EDITED)
    grave = {fact["code"] for fact in document["facts"] if fact["level"] == "status"}
    answers = {row["code"] for row in document["consequences"]}
    if bool(grave) != bool(answers) or not (answers <= grave or None in grave):
        yield f"answers of {answers} differ, and changes of {grave} bear on one"


def a_revision_says_what_its_file_says(case: Case) -> Iterator[str]:
    """``diff`` of what is committed, and of what was edited since, is that of the two files."""
    if case.rng.random() > 0.2:
        return
    work = case.folder / "data"
    work.mkdir(exist_ok=True)
    (work / "states.yaml").write_bytes((case.folder / MADE).read_bytes())
    for words in (("init", "-q"), ("add", "data"), ("commit", "-q", "-m", "a")):
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false")
        subprocess.run([_GIT, *who, *words], cwd=case.folder, check=True, capture_output=True)
    (work / "states.yaml").write_bytes((case.folder / EDITED).read_bytes())
    files = case.said("diff", MADE, EDITED, "--json").out
    for operands in ((), ("HEAD",), ("HEAD:data/states.yaml", EDITED), ("HEAD", "data/states.yaml")):
        if case.said("diff", *operands, "--json").out != files:
            yield f"of {operands or 'nothing'} and of the two files"


COMPARISONS: Final[tuple[Callable[[Case], Iterator[str]], ...]] = (
    nothing_differs_from_itself,
    a_difference_is_mirrored,
    consequences_are_what_two_lists_say,
    it_fails_on_its_levels,
    levels_are_what_follows,
    a_revision_says_what_its_file_says,
)
