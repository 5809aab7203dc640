"""The first start on a machine where nothing is installed, and every way it can fail.

Each test runs the real `__main__.py` in a folder of its own. What it installs there is one tiny
package, and the program it hands over to prints what became of it, so that a test takes seconds.
"""

from __future__ import annotations

import ast
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from sim_workshop.__main__ import CannotStart, check_python, take_wheels

ROOT = Path(__file__).resolve().parent.parent
SOURCE = (ROOT / "sim_workshop" / "__main__.py").read_text("utf-8")

PROGRAM = """
import sys
from importlib.metadata import version
print(sys.argv[1:], version("tiny"))
def main(arguments):
    sys.exit(int(arguments[-1]) if arguments and arguments[-1].isdigit() else 0)
if __name__ == "__main__":
    main(sys.argv[1:])
"""


def make_wheel(folder: Path, name: str, version: str) -> None:
    """Write a package that holds nothing but its name."""
    folder.mkdir(exist_ok=True)
    about = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"{name}.py", "")
        wheel.writestr(
            f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        )
        wheel.writestr(
            f"{about}/WHEEL",
            "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        wheel.writestr(f"{about}/RECORD", f"{name}.py,,\n{about}/METADATA,,\n{about}/WHEEL,,\n")


class Machine:
    """A folder with a fresh copy of the program, on a machine that reaches no package index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.wheels = folder.parent / f"{folder.name}-wheels"
        self.log = folder / "install.log"

    @classmethod
    def fresh(cls, folder: Path) -> Machine:
        package = folder / "sim_workshop"
        package.mkdir(parents=True)
        (package / "__init__.py").touch()
        (package / "__main__.py").write_text(SOURCE, "utf-8")
        (package / "cli.py").write_text(PROGRAM, "utf-8")
        (folder / "requirements.txt").write_text("tiny==1.0\n")
        (folder / "requirements-test.txt").write_text("tinytest==1.0\n")
        machine = cls(folder)
        make_wheel(machine.wheels, "tiny", "1.0")
        make_wheel(machine.wheels, "tinytest", "1.0")
        return machine

    def copy(self, folder: Path) -> Machine:
        """The same machine once more, to spoil."""
        shutil.copytree(self.folder, folder, symlinks=True)
        shutil.copytree(self.wheels, folder.parent / f"{folder.name}-wheels")
        return Machine(folder)

    def require(self, line: str) -> None:
        (self.folder / "requirements.txt").write_text(line + "\n")

    def environment(self, **more: str) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PIP_", "SIM_", "PYTHON", "COVERAGE"))
        }
        nowhere = "http://127.0.0.1:9/simple"
        pip = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": nowhere, "PIP_RETRIES": "0"}
        return {**kept, **pip, **more}

    def start(self, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "sim_workshop", *arguments],
            cwd=self.folder,
            env=self.environment(**environ),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def refusal(self, *arguments: str, **environ: str) -> str:
        """Start, expect to be refused as a person should be, and give the last sentence."""
        ended = self.start(*arguments, **environ)
        assert ended.returncode == 2
        assert ended.stdout == ""
        assert "Traceback" not in ended.stderr
        return ended.stderr.splitlines()[-1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """A machine that started once. Read only: whoever spoils it takes a copy."""
    machine = Machine.fresh(tmp_path_factory.mktemp("installed") / "app")
    ended = machine.start("--wheels", str(machine.wheels), "export", "CODE")
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout == "['export', 'CODE'] 1.0\n"
    assert "Preparing" in ended.stderr
    assert "tiny-1.0" in ended.stderr
    return machine


@pytest.fixture
def machine(installed: Machine, tmp_path: Path) -> Machine:
    return installed.copy(tmp_path / "app")


def test_the_second_start_installs_nothing_and_costs_nothing(installed: Machine) -> None:
    said_before = installed.log.read_text()
    began = time.perf_counter()
    ended = installed.start("run", "--port", "8600")
    assert (ended.stdout, ended.stderr) == ("['run', '--port', '8600'] 1.0\n", "")
    assert time.perf_counter() - began < 2, "two interpreters start in a fraction of this"
    assert installed.log.read_text() == said_before


def test_the_exit_code_is_the_commands(installed: Machine) -> None:
    assert installed.start("7").returncode == 7


def test_it_starts_from_any_folder(installed: Machine, tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, str(installed.folder / "sim_workshop"), "here"],
        cwd=tmp_path,
        env=installed.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout == "['here'] 1.0\n", ended.stderr


def test_inside_the_environment_no_second_python_is_started(installed: Machine) -> None:
    python = next(installed.folder.glob(".venv/bin/python"), None) or (
        installed.folder / ".venv/Scripts/python.exe"
    )
    ended = subprocess.run(
        [str(python), "-X", "importtime", "-m", "sim_workshop", "3"],
        cwd=installed.folder,
        env=installed.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 3
    assert "sim_workshop.cli" in ended.stderr


def test_a_changed_requirement_is_installed(machine: Machine) -> None:
    make_wheel(machine.wheels, "tiny", "2.0")
    machine.require("tiny==2.0")
    assert machine.start("--wheels", str(machine.wheels)).stdout == "[] 2.0\n"


def test_the_test_command_installs_its_tools_too(machine: Machine) -> None:
    ended = machine.start("test", "-k", "name", f"--wheels={machine.wheels}")
    assert ended.stdout == "['test', '-k', 'name'] 1.0\n", ended.stderr
    assert "tinytest-1.0" in ended.stderr
    assert machine.start("test").stderr == ""


def test_an_environment_whose_python_went_away_is_made_anew(machine: Machine) -> None:
    shutil.rmtree(machine.folder / ".venv" / ("Scripts" if os.name == "nt" else "bin"))
    ended = machine.start("--wheels", str(machine.wheels))
    assert ended.stdout == "[] 1.0\n", ended.stderr


def test_an_environment_of_ones_own_is_used_as_it_is(tmp_path: Path) -> None:
    machine = Machine.fresh(tmp_path / "app")
    make_wheel(machine.wheels, "tiny", "9.0")
    path = str(tmp_path / "own")
    with zipfile.ZipFile(machine.wheels / "tiny-9.0-py3-none-any.whl") as wheel:
        wheel.extractall(path)
    ended = machine.start("4", SIM_WORKSHOP_READY="1", PYTHONPATH=path)
    assert (ended.returncode, ended.stdout) == (4, "['4'] 9.0\n"), ended.stderr
    assert not (machine.folder / ".venv").exists()


def test_a_package_missing_there_is_named(tmp_path: Path) -> None:
    machine = Machine.fresh(tmp_path / "app")
    (machine.folder / "sim_workshop" / "cli.py").write_text("import nowhere_to_be_found\n")
    assert "nowhere_to_be_found is not installed" in machine.refusal(SIM_WORKSHOP_READY="1")


def test_no_internet_is_one_sentence_with_a_way_out(machine: Machine) -> None:
    machine.require("tiny==3.0")
    sentence = machine.refusal()
    assert "internet" in sentence
    assert "pip download -d wheels -r requirements.txt" in sentence
    assert "--wheels wheels" in sentence


def test_a_folder_without_a_package_is_told_which(machine: Machine) -> None:
    machine.require("tiny==3.0")
    sentence = machine.refusal("--wheels", str(machine.wheels))
    assert f"{machine.wheels} lacks tiny==3.0" in sentence


@pytest.mark.parametrize("arguments", [("--wheels", "nowhere"), ("--wheels",), ("--wheels=",)])
def test_a_folder_that_is_none_is_refused(installed: Machine, arguments: tuple[str, ...]) -> None:
    assert "--wheels needs the folder" in installed.refusal(*arguments)


def test_any_other_failure_names_the_log_and_keeps_it(machine: Machine) -> None:
    machine.require("this is no requirement")
    assert str(machine.log) in machine.refusal()
    assert "Invalid requirement" in machine.log.read_text()


def test_a_failed_installation_is_tried_again(machine: Machine) -> None:
    machine.require("tiny==3.0")
    machine.refusal()
    make_wheel(machine.wheels, "tiny", "3.0")
    assert machine.start("--wheels", str(machine.wheels)).stdout == "[] 3.0\n"


def test_a_folder_that_cannot_be_written_to_is_one_sentence(tmp_path: Path) -> None:
    # A file in the way stands for a read-only folder, which does not stop root.
    machine = Machine.fresh(tmp_path / "app")
    (machine.folder / ".venv").touch()
    assert "cannot write there" in machine.refusal()


def test_a_python_without_venv_names_the_package(tmp_path: Path) -> None:
    # As on Debian, where python3-venv is a package of its own.
    machine = Machine.fresh(tmp_path / "app")
    (tmp_path / "sitecustomize.py").write_text("import sys; sys.modules['ensurepip'] = None\n")
    sentence = machine.refusal(PYTHONPATH=str(tmp_path))
    assert f"sudo apt install python3.{sys.version_info[1]}-venv" in sentence


def test_an_old_python_is_told_so() -> None:
    with pytest.raises(CannotStart, match=r"needs Python 3\.11 or newer and this is Python 3\.8"):
        check_python((3, 8))
    check_python((3, 11))
    check_python((4, 0))


def test_an_old_python_gets_as_far_as_the_sentence() -> None:
    ast.parse(SOURCE, feature_version=(3, 8))
    ast.parse((ROOT / "sim_workshop" / "__init__.py").read_text(), feature_version=(3, 8))


def test_only_the_standard_library_is_needed() -> None:
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(SOURCE))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported - {"sim_workshop"} <= sys.stdlib_module_names


def test_wheels_may_stand_anywhere_on_the_line(tmp_path: Path) -> None:
    folder = str(tmp_path)
    assert take_wheels(["run", "--wheels", folder, "--port", "1"]) == (
        ["run", "--port", "1"],
        tmp_path,
    )
    assert take_wheels([f"--wheels={folder}"]) == ([], tmp_path)
    assert take_wheels(["run"]) == (["run"], None)


WAITING = """
import sys, time
try:
    print("ready", flush=True)
    time.sleep(60)
except KeyboardInterrupt:
    print("stopped by hand", flush=True)
    sys.exit(5)
"""


@pytest.mark.skipif(os.name == "nt", reason="how Ctrl-C is sent to a group differs on Windows")
class TestStopping:
    def waiting(self, machine: Machine) -> subprocess.Popen[str]:
        (machine.folder / "sim_workshop" / "cli.py").write_text(WAITING)
        process = subprocess.Popen(
            [sys.executable, "-m", "sim_workshop"],
            cwd=machine.folder,
            env=machine.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        return process

    def test_ctrl_c_is_the_commands_to_answer(self, machine: Machine) -> None:
        process = self.waiting(machine)
        os.killpg(process.pid, signal.SIGINT)
        assert process.communicate(timeout=60) == ("stopped by hand\n", "")
        assert process.returncode == 5

    def test_a_polite_kill_stops_both(self, machine: Machine) -> None:
        process = self.waiting(machine)
        process.terminate()
        process.communicate(timeout=60)  # ends only when the command, too, has closed its output
        assert process.returncode == 128 + signal.SIGTERM
