"""The colours of maps and curves, on the page and as pictures: one name for each."""

from __future__ import annotations

PAPER, INK, MUTED, RULE = "#fbf9f4", "#1c2327", "#565e63", "#d8d2c4"
SEA, GRID = "#f0f2ee", "#dfe3dd"
NOT_PARTY = "#ddd0af"
PARTY, PARTY_SOFT = "#2c6279", "#a9c6cf"
FORMER, FORMER_SOFT = "#b1432a", "#f0c9ba"
UNSAID, UNSAID_SOFT = "#6d4a92", "#e7dcf0"
"""Of what the facts leave open."""
AMBER = "#f4c95d"
"""Of a mark over the colour of a State Party."""
