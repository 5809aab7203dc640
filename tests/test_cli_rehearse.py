"""`rehearse`, as a facilitator runs it the evening before."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from sim_workshop import cli

ROOT = Path(__file__).resolve().parent.parent


def test_it_prints_a_card_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "made").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "made"))
    monkeypatch.setenv("SIM_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SIM_DATABASE", f"sqlite:///{tmp_path / 'real.sqlite'}")
    code = cli.main(["rehearse", "--participants", "2"])
    said = capsys.readouterr()
    lines = said.out.splitlines()
    assert lines[0].endswith("6 entries, votes and “I'm done”: 0 lost, 0 doubled.")
    assert lines[-2].startswith(("GO:", "NO-GO")[code])
    assert said.err.splitlines()[0] == "A workshop to throw away is opened."
    assert sorted(path.name for path in tmp_path.iterdir()) == ["made"]  # nothing real was opened
    assert list((tmp_path / "made").iterdir()) == []


@pytest.mark.parametrize("many", ["1", "501", "sixty"])
def test_a_number_that_cannot_be_meant_is_one_sentence(
    many: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["rehearse", "--participants", many]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines()[-1].startswith("Error: Invalid value for '--participants'")
    assert "Traceback" not in said.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends a process without asking it")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "ended"])
def test_whoever_ends_it_leaves_no_folder_and_no_server(tmp_path: Path, number: int) -> None:
    command = [sys.executable, "-m", "sim_workshop", "rehearse", "--participants", "3"]
    environment = {**os.environ, "SIM_WORKSHOP_READY": "1", "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, start_new_session=True,
    ) as process:  # fmt: skip
        assert process.stderr is not None
        while "Everybody comes in" not in process.stderr.readline():
            assert process.poll() is None
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (cli.STOPPED_BY_CTRL_C, "")
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []
    assert _nobody_is_left_of(process.pid)


@pytest.mark.skipif(sys.platform != "linux", reason="limits another process")
def test_a_system_that_allows_too_few_connections_is_one_sentence(tmp_path: Path) -> None:
    import resource

    def few() -> None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))

    done = subprocess.run(
        [sys.executable, "-m", "sim_workshop", "rehearse", "--participants", "30"], cwd=ROOT,
        env={**os.environ, "SIM_WORKSHOP_READY": "1", "TMPDIR": str(tmp_path)}, preexec_fn=few,
        capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1].endswith("Rehearse with fewer.")
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def _nobody_is_left_of(group: int) -> bool:
    """Whether its whole group of processes has ended, the server included."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False
