"""How a State is spelt by those who ask."""

from __future__ import annotations

import pytest

from ottawa_cli.facts.spelling import all_folded, spelling_of


@pytest.mark.parametrize(
    ("query", "spelling"),
    [
        ("8", "008"),
        ("40", "040"),
        ("440", "440"),
        ("1440", "1440"),
        ("LT", "lt"),
        ("Côte d’Ivoire", "cotedivoire"),
        ("٤٤", "٤٤"),  # digits, but none of a number of ISO 3166-1
    ],
)
def test_a_number_has_three_digits_and_a_word_its_letters_alone(query: str, spelling: str) -> None:
    assert spelling_of(query) == spelling


def test_many_texts_are_folded_each_by_itself() -> None:
    assert all_folded(["Türkiye", "São Tomé & Príncipe", ""]) == ["turkiye", "saotomeprincipe", ""]
