"""Write docs/report.png, the picture of the page that the README shows: what the program makes, as a browser draws it.

Run by hand, from the top of the repository, where the program is installed: python scripts/make_picture.py CHROMIUM
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

SHOWN = "LT@2025-12-27"
SIZE = "1360,1180"


def main(browser: str, out: str = "docs/report.png") -> None:
    """Make the page, and have the browser draw it."""
    with tempfile.TemporaryDirectory() as folder:
        page, picture = Path(folder) / "report.html", Path(folder) / "report.png"
        program = Path(sys.executable).parent / "ottawa"
        subprocess.run([program, "report", "-o", page, "--on", "2026-02-21"], check=True)  # noqa: S603 - our own
        drawn = [browser, "--headless", "--no-sandbox", "--hide-scrollbars", "--virtual-time-budget=2000"]
        drawn += [f"--window-size={SIZE}", f"--screenshot={picture}", f"{page.as_uri()}#{SHOWN}"]
        subprocess.run(drawn, check=True, stderr=subprocess.DEVNULL)  # noqa: S603 - the browser named
        Path(out).write_bytes(picture.read_bytes())
    print(f"{out}: {Path(out).stat().st_size} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
