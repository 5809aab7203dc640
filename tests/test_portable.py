"""The program runs on Linux, macOS and Windows: nothing in it exists on only one of them."""

from __future__ import annotations

import ast
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = sorted([*ROOT.glob("app.py"), *(ROOT / "sim_workshop").rglob("*.py")])

POSIX_MODULES = {
    *("fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "spwd", "syslog"),
    *("termios", "tty", "uvloop"),
}
POSIX_FUNCTIONS = {
    *("os.fork", "os.forkpty", "os.getuid", "os.geteuid", "os.getgid", "os.getpgid", "os.killpg"),
    *("os.mkfifo", "os.setsid", "os.setuid", "os.sysconf", "os.uname", "os.wait", "os.chown"),
    *("signal.alarm", "signal.pause", "signal.setitimer", "signal.sigwait", "socket.AF_UNIX"),
    *("loop.add_signal_handler", "multiprocessing.get_context"),
}
PERMISSIONS = {"os.chmod", "os.fchmod", "os.umask"}
"""On Windows these protect nothing, so no secret may rest on them."""
EVERYWHERE = {"SIGABRT", "SIGFPE", "SIGILL", "SIGINT", "SIGSEGV", "SIGTERM"}
"""The signals that Windows has as well."""
FORBIDDEN_IN_NAMES = set('<>:"|?*\\')
DEVICES = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
}


def not_portable(source: str) -> set[str]:
    """Everything in a module that only some systems have."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        found |= {name for name in imported_by(node) if is_bad_module(name) or is_bad_name(name)}
        if isinstance(node, ast.Attribute) and is_bad_name(dotted(node)):
            found.add(dotted(node))
    return found


def imported_by(node: ast.AST) -> Iterator[str]:
    """The modules, and the names out of them, that a statement imports."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield node.module
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def dotted(node: ast.Attribute) -> str:
    owner = node.value.id if isinstance(node.value, ast.Name) else ""
    return f"{owner}.{node.attr}"


def is_bad_module(name: str) -> bool:
    return name.split(".")[0] in POSIX_MODULES


def is_bad_name(name: str) -> bool:
    owner, _, last = name.rpartition(".")
    if owner == "signal" and last.startswith("SIG") and not last.startswith("SIG_"):
        return last not in EVERYWHERE
    return name in POSIX_FUNCTIONS | PERMISSIONS or last == "chmod"


@pytest.mark.parametrize("module", CODE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_module_needs_one_kind_of_system(module: Path) -> None:
    assert not_portable(module.read_text("utf-8")) == set()


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import fcntl", {"fcntl"}),
        ("from pwd import getpwnam", {"pwd", "pwd.getpwnam"}),
        ("import os\nos.fork()", {"os.fork"}),
        ("import signal\nsignal.signal(signal.SIGKILL, f)", {"signal.SIGKILL"}),
        ("from signal import SIGALRM", {"signal.SIGALRM"}),
        ("import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)", set()),
        ("import os\nos.chmod(secret, 0o600)", {"os.chmod"}),
        ("Path('secret').chmod(0o600)", {".chmod"}),
        ("for resource in resources:\n    show(resource.places)", set()),
    ],
)
def test_the_check_sees_what_it_looks_for(source: str, found: set[str]) -> None:
    assert not_portable(source) == found


def test_signals_everywhere_exist_here() -> None:
    assert all(hasattr(signal, name) for name in EVERYWHERE)


def test_file_names_can_be_checked_out_on_windows() -> None:
    assert [name for name in names_in_repository() if not fits_windows(name)] == []


@pytest.mark.parametrize("name", ["a:b.py", "what?.md", "dir./x", "docs/con.md", "trailing "])
def test_names_windows_refuses_are_seen(name: str) -> None:
    assert not fits_windows(name)


def test_file_names_differ_by_more_than_their_case() -> None:
    names = [name.lower() for name in names_in_repository()]
    assert len(names) == len(set(names))


def fits_windows(name: str) -> bool:
    return all(
        not FORBIDDEN_IN_NAMES & set(part)
        and not part.endswith((".", " "))
        and part.split(".")[0].lower() not in DEVICES
        for part in name.split("/")
    )


def names_in_repository() -> list[str]:
    """Every file of the repository, those not yet committed included."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return sorted(set(filter(None, listed.stdout.split("\0"))))
