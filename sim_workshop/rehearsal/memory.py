"""How much memory a process holds and the machine has left, as each system tells it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

SYSTEM: str = sys.platform
SECONDS = 10


def held_mb(pid: int) -> float | None:
    """Of a process; None where nobody says."""
    if SYSTEM == "linux":
        return _kilobytes(Path(f"/proc/{pid}/status"), "VmRSS")
    if SYSTEM == "win32":
        return of_tasklist(_said("tasklist", "/FI", f"PID eq {pid}", "/FO", "CSV", "/NH"))
    return of_ps(_said("ps", "-o", "rss=", "-p", str(pid)))


def free_mb() -> float | None:
    """Of the machine; None where nobody says."""
    return _kilobytes(Path("/proc/meminfo"), "MemAvailable")


def of_ps(said: str) -> float | None:
    """macOS: kilobytes and nothing else."""
    return int(said) / 1024 if said.strip().isdigit() else None


def of_tasklist(said: str) -> float | None:
    """Windows: the last column, its thousands parted as the country does: "1,234 K"."""
    found = re.search(r'"([\d., \u00a0\u202f]+) ?K"\s*$', said)
    return int(re.sub(r"\D", "", found[1])) / 1024 if found else None


def _kilobytes(file: Path, name: str) -> float | None:
    try:
        found = re.search(rf"^{name}:\s+(\d+) kB", file.read_text(), re.M)
    except OSError:
        return None
    return int(found[1]) / 1024 if found else None


def _said(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout
