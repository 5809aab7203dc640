"""What `python3 -m sim_workshop test` does: linters, a browser to test with, then the tests.

Not here: the tests, and what the linters are set to (`pyproject.toml`).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

import click

CODE = Path(__file__).resolve().parent.parent
TESTS = CODE / "tests"

# It has no `python -m` of its own.
IMPORT_LINTER = "from importlinter.cli import lint_imports_command as run; run()"

LINTERS = {
    "ruff check": ("-m", "ruff", "check"),
    "ruff format": ("-m", "ruff", "format", "--check"),
    "mypy": ("-m", "mypy"),
    "lint-imports": ("-c", IMPORT_LINTER, "--no-logo"),
}
"""Run with this very Python, whatever the PATH holds."""

SLOWEST_LAST = ("screens", "browser")
"""Folders of tests in the order they run, after all others: what is wrong shows early."""

BROWSER_NAMES = (
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "microsoft-edge",
    "microsoft-edge-stable",
    "chrome",
    "msedge",
)
MAC_BROWSERS = ("Google Chrome", "Chromium", "Microsoft Edge")
WINDOWS_BROWSERS = (
    ("Google", "Chrome", "Application", "chrome.exe"),
    ("Chromium", "Application", "chrome.exe"),
    ("Microsoft", "Edge", "Application", "msedge.exe"),
)
GET_A_BROWSER = (
    "No Chrome, Chromium or Edge was found for the browser tests: install one (on Debian and "
    "Ubuntu 'sudo apt install chromium', elsewhere from google.com/chrome), or say where it is "
    "with SIM_BROWSER"
)


def check(arguments: list[str]) -> int:
    """Run everything, or only the tests that the arguments choose; the exit code says how it went.

    The tests come last and always run, so that their summary is the last line.
    """
    browser = find_browser(os.environ, sys.platform)
    if browser is None and os.environ.get("CI") == "true":
        raise click.ClickException(f"{GET_A_BROWSER}. In CI that is a failure.")
    failed = [] if arguments else failed_linters()
    if failed:
        click.echo(f"FAILED before the tests: {', '.join(failed)}.", err=True)
    if browser is None:
        click.echo(f"{GET_A_BROWSER}. They are SKIPPED now.", err=True)
    code = run_tests(arguments or whole_suite(), browser)
    return code or (1 if failed else 0)


def failed_linters() -> list[str]:
    """Run the linters, each to its end, and name those that found something."""
    failed = []
    for name, command in LINTERS.items():
        click.echo(f"== {name}")
        if subprocess.run([sys.executable, *command], cwd=CODE).returncode:
            failed.append(name)
    return failed


def whole_suite() -> list[str]:
    """Every test, on both cores, fast ones first.

    Each core has a half of its own and keeps to neighbours, so that the servers and browsers
    a file shares are started once; who is done takes half of what the other still has. Rules are
    tried on the same examples every time (tests/conftest.py).
    """
    same = ["--hypothesis-profile", "repeatable"]
    return ["-n", "2", "--dist", "worksteal", *same, *tests_fast_to_slow(TESTS)]


def tests_fast_to_slow(tests: Path) -> list[str]:
    """The files and folders of tests in the order they are to run."""
    holding = [
        path
        for path in sorted(tests.iterdir())
        if (path.is_dir() and any(path.rglob("test_*.py"))) or path.match("test_*.py")
    ]
    holding.sort(
        key=lambda path: SLOWEST_LAST.index(path.name) if path.name in SLOWEST_LAST else -1
    )
    return [path.relative_to(tests.parent).as_posix() for path in holding]


def run_tests(arguments: list[str], browser: str | None) -> int:
    """Run pytest in the code's folder, telling it which browser to drive."""
    environment = dict(os.environ)
    environment.pop("SIM_BROWSER", None)
    if browser:
        environment["SIM_BROWSER"] = browser
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, cwd=CODE, env=environment).returncode


def find_browser(environ: Mapping[str, str], platform: str) -> str | None:
    """The browser to test with: the one that was named, or the first that is installed."""
    named = environ.get("SIM_BROWSER")
    if named:
        found = shutil.which(named)
        if found is None:
            raise click.ClickException(f"SIM_BROWSER names '{named}', which is no program here.")
        return found
    on_path = (shutil.which(name, path=environ.get("PATH")) for name in BROWSER_NAMES)
    places = (str(place) for place in standard_places(environ, platform) if Path(place).is_file())
    return next(filter(None, on_path), None) or next(places, None)


def standard_places(environ: Mapping[str, str], platform: str) -> Iterator[PurePath]:
    """Where installers put browsers on systems that keep them off the PATH."""
    if platform == "darwin":
        for folder in ("/Applications", f"{environ.get('HOME', '')}/Applications"):
            for name in MAC_BROWSERS:
                yield PurePath(folder, f"{name}.app", "Contents", "MacOS", name)
    if platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            for parts in WINDOWS_BROWSERS:
                if environ.get(variable):
                    yield PurePath(environ[variable], *parts)
