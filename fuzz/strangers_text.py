"""What a stranger may write: words that some reader might obey, and facts in any of the ways that YAML has."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

NAMES: Final = (
    "Examplia", "Beispielland", "Exemplaire", "Lithuania", "Türkiye", "Côte d'Ivoire", "日本国", "대한민국",
    "ประเทศไทย", "Ελλάδα", "Україна", "مصر", "עִבְרִית", "নেপাল", "Ĳsselland", "ﬁnlandia", "Straße", "İstanbul",
    "Land of A, B and C", "no", "null", "~", "2025", "2025-06-27", "XA", "LT", "state-party", "undetermined",
    "a" * 60, "x x x x x x x x x x x x",
)  # fmt: skip
"""Names that a State might have, or that its editor might take for one; some are words of the program's own."""

TRICKS: Final = (
    # Markdown, and what GitHub links by itself
    "[a](https://evil.example)", "![a](https://evil.example/a.png)", "[a]: https://evil.example",
    "<https://evil.example>", "https://evil.example/a", "1https://evil.example", "_www.evil.example",
    "éhttps://evil.example", "(www.evil.example", "*www.evil.example*", "~www.evil.example~", "HTTPS://EVIL.EXAMPLE",
    "ftp://evil.example", "a.b-c@evil.example", "mailto:a@evil.example", "xmpp:a@evil.example/b", "@team", "a@team",
    "#1", "o/r#1", "GH-1", "_gh-1", ":tada:", "$a$", "c0ffee1", "a" * 40, "`code`", "``", "```", "*b*", "**", "_c_",
    "~d~", "~~e~~", "| a | b |", "\\|", "\\", "&#64;team", "&lt;", "&amp;lt;", "[^1]", "[ ] a", "- a", "1. a", "# a",
    "> a", "    a", "---", "===", "***", "+++", "a  ", "!", "^",
    # HTML
    "<b>a</b>", "<script>alert(1)</script>", "</script>", "<!--", "-->", "]]>", "<![CDATA[",
    "<img src=x onerror=alert(1)>", "</details>", "<details open>", "</td></tr></table>", "' onload='a",
    '" onload="a', "javascript:alert(1)", "<?a", "{{a}}",
    # runners of workflows, rich, shells, format strings
    "::warning::a", "::error file=a::b", "::stop-commands::a", "##[error]a", "::add-mask::a", "a::warning::b",
    "%0A::error::a", "%25", "%", "[bold]a[/bold]", "[/]", "[link=https://evil.example]a", "[red", "$(id)", "`id`",
    ";id", "{0}", "{a}", "%s", "%n",
    # spreadsheets, calendars, YAML, JSON, SQL, paths
    "=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "＝1", "＋1", "＠a", "'=1", ",", ";", '"', '""', "'",
    "a,b;c\\n", "\\N", "BEGIN:VEVENT", "END:VCALENDAR", "a: b", "a #b", "- ", "? a", "&a", "*a", "!!a", "%YAML 1.2",
    "---a", "...", "<<", "{", "}", "[", "]", "null", '{"a": 1}', '"schema": "x"', '"level": "status"',
    "'; DROP TABLE state;--", "../../etc/passwd", "/dev/null",
    # letters that are more than one, or wider, or beyond sixteen bits
    "e\u0301\u0301\u0301", "\u1e9e", "ŉ", "👩", "🇱🇹", "𝔘𝔫", "ｗｉｄｅ", "漢字漢字漢字", "ａ@ｂ", "Ω", "\u0e33", "ﷺ",
    "ǆ",
)  # fmt: skip
"""Each is text, and no more, wherever the program shows it."""

UNSEEN: Final = (
    "\x00", "\x01", "\x07", "\x08", "\t", "\x0b", "\x0c", "\x1b[31m", "\x1b]0;a\x07", "\x1b[2J", "\x7f", "\x85",
    "\x9b31m", "\xa0", "\xad", "\u200b", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069", "\u2028",
    "\u2029", "\u3000", "\u3164", "\u2800", "\ufe0f", "\ufeff", "\ue000", "\ufffe", "\U000e0041", "\U000f0000", "\r",
)  # fmt: skip
"""What a registry may not hold, and an output never does as it stands."""

