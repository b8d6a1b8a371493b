"""What RFC 4287 asks of a feed, by Python's own XML: what must be there once, what must differ, how days are told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit
from xml.etree import ElementTree

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMESPACE: Final = "{http://www.w3.org/2005/Atom}"

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T00:00:00Z")
_ONCE: Final = ("id", "title", "updated")


def feed_faults(text: str) -> Iterator[str]:
    """What is wrong with a feed."""
    try:
        feed = ElementTree.fromstring(text)  # noqa: S314 - what the program itself wrote
    except ElementTree.ParseError as error:
        yield f"no XML: {error}"
        return
    if feed.tag != f"{NAMESPACE}feed":
        yield f"no feed: {feed.tag}"
    entries = feed.findall(f"{NAMESPACE}entry")
    for element in (feed, *entries):
        yield from _element_faults(element)
    if feed.find(f"{NAMESPACE}author/{NAMESPACE}name") is None:
        yield "no author of all entries"
    identities = [entry.findtext(f"{NAMESPACE}id") for entry in entries]
    if len({*identities}) != len(identities):
        yield f"an identity twice: {sorted({str(one) for one in identities if identities.count(one) > 1})}"
    days = [entry.findtext(f"{NAMESPACE}updated") or "" for entry in entries]
    if days != sorted(days, reverse=True):
        yield "the newest is not the first"
    if max(days, default="") > (feed.findtext(f"{NAMESPACE}updated") or ""):
        yield "an entry is newer than its feed"


def _element_faults(element: ElementTree.Element) -> Iterator[str]:
    """What is wrong with a feed or an entry by itself."""
    for name in _ONCE:
        if len(element.findall(f"{NAMESPACE}{name}")) != 1:
            yield f"not one {name} in {element.tag}"
    if not urlsplit(element.findtext(f"{NAMESPACE}id") or "").scheme:
        yield "an identity that is no address"
    for name in ("updated", "published"):
        if not _DAY.fullmatch(element.findtext(f"{NAMESPACE}{name}") or "1997-09-18T00:00:00Z"):
            yield f"no day: {element.findtext(f'{NAMESPACE}{name}')}"
    for link in element.findall(f"{NAMESPACE}link"):
        if not (link.get("href") or "").startswith(("http://", "https://")):
            yield f"a link that leads nowhere: {link.attrib}"
    if element.tag == f"{NAMESPACE}entry" and element.find(f"{NAMESPACE}content") is None:
        yield "an entry with neither content nor an alternate"
