"""What answers about one registry must be to each other: the same facts, by another command or in another format."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree

import icalendar

from cases import EDITED, MADE, RUINED
from ottawa_cli.cli.when import ACTS
from ottawa_cli.facts.words import MARK_WORDS, STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cases import Case

ANSWER: Final = ("status", "possible", "marks", "possible_marks")
"""The keys of a State's answer on a day."""
_PARTY: Final = {"state-party"}
_DEPOSITED: Final = {"contracting-state", "state-party"}


def between(elements: Iterator[dict[str, Any]], statuses: set[str]) -> dict[str, int]:
    """How many of them surely have one of these statuses, and how many may."""
    possible = [set(element["possible"]) for element in elements]
    return {"min": sum(each <= statuses for each in possible), "max": sum(bool(each & statuses) for each in possible)}


def on_deposit(elements: list[dict[str, Any]], day: str) -> dict[str, int] | None:
    """How many of them surely have a consent on deposit, and how many may; None: the list alone does not say.

    One that is a party from before its deposit or receipt is counted from that day on, as the depositary counts.
    """
    waits = [_waits_for_its_deposit(element, day) for element in elements]
    counted = (element for element, later in zip(elements, waits, strict=True) if not later)
    return None if None in waits else between(counted, _DEPOSITED)


def _waits_for_its_deposit(element: dict[str, Any], day: str) -> bool | None:
    """Does its consent take effect before it is deposited, which is after that day? None: it may be after it.

    Nor is it said where an earlier consent was withdrawn, which may still stand on that day.
    """
    consent = element["consent"]
    if consent is None or consent["takes_effect"] is None:
        return False
    first, last = consent["deposited"].split("/")[0], consent["deposited"].split("/")[-1]
    if consent["takes_effect"][: len(last)] > last or last < day[: len(last)]:
        return False
    if first > day[: len(first)]:
        return None if element["withdrawal"] else True
    return None if first != last or len(first) < len(day) else False


def overview_counts_the_list(case: Case) -> Iterator[str]:
    """The overview is the list, counted."""
    for day in case.days(2):
        elements = case.standings(MADE, day).values()
        document = case.document("status", "--registry", MADE, "--on", day)
        words = [element["status"] for element in elements]
        if document["counts"] != {word: words.count(word) for word in STATUS_WORDS}:
            yield f"on {day} it counts {document['counts']}, and there are {words}"
        parties = {"in_force": between(iter(elements), _PARTY), "deposited": on_deposit([*elements], day)}
        if parties["deposited"] is None:
            parties["deposited"] = document["parties"]["deposited"]
        if document["parties"] != parties:
            yield f"on {day} it has {document['parties']}, and the list {parties}"


def history_is_the_overview_on_its_days(case: Case) -> Iterator[str]:
    """Each row of the history has the overview's numbers, and those that joined and left make the difference."""
    every, on = case.rng.choice(("year", "year", "month")), case.rng.choice((*case.days(1), "2026-02-21"))
    rows = case.document("history", "--registry", MADE, "--every", every, "--on", on)["rows"]
    for row in case.rng.sample(rows, min(3, len(rows))):
        parties = case.document("status", "--registry", MADE, "--on", row["on"])["parties"]
        if parties != {"in_force": row["in_force"], "deposited": row["deposited"]}:
            yield f"on {row['on']} it has {row}, and the overview {parties}"
    days = [date.fromisoformat(row["on"]) for row in rows]
    steps = [(after.year - day.year) * 12 + after.month - day.month for day, after in pairwise(days)]
    usual = 12 if every == "year" else 1
    if rows[-1]["on"] != on or set(steps[:-1]) - {usual} or not all(0 <= step <= usual for step in steps[-1:]):
        yield f"a row for every {every}, the last on {on}: {[row['on'] for row in rows]}"


def explain_and_status_say_the_same(case: Case) -> Iterator[str]:
    """The reasoning begins with the answer, and its runs have it on that day."""
    code, (day, *_) = case.rng.choice(case.codes), case.days(1)
    element = case.document("status", code, "--registry", MADE, "--on", day)["states"][0]
    document = case.document("explain", code, "--registry", MADE, "--on", day)
    if {key: document[key] for key in element} != element:
        yield f"on {day} explain and status of {code} differ"
    runs = case.document("timeline", code, "--registry", MADE)["runs"]
    if document["runs"] != runs:
        yield f"explain and timeline have other runs of {code}"
    if [{key: run[key] for key in ANSWER} for run in on_day(runs, day)] != [{key: element[key] for key in ANSWER}]:
        yield f"on {day} the runs of {code} are not what status says"
    if any(run["until"] != after["since"] for run, after in pairwise(runs)):
        yield f"the runs of {code} do not meet"


