"""The two commands of the README, on a machine where nothing is installed yet.

`python3 -m sim_workshop` makes `.venv` beside the code, installs what `requirements.txt` names
(again only when it changed), and hands over to `sim_workshop.cli` in there. Every other command
prepares itself the same way; `test` installs `requirements-test.txt` too.

Standard library only, and nothing that Python 3.8 cannot parse: an old Python has to get as far
as the sentence that says it is too old. Standard output belongs to the command that is run.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOG = ROOT / "install.log"
OLDEST = (3, 11)
READY = "SIM_WORKSHOP_READY"
"""Set to 1, it says that this very Python has everything, and nothing is made or installed."""

NO_CONNECTION = re.compile(
    "NewConnectionError|NameResolutionError|ConnectTimeoutError|ReadTimeoutError|ProxyError"
    "|Max retries exceeded|Temporary failure in name resolution|getaddrinfo failed"
    r"|Network is unreachable|RemoteDisconnected|Failed to connect|\(from versions: none\)"
)
"""What pip's many versions say when they cannot reach the package index."""

PACKAGE = re.compile(r"Collecting (\S+)|Processing .*?([^/\\]+\.whl)")
"""How pip says which package it turns to: from the internet, from a folder."""

MISSING = re.compile(r"No matching distribution found for (\S+)")


class CannotStart(Exception):
    """Why the app cannot start here, as one sentence for whoever typed the command."""


def main(arguments: list[str]) -> int:
    """Prepare what is missing, run the command, and give its exit code."""
    try:
        check_python(sys.version_info[:2])
        arguments, wheels = take_wheels(arguments)
        if not is_told_ready():
            prepare(arguments[:1] == ["test"], wheels)
        return hand_over(arguments)
    except CannotStart as reason:
        say(str(reason))
        return 2
    except KeyboardInterrupt:
        say("Stopped.")
        return 130


def say(sentence: str) -> None:
    """Tell the person something without touching the command's own output."""
    print(sentence, file=sys.stderr, flush=True)


def check_python(version: tuple[int, ...]) -> None:
    """Refuse a Python the app was not written for."""
    if version < OLDEST:
        raise CannotStart(
            "SIM Workshop needs Python 3.11 or newer and this is Python {}.{}: install a newer one "
            "from python.org or your system's packages and start with that.".format(*version)
        )


def take_wheels(arguments: list[str]) -> tuple[list[str], Path | None]:
    """Split `--wheels DIR` off the command line: the rest is for the command itself."""
    for position, argument in enumerate(arguments):
        if argument.startswith("--wheels="):
            folder, used = argument.split("=", 1)[1], 1
        elif argument == "--wheels":
            folder, used = "".join(arguments[position + 1 : position + 2]), 2
        else:
            continue
        return arguments[:position] + arguments[position + used :], wheels_folder(folder)
    return arguments, None


def wheels_folder(name: str) -> Path:
    """The folder of wheels that was named, made sure of."""
    if not name or not Path(name).is_dir():
        raise CannotStart(f"--wheels needs the folder that holds the packages; got '{name}'.")
    return Path(name).resolve()


def is_told_ready() -> bool:
    """Whether the person brought an environment of their own."""
    return os.environ.get(READY) == "1"


def is_inside_venv() -> bool:
    """Whether this is already the Python of our own `.venv`."""
    return Path(sys.prefix).resolve() == VENV.resolve()


def venv_python() -> Path:
    """The Python of `.venv`, where this system keeps it."""
    return VENV.joinpath(*(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))


def prepare(with_tests: bool, wheels: Path | None) -> None:
    """Make `.venv` hold what the requirements name; at no cost when it already does."""
    wanted = ["requirements.txt"] + (["requirements-test.txt"] if with_tests else [])
    changed = [name for name in wanted if not is_installed(name)]
    if venv_python().exists() and not changed:
        return
    check_writable()
    if not is_usable():
        make_venv()
        changed = wanted
    install(changed, wheels)
    for name in changed:
        stamp(name).write_text(fingerprint(name), encoding="ascii")


def stamp(name: str) -> Path:
    """The file in `.venv` that remembers which version of a requirements file is installed."""
    return VENV / f"{name}.installed"


def fingerprint(name: str) -> str:
    """What changes when a requirements file changes."""
    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()


def is_installed(name: str) -> bool:
    """Whether `.venv` holds what this requirements file asks for today."""
    return stamp(name).is_file() and stamp(name).read_text("ascii") == fingerprint(name)


