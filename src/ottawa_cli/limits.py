"""How large a registry may be."""

from __future__ import annotations

LARGEST_FILE = 64 * 1024 * 1024
"""In bytes."""