def on_day(runs: list[dict[str, Any]], day: str, first: str = "since") -> list[dict[str, Any]]:
    """Those that a day falls into; it is in ISO 8601."""
    return [run for run in runs if (run[first] or "") <= day and (run["until"] is None or day < run["until"])]


def expectations_end_as_the_answer_says(case: Case) -> Iterator[str]:
    """``--expect``: 1 where a State surely has it not, else 4 where one may not have it, else 0."""
    (day, *_), word = case.days(1), case.rng.choice((*STATUS_WORDS, *MARK_WORDS))
    codes = case.rng.sample(case.codes, min(len(case.codes), case.rng.choice((1, 1, 2))))
    said = case.said("status", *codes, "--registry", MADE, "--on", day, "--expect", word, "--json", exits=(0, 1, 4))
    answers = {_has(element, word) for element in json.loads(said.out)["states"]}
    expected = 1 if False in answers else 4 if None in answers else 0
    if said.exit_code != expected:
        yield f"exit code {said.exit_code} for answers {answers}"
    fit = case.document("list", "--mark" if word in MARK_WORDS else "--status", word, "--registry", MADE, "--on", day)
    listed = {each["code"] for each in fit["states"]}
    for element in json.loads(said.out)["states"]:
        if (element["code"] in listed, element["code"] in fit["undetermined"]) != (
            _has(element, word) is True,
            _has(element, word) is None,
        ):
            yield f"list and status do not agree on {element['code']} and {word}"


def _has(element: dict[str, Any], word: str) -> bool | None:
    sure, open_ = (element["marks"], element["possible_marks"]) if word in MARK_WORDS else ([], element["possible"])
    if word in sure or word == element["status"]:
        return True
    return None if word in open_ else False


def every_format_tells_the_same(case: Case) -> Iterator[str]:
    """As many States, events and findings in JSON, its lines, CSV, calendars and feeds."""
    (day, *_) = case.days(1)
    asked = ("--registry", MADE, "--on", day)
    for command in ("list", "timeline"):
        document = case.document(command, *asked)
        elements = document["events" if command == "timeline" else "states"]
        lines = [json.loads(text) for text in case.said(command, *asked, "-f", "jsonl").out.splitlines()]
        pairs = [*zip(lines, elements, strict=False)]
        told = [{key: element.get(key, value) for key, value in line.items()} for line, element in pairs]
        if told != lines or len(lines) != len(elements):
            yield f"{command}: JSON and its lines differ"
        rows = [*csv.DictReader(io.StringIO(case.said(command, *asked, "-f", "csv").out.decode()))]
        if [row["code"] for row in rows] != [element["code"] for element in elements]:
            yield f"{command}: JSON and CSV differ"
    calendar = icalendar.Calendar.from_ical(case.said("timeline", *asked, "-f", "ics").out.decode())
    if len(calendar.walk("VEVENT")) != sum(event["on"] is not None for event in elements):
        yield "the calendar has another number of events"
    feed = case.said("timeline", *asked, "-f", "atom").out.decode()
    if feed.count("<entry>") != sum(
        event["on"] is not None and event["on"].partition("/")[0] <= day for event in elements
    ):
        yield "the feed has another number of entries"


def a_window_has_the_events_of_its_days(case: Case) -> Iterator[str]:
    """``--from`` and ``--to``: the events that may fall on these days, as the whole timeline has them."""
    first, last = sorted((case.days(2) * 2)[:2])
    window = case.document("timeline", "--registry", MADE, "--from", first, "--to", last)["events"]
    events = case.document("timeline", "--registry", MADE)["events"]
    if window != [event for event in events if event["on"] and _may_fall_within(event["on"], first, last)]:
        yield f"from {first} to {last} there are {[(event['code'], event['on']) for event in window]}"


def _may_fall_within(moment: str, first: str, last: str) -> bool:
    """May it? It is a day, a month, a year, or a range of days."""
    begun, _, over = moment.partition("/")
    return begun[:10] <= last[: len(begun)] and first[: len(over or begun)] <= (over or begun)