_GLUE: Final = ("", "", " ", " ", "_", "1", "é", ".", "(", ":", "::", "/", "漢", "-")
_LONG: Final = (300, 1_000, 70_000)
_PLAIN: Final = re.compile(r"[A-Za-z0-9]([A-Za-z0-9 ./()-]*[A-Za-z0-9.)])?")


def words(rng: Random) -> str:
    """One line of text, as a registry may hold it: plausible, or made of tricks; now and then without end."""
    kind = rng.random()
    if kind < 0.4:
        return rng.choice(NAMES)
    parts = [rng.choice(TRICKS if rng.random() < 0.8 else NAMES) for _ in range(rng.choice((1, 1, 1, 2, 3)))]
    text = rng.choice(_GLUE).join(parts)
    if kind > 0.99:
        text = (text * rng.choice(_LONG))[: rng.choice(_LONG)]
    return text.strip() or "a"


def address(rng: Random) -> str:
    """An address, as a source may have it; mostly one that leads somewhere."""
    tail = rng.choice(
        ("", "/", "/a?b=c&d=%20", "/a#b", "/(a)", "/|", "/`a`", "/é", "/::a", "/@team", "/&lt;", "/'a'", "/a;b,c")
    )
    host = rng.choice(("example.org", "www.example.org", "user:pass@evil.example:8080", "127.0.0.1", "日本.example"))
    return f"{rng.choice(('https', 'http'))}://{host}{tail}"


def unseen(rng: Random) -> str:
    """What may stand in no registry, between letters."""
    return f"{rng.choice(('', 'a'))}{rng.choice(UNSEEN)}{rng.choice(('', 'b'))}"


def written(rng: Random, facts: dict[str, Any]) -> bytes:
    """The file: blocks and brackets, quotes and none, comments between."""
    text = "".join(f"{line}\n" for line in _Writer(rng).lines_of_block(facts, ""))
    return (text.replace("\n", "\r\n") if rng.random() < 0.05 else text).encode()


class _Writer:
    def __init__(self, rng: Random) -> None:
        self.rng = rng

    def lines_of_block(self, facts: dict[str, Any], indent: str) -> Iterator[str]:
        """A mapping over several lines, each value beside its key or below it."""
        for key, value in facts.items():
            if self.rng.random() < 0.02:
                yield f"{indent}# {words(self.rng)}"
            if isinstance(value, str) or self.rng.random() < 0.3:
                yield f"{indent}{self.scalar(key)}: {self.flow(value)}"
            else:
                yield f"{indent}{self.scalar(key)}:"
                yield from self.lines_of(value, f"{indent}  ")

    def lines_of(self, value: Any, indent: str) -> Iterator[str]:
        """A mapping or a list over several lines."""
        if not isinstance(value, list):
            yield from self.lines_of_block(value, indent)
            return
        for item in value:
            first, *others = self.lines_of_block(item, f"{indent}  ") if isinstance(item, dict) and item else ("#",)
            if first.lstrip()[:1] != "#" and self.rng.random() < 0.6:
                yield f"{indent}- {first.removeprefix(f'{indent}  ')}"
                yield from others
            else:
                yield f"{indent}- {self.flow(item)}"

    def flow(self, value: Any) -> str:
        """A value on one line, in brackets where it is more than text."""
        if isinstance(value, dict):
            return f"{{{', '.join(f'{self.scalar(key)}: {self.flow(item)}' for key, item in value.items())}}}"
        if isinstance(value, list):
            return f"[{', '.join(map(self.flow, value))}]"
        return self.scalar(str(value))

    def scalar(self, text: str) -> str:
        """Text: plain where it can be, or in quotes, with escapes or without."""
        style = self.rng.random()
        if _PLAIN.fullmatch(text) and style < 0.7:
            return text
        if style < 0.5 and "\n" not in text and "\r" not in text:
            return "'" + text.replace("'", "''") + "'"
        return json.dumps(text, ensure_ascii=style > 0.9 and max(text) <= "\uffff")
