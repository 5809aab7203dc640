"""What the test command chooses: the browser, and the order of the tests."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import pytest

from sim_workshop import checking


def program(file: Path) -> str:
    """Put something there that can be started."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("")
    file.chmod(0o755)
    return str(file)


def test_the_first_browser_on_the_path_is_taken(tmp_path: Path) -> None:
    program(tmp_path / "msedge")
    chromium = program(tmp_path / "chromium")
    assert checking.find_browser({"PATH": str(tmp_path)}, "linux") == chromium


def test_a_named_browser_goes_before_all_others(tmp_path: Path) -> None:
    program(tmp_path / "chromium")
    named = program(tmp_path / "mine" / "browser")
    environ = {"PATH": str(tmp_path), "SIM_BROWSER": named}
    assert checking.find_browser(environ, "linux") == named


def test_a_named_browser_that_is_none_is_not_passed_over(tmp_path: Path) -> None:
    program(tmp_path / "chromium")
    with pytest.raises(click.ClickException, match="'nowhere', which is no program"):
        checking.find_browser({"PATH": str(tmp_path), "SIM_BROWSER": "nowhere"}, "linux")


@pytest.mark.parametrize(
    ("platform", "variable", "place"),
    [
        ("darwin", "HOME", "Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
        ("win32", "LOCALAPPDATA", "Google/Chrome/Application/chrome.exe"),
        ("win32", "PROGRAMFILES(X86)", "Microsoft/Edge/Application/msedge.exe"),
    ],
)
def test_browsers_off_the_path_are_found(
    platform: str, variable: str, place: str, tmp_path: Path
) -> None:
    installed = program(tmp_path / place)
    environ = {"PATH": "", variable: str(tmp_path)}
    assert checking.find_browser(environ, platform) == installed


@pytest.fixture
def no_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform != "linux":
        pytest.skip("browsers have standard places here that cannot be hidden")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("SIM_BROWSER", raising=False)


@pytest.mark.usefixtures("no_browser")
def test_without_a_browser_it_says_how_to_get_one(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CI", raising=False)
    assert checking.check(["--version"]) == 0
    said = capfd.readouterr().err
    assert "sudo apt install chromium" in said
    assert "SKIPPED" in said


@pytest.mark.usefixtures("no_browser")
def test_in_ci_a_missing_browser_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(click.ClickException, match="In CI that is a failure"):
        checking.check(["--version"])


def test_slow_tests_come_last(tmp_path: Path) -> None:
    for name in ("browser/test_a.py", "domain/test_b.py", "screens/deep/test_c.py", "test_d.py"):
        program(tmp_path / "tests" / name)
    for name in ("conftest.py", "real/county.yaml", "__pycache__/test_d.pyc"):
        program(tmp_path / "tests" / name)
    assert checking.tests_fast_to_slow(tmp_path / "tests") == [
        "tests/domain",
        "tests/test_d.py",
        "tests/screens",
        "tests/browser",
    ]


def test_every_folder_of_tests_is_in_the_suite() -> None:
    suite = checking.whole_suite()
    assert suite[:4] == ["-n", "2", "--dist", "worksteal"]
    assert f"tests/{Path(__file__).name}" in suite