def check_writable() -> None:
    """Refuse a folder in which nothing can be installed, before half of it is."""
    try:
        LOG.write_text("", encoding="utf-8")
        VENV.mkdir(exist_ok=True)
        probe = VENV / "writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise CannotStart(
            f"SIM Workshop installs itself into {VENV} but cannot write there "
            f"({error.strerror}): put the app into a folder of your own and start it from there."
        ) from None


def is_usable() -> bool:
    """Whether `.venv` has a Python that is new enough and can install.

    It has not when the system's Python was replaced under it, when making it was interrupted, or
    when Debian made it without pip.
    """
    question = f"import sys, pip; sys.exit(sys.version_info < {OLDEST})"
    try:
        answer = subprocess.run([str(venv_python()), "-c", question], capture_output=True)
    except OSError:
        return False
    return answer.returncode == 0


def make_venv() -> None:
    """Make `.venv` anew."""
    if is_inside_venv():
        raise CannotStart(f"{VENV} is damaged: delete it and start with the system's own Python.")
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        raise CannotStart(
            "This Python comes without its venv module: on Debian and Ubuntu install it with "
            "'sudo apt install python3.{}-venv', elsewhere install Python from python.org, "
            "and start again.".format(sys.version_info[1])
        )
    say(f"Preparing SIM Workshop in {VENV} (only this once).")
    if run_logged([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        raise CannotStart(f"Python could not make {VENV}: what it said is in {LOG}.")


def install(names: list[str], wheels: Path | None) -> None:
    """Install what these requirements files name, from the internet or from a folder."""
    say("Installing what {} names; this can take some minutes.".format(" and ".join(names)))
    command = [str(venv_python()), "-m", "pip", "install", "--no-input"]
    for name in names:
        command += ["-r", str(ROOT / name)]
    if wheels:
        command += ["--no-index", "--find-links", str(wheels)]
    if run_logged(command):
        raise CannotStart(why_pip_failed(LOG.read_text("utf-8"), names, wheels))


def why_pip_failed(said: str, names: list[str], wheels: Path | None) -> str:
    """The one sentence in which pip's pages of output end for the person waiting."""
    fill = "'python3 -m pip download -d wheels {}'".format(" ".join("-r " + name for name in names))
    missing = MISSING.search(said)
    if wheels and missing:
        return (
            f"{wheels} lacks {missing.group(1)}: on a computer with internet and the same system "
            f"and Python, gather everything with {fill}."
        )
    if not wheels and NO_CONNECTION.search(said):
        return (
            "The first start needs the internet and the package index could not be reached: "
            f"connect once, or run {fill} on a connected computer like this one, bring the folder "
            "here and start with '--wheels wheels'."
        )
    return f"Installing failed: what pip said is in {LOG}."


def run_logged(command: list[str]) -> int:
    """Run a command into the log; the person sees a line for each package."""
    environment = {"PIP_RETRIES": "2", **os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=environment,
    )
    with process, open(LOG, "a", encoding="utf-8") as log:
        for line in process.stdout or ():
            log.write(line)
            package = PACKAGE.match(line)
            if package:
                say("  " + (package.group(1) or package.group(2)))
    return process.returncode


def hand_over(arguments: list[str]) -> int:
    """Run the command with the Python that has everything."""
    if is_told_ready() or is_inside_venv():
        return run_here(arguments)
    return run_in_venv(arguments)


def run_here(arguments: list[str]) -> int:
    """Run the command in this process."""
    sys.path.insert(0, str(ROOT))
    try:
        from sim_workshop.cli import main as run_command
    except ModuleNotFoundError as missing:
        raise CannotStart(
            f"{missing.name} is not installed in this Python: install requirements.txt "
            f"into it, or start without {READY}."
        ) from None
    return run_command(arguments)


def run_in_venv(arguments: list[str]) -> int:
    """Run the command in `.venv`'s Python, and stop when it stops.

    A process of its own, because Windows cannot replace a running one. Ctrl-C reaches both; the
    command decides how to end, so here it does nothing. A polite kill reaches only this one, and
    is passed on.
    """
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    child = subprocess.Popen(
        [str(venv_python()), "-X", "utf8", "-m", "sim_workshop.cli", *arguments],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
    )
    signal.signal(signal.SIGINT, lambda *_: None)
    signal.signal(signal.SIGTERM, lambda *_: child.terminate())
    code = child.wait()
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
