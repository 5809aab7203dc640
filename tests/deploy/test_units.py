"""The files of `deploy/`: that what they name exists, and that their commands do what they say."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import httpx
import pytest

from sim_workshop.settings import Settings
from sim_workshop.store import open_store
from tests.browser.running import OURS, PATIENCE, ROOT
from tests.conftest import opened_workshop
from tests.deploy.conftest import DEPLOY
from tests.ports import free_port

UNITS = ("sim-workshop.service", "sim-workshop-backup.service", "sim-workshop-backup.timer")
PYTHON = "/opt/sim-workshop/.venv/bin/python"
ANALYZE = shutil.which("systemd-analyze")


def lines_of(unit: str, key: str) -> list[str]:
    text = (DEPLOY / unit).read_text("utf-8")
    return re.findall(rf"^{key}=(.*)$", text, re.M)


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_is_one_that_systemd_takes(unit: str, tmp_path: Path) -> None:
    for name in UNITS:
        text = (DEPLOY / name).read_text("utf-8").replace(PYTHON, sys.executable)
        (tmp_path / name).write_text(text, "utf-8")
    parser = ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string((tmp_path / unit).read_text("utf-8"))
    assert "Unit" in parser.sections()
    if ANALYZE:
        done = subprocess.run(
            [ANALYZE, "verify", "--man=no", str(tmp_path / unit)], capture_output=True, text=True,
            check=False, env={**os.environ, "SYSTEMD_UNIT_PATH": f"{tmp_path}:"},
        )  # fmt: skip
        ours = [line for line in done.stderr.splitlines() if "sim-workshop" in line]
        assert ours == []


def test_the_service_runs_with_the_settings_we_know() -> None:
    named = dict(line.split("=", 1) for line in lines_of("sim-workshop.service", "Environment"))
    assert named["SIM_WORKSHOP_READY"] == "1"
    found = Settings.from_environment({**named, "SIM_PUBLIC_URL": "https://sim.example.org"})
    assert (found.host, found.port, found.trusted_proxies) == ("127.0.0.1", 8501, ("127.0.0.1",))
    assert str(found.data_folder) == "/var/lib/sim-workshop"
    assert "server 127.0.0.1:8501;" in (DEPLOY / "nginx.conf").read_text("utf-8")
    (command,) = lines_of("sim-workshop.service", "ExecStart")
    assert command == f"{PYTHON} -m sim_workshop run --no-browser"


def test_the_backup_of_the_timer_is_one_that_restores(tmp_path: Path) -> None:
    """The drill of docs/OPERATE.md, with the very command of the unit."""
    database = f"sqlite:///{tmp_path / 'sim.sqlite'}"
    store = open_store(database)
    code = opened_workshop(store).code
    (tmp_path / "backups").mkdir()
    (command,) = lines_of("sim-workshop-backup.service", "ExecStart")
    shell = command.removeprefix("/bin/sh -c '").removesuffix("'").replace("%%", "%")
    shell = shell.replace(PYTHON, sys.executable)
    shell = shell.replace("/var/lib/sim-workshop-backups", str(tmp_path / "backups"))
    environment = {k: v for k, v in os.environ.items() if k not in OURS}
    environment |= {"SIM_WORKSHOP_READY": "1", "SIM_DATA": str(tmp_path), "SIM_DATABASE": database}
    subprocess.run(["/bin/sh", "-c", shell], cwd=ROOT, env=environment, check=True, timeout=120)
    store.close()
    (made,) = (tmp_path / "backups").glob("sim-*.zip")
    into = f"sqlite:///{tmp_path / 'drill.sqlite'}"
    drill = [sys.executable, "-m", "sim_workshop", "restore", str(made), "--database", into]
    done = subprocess.run(
        drill, cwd=ROOT, env=environment, check=True, timeout=120, capture_output=True, text=True
    )
    assert code in done.stdout.split()


def test_the_timer_is_for_the_backup() -> None:
    assert lines_of("sim-workshop-backup.timer", "OnCalendar") == ["*:0/15"]
    (old,) = lines_of("sim-workshop-backup.service", "ExecStartPost")
    assert old.endswith("-name sim-*.zip -mtime +30 -delete")


# The container. There is no engine here to build it: its files and its command are tried instead.


def copied() -> list[tuple[str, str]]:
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    return [(a, b) for a, b in re.findall(r"^COPY (\S+) (\S+)$", text, re.M)]


def test_the_container_runs_by_the_command_of_the_readme() -> None:
    text = (DEPLOY / "Containerfile").read_text("utf-8")
    assert 'CMD ["python3", "-m", "sim_workshop", "run", "--no-browser"]' in text
    assert "python3 -m sim_workshop" in (ROOT / "README.md").read_text("utf-8")
    assert all((ROOT / source).exists() for source, _target in copied())
    assert "FROM docker.io/library/python:3.11" in text


def test_the_files_of_the_container_are_enough(tmp_path: Path) -> None:
    """A folder with them alone serves the app and writes every published file."""
    image = tmp_path / "image"
    image.mkdir()
    for source, target in copied():
        at = image / target
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, at, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / source, at)
    port = free_port()
    environment = {k: v for k, v in os.environ.items() if k not in (*OURS, "PYTHONPATH")}
    environment |= {"SIM_WORKSHOP_READY": "1", "SIM_DATA": str(tmp_path / "data"),
                    "HOME": str(tmp_path / "data"), "SIM_PORT": str(port)}  # fmt: skip
    store = open_store(f"sqlite:///{tmp_path / 'data.sqlite'}")
    store.close()
    process = subprocess.Popen(
        [sys.executable, "-m", "sim_workshop", "run", "--no-browser"], cwd=image, env=environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        transport = httpx.HTTPTransport(retries=8)
        with httpx.Client(transport=transport, timeout=PATIENCE) as client:
            assert client.get(f"http://127.0.0.1:{port}/health").json()["ok"]
            assert client.get(f"http://127.0.0.1:{port}/join").status_code == 200
            assert "/venue/watch.js" in client.get(f"http://127.0.0.1:{port}/").text
    finally:
        process.terminate()
        process.wait(PATIENCE)
