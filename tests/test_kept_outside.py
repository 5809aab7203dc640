"""What people wrote lies neither in the program's folder nor in its repository, and an update of
the program leaves it where it is."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from sim_workshop.settings import Settings

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_the_standard_folder_is_outside_the_code(platform: str, tmp_path: Path) -> None:
    settings = Settings.from_environment({}, platform=platform, home=tmp_path)
    for folder in settings.folders:
        assert not folder.is_relative_to(ROOT)
        assert folder.is_relative_to(tmp_path)


@pytest.mark.parametrize(
    "name", ["workshops.sqlite", "sim.sqlite-wal", "data/workshops.sqlite", "cookie-secret", ".env"]
)
def test_a_database_put_there_all_the_same_is_not_committed(name: str) -> None:
    asked = subprocess.run(["git", "check-ignore", "-q", name], cwd=ROOT, check=False)
    assert asked.returncode == 0


def test_no_database_is_in_the_repository() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "*.sqlite*", "*.db", "*cookie-secret*"], cwd=ROOT, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    assert listed.stdout == ""