def findings_are_the_same_in_every_format(case: Case) -> Iterator[str]:
    """``check``: as many findings and the same exit code, in order."""
    file = case.rng.choice((MADE, EDITED, RUINED, RUINED))
    document = case.document("check", file, exits=(0, 1))
    findings = document["findings"]
    severities = [finding["severity"] for finding in findings]
    if len(findings) < 1_000 and _counts(document) != [*map(severities.count, ("error", "warning"))]:
        yield "the findings are not those counted"
    places = [(each["file"], each["line"], each["column"], each["rule"]) for each in findings]
    if places != sorted(places):
        yield "the findings are not in order"
    sarif = json.loads(case.said("check", file, "-f", "sarif", exits=(0, 1)).out)["runs"][0]["results"]
    text = case.said("check", file, exits=(0, 1))
    if len(sarif) != len(findings) or text.exit_code != (document["errors"] > 0):
        yield f"exit code {text.exit_code}, {document['errors']} errors, {len(findings)} findings, {len(sarif)} results"
    strict = case.said("check", file, "--strict", "-f", "github", exits=(0, 1))
    if strict.exit_code != bool(findings):
        yield f"--strict: exit code {strict.exit_code}, {len(findings)} findings"


def what_is_invalid_is_so_for_every_command(case: Case) -> Iterator[str]:
    """Exit 3 from all, or from none; ``check`` finds an error there."""
    asked = (
        ("status",), ("list", "--json"), ("explain", case.codes[0]), ("timeline",), ("history",),
        ("when", "accession", "2025-01-01"), ("export", "panel", "-o", "invalid.csv"),
        ("export", "sqlite", "-o", "invalid.db"), ("export", "map", "-o", "invalid.svg"),
        ("report", "-o", "invalid.html"),
    )  # fmt: skip
    ends = {words: case.said(*words, "--registry", RUINED, exits=(0, 2, 3, 4)).exit_code for words in asked}
    ends["diff",] = case.said("diff", MADE, RUINED, exits=(0, 2, 3)).exit_code
    invalid = {code == 3 for code in ends.values()}
    if len(invalid) > 1:
        yield f"it is invalid for some commands alone: {ends}"
    if invalid == {True}:
        case.said("check", RUINED, exits=(1,))


def another_file_is_read_anew(case: Case) -> Iterator[str]:
    """What is kept of a file is not said of another one that stands in its place."""
    for file in (MADE, EDITED):
        (case.folder / "new.yaml").write_bytes((case.folder / file).read_bytes())
        (case.folder / "new.yaml").replace(case.folder / "changed.yaml")
        for words in (("list",), ("status", *case.codes), ("diff", MADE)):
            place = () if words[0] == "diff" else ("--registry",)
            if case.document(*words, *place, "changed.yaml") != case.document(*words, *place, file):
                yield f"{words[0]} of a copy of {file}"
        counts = [_counts(case.document("check", name, exits=(0, 1))) for name in (file, "changed.yaml")]
        if counts[0] != counts[1]:
            yield f"check of a copy of {file}: {counts}"


def _counts(document: Any) -> list[int]:
    return [document[key] for key in ("errors", "warnings")]


def an_act_takes_effect_when_it_is_said_to(case: Case) -> Iterator[str]:
    """``when`` counts as the law does for a State that makes this act."""
    act, (day, *_) = case.rng.choice([act for act in ACTS if act != "revocation"]), case.days(1)
    consents = [
        {"kind": "accession" if act == "withdrawal" else act, "deposited": "1801-01-01" if act == "withdrawal" else day}
    ]
    acts = [*consents, {"kind": "withdrawal", "received": day}] if act == "withdrawal" else consents
    case.write("made-with-act.yaml", {**case.facts, "ZZ": {"name": "Zett", "instruments": acts}})
    said = case.document("when", act, day, "--registry", MADE, exits=(0, 1, 4))
    on = case.document("status", "ZZ", "--registry", "made-with-act.yaml", "--on", day)["states"][0]
    if act == "withdrawal" and on["possible"] != ["state-party"]:
        return
    if day < str(case.facts["treaty"].get("adopted", "")):  # a file may say so all the same; 'check' tells of it
        if not said["moves_nothing"]:
            yield f"{act} on {day} comes before the adoption, and when does not say so"
        return
    found = on["withdrawal" if act == "withdrawal" else "consent"] or {}  # of a treaty that none withdraws from
    answers = [tuple(each.get(key) for key in ("takes_effect", "article")) for each in (said, found)]
    if answers[0] != answers[1]:
        yield f"{act} on {day}: when says {answers[0]}, status {answers[1]}"


def the_database_agrees_with_the_list(case: Case) -> Iterator[str]:
    """``export sqlite``: whole, its keys lead somewhere, its runs are what ``list`` says; the same bytes twice."""
    for name in ("one.db", "two.db"):
        case.said("export", "sqlite", "-o", name, "--registry", MADE)
    if (case.folder / "one.db").read_bytes() != (case.folder / "two.db").read_bytes():
        yield "two exports differ"
    with closing(sqlite3.connect(case.folder / "one.db")) as database:
        database.row_factory = sqlite3.Row
        if [tuple(row) for row in database.execute("PRAGMA integrity_check")] != [("ok",)]:
            yield "integrity_check"
        if broken := [tuple(row) for row in database.execute("PRAGMA foreign_key_check")]:
            yield f"foreign_key_check: {broken}"
        runs = [dict(row) for row in database.execute("SELECT * FROM runs")]
        events = database.execute("SELECT count(*) FROM event").fetchone()[0]
    for day in case.days(2):
        told = {run["code"]: {key: (run[key] or "").split(" ") for key in ANSWER} for run in on_day(runs, day)}
        listed = case.standings(MADE, day)
        if told != {
            code: {key: ([each[key]] if key == "status" else each[key] or [""]) for key in ANSWER}
            for code, each in listed.items()
        }:
            yield f"on {day} the runs are not what list says"
    if events != len(case.document("timeline", "--registry", MADE)["events"]):
        yield "it has another number of events"


def the_panel_agrees_with_the_list(case: Case) -> Iterator[str]:
    """``export panel``: on the day of a row the State stands as ``list`` says."""
    case.said("export", "panel", "-o", "panel.csv", "--registry", MADE)
    with (case.folder / "panel.csv").open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    for row in case.rng.sample(rows, min(2, len(rows))):
        element = case.standings(MADE, row["through"])[row["code"]]
        possible = set(element["possible"])
        in_force = "yes" if possible <= _PARTY else "undetermined" if possible & _PARTY else "no"
        if row["status"] != element["status"] or row["in_force_31_december"] not in {in_force, "not-yet"}:
            yield f"on {row['through']} it has {row}, and the list {element}"


def the_spells_agree_with_the_list(case: Case) -> Iterator[str]:
    """``export spells``: on a run's first day, and on its last one seen, the State stands as ``list`` says."""
    case.said("export", "spells", "-o", "spells.csv", "--registry", MADE)
    with (case.folder / "spells.csv").open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    for row in case.rng.sample(rows, min(2, len(rows))):
        last = str(date.fromisoformat(row["stop"]) - timedelta(days=1))
        for day in (day for day in (row["start"], last) if day >= "1800"):
            element = case.standings(MADE, day)[row["code"]]
            if any(row[key].split() != element[key] for key in ("possible", "marks", "possible_marks")):
                yield f"on {day} it has {row}, and the list {element}"


def the_pictures_count_as_the_overview_does(case: Case) -> Iterator[str]:
    """``export map`` and ``export curve``: well-formed, the same bytes twice, with the overview's number."""
    (day,) = case.days(1)
    number = case.document("status", "--registry", MADE, "--on", day)["parties"]["in_force"]
    told = str(number["min"]) if number["min"] == number["max"] else f"{number['min']} to {number['max']}"
    for what in ("map", "curve"):
        for name in ("one.svg", "two.svg"):
            case.said("export", what, "-o", name, "--registry", MADE, "--on", day)
        one, two = ((case.folder / name).read_bytes() for name in ("one.svg", "two.svg"))
        if one != two:
            yield f"two exports of the {what} differ"
        title = ElementTree.fromstring(one)[0].text or ""  # noqa: S314 - the program's own
        if not title.startswith(f"{told} State" if number["max"] else "No State"):
            yield f"the {what} of {day} says {title!r}, and the overview {told}"


RELATIONS: Final[tuple[Callable[[Case], Iterator[str]], ...]] = (
    overview_counts_the_list,
    history_is_the_overview_on_its_days,
    explain_and_status_say_the_same,
    expectations_end_as_the_answer_says,
    every_format_tells_the_same,
    a_window_has_the_events_of_its_days,
    findings_are_the_same_in_every_format,
    what_is_invalid_is_so_for_every_command,
    another_file_is_read_anew,
    an_act_takes_effect_when_it_is_said_to,
    the_database_agrees_with_the_list,
    the_panel_agrees_with_the_list,
    the_spells_agree_with_the_list,
    the_pictures_count_as_the_overview_does,
)
