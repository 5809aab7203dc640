"""The disk is full, or the database may not be written: a clear sentence to everybody who acts,
nothing half written, reading goes on; and what waited is saved once when there is room again."""

from __future__ import annotations

import asyncio
import os
import resource
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from sim_workshop import cli
from sim_workshop.rehearsal.visitor import Visitor
from tests.browser.running import PATIENCE
from tests.faults.people import everybody_has, gone, kept, leading, play, seated
from tests.faults.server import Mortal

LONG = " ".join(["There is no bed at night, and nobody to call."] * 80)
FULL = "Nothing was saved: the disk of the server is full. Everything saved before is kept."
UNWRITABLE = (
    "Nothing was saved: the disk of the server cannot be written to. Everything saved before is "
    "kept."
)
READ_ONLY = (
    "Nothing was saved: the database of the server is read-only. Everything saved before is kept."
)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here: a full disk was not tried")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_full_disk(small_disk: Path) -> None:
    server = Mortal(small_disk)
    server.start()

    async def scene() -> None:
        opened = server.open_workshop()
        lead = await leading(server.url, opened)
        people = await seated(server.url, opened.code, 3)
        ballast = small_disk / "ballast"
        ballast.write_bytes(b"x" * (shutil.disk_usage(small_disk).free - 300_000))
        saved, sentence = await _until_refused(people[0])
        assert sentence == FULL
        await everybody_has(people, saved)
        with urllib.request.urlopen(f"{server.url}/health", timeout=PATIENCE) as answer:
            assert answer.status == 200
        await _nobody_is_let_in(server, opened.code, FULL)
        store = server.store()
        assert kept(store, opened.code) == dict.fromkeys(saved, 1)
        waiting = [asyncio.create_task(p.place("gap", f"{n} {LONG}", ["1"]))
                   for n, p in enumerate(people)]  # fmt: skip
        await asyncio.sleep(0.5)
        ballast.unlink()
        assert {(await act).status for act in waiting} == {200}
        await everybody_has([lead, *people], [*saved, *(f"{n} {LONG}" for n in range(3))])
        assert len(kept(store, opened.code)) == len(saved) + 3
        store.close()
        await gone([lead, *people])

    try:
        play(scene())
        assert "Traceback" not in server.log
    finally:
        server.stop()


def test_files_that_may_not_grow(own: Mortal) -> None:
    """As a quota has it; lifted while the server runs."""

    async def scene() -> None:
        opened = own.open_workshop()
        people = await seated(own.url, opened.code, 3)
        files = [p for p in own.folder.iterdir() if p.name.startswith("sim.sqlite")]
        largest = max(p.stat().st_size for p in files)
        resource.prlimit(own.pid, resource.RLIMIT_FSIZE, (largest + 50_000, resource.RLIM_INFINITY))
        saved, sentence = await _until_refused(people[0])
        assert sentence == UNWRITABLE
        await everybody_has(people, saved)
        waiting = asyncio.create_task(people[1].place("gap", f"Waited {LONG}", ["1"]))
        await asyncio.sleep(0.5)
        resource.prlimit(own.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        assert (await waiting).status == 200
        await everybody_has(people, [*saved, f"Waited {LONG}"])
        await gone(people)

    play(scene())
    assert "Traceback" not in own.log


async def _until_refused(person: Visitor) -> tuple[list[str], str]:
    """What was saved until the server says that it saves nothing, and what it says."""
    saved: list[str] = []
    while True:
        text = f"{len(saved)} filled {LONG}"
        said = {"act": "place_entry", "kind": "gap", "text": text, "places": ["1"]}
        answer = await person.speaker.post_json(f"/act/{person.code}", said)
        if answer.status != 200:
            assert answer.status == 503, answer.body
            return saved, str(answer.json()["message"])
        saved.append(text)
        assert len(saved) < 1000


async def _nobody_is_let_in(server: Mortal, code: str, sentence: str) -> None:
    late = Visitor(server.url, code)
    answer = await late.speaker.post_form(f"/join/{code}", {"name": "Late", "agency": LONG[:200]})
    assert answer.status >= 400
    assert sentence in answer.body.decode()


def test_a_database_that_is_read_only_at_the_start_is_one_sentence(
    small_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    database = f"sqlite:///{small_disk / 'sim.sqlite'}"
    monkeypatch.setenv("SIM_DATA", str(tmp_path / "data"))
    assert cli.main(["backup", str(tmp_path / "empty.zip"), "--database", database]) == 0
    before = {p.name: p.read_bytes() for p in small_disk.iterdir()}
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    capsys.readouterr()
    for command in (["run", "--no-browser"], ["link", "ABCD2345", "--role", "host"]):
        assert cli.main([*command, "--database", database]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1
        assert "cannot be written to" in said.err or "read-only" in said.err
    assert {p.name: p.read_bytes() for p in small_disk.iterdir()} == before


WITHOUT_POWERS = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
"""Even the administrator's process then has only the rights a file gives."""


def test_a_read_only_database_is_read_by_everybody_and_written_by_nobody(own: Mortal) -> None:
    """The rights on the file were taken away; the server starts on it and shows what there is."""
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        pytest.skip("no setpriv here: a file without rights was not tried")
    own.by = WITHOUT_POWERS if os.geteuid() == 0 else []
    opened, database = own.open_workshop(), own.folder / "sim.sqlite"

    async def scene() -> None:
        host = Visitor(own.url, "")
        await host.sign_in(own.sign_in_link.partition("key=")[2])
        people = await seated(own.url, opened.code, 2)
        await people[0].place("gap", "Before", ["1"])
        await asyncio.to_thread(own.stop)
        database.chmod(0o444)
        await asyncio.to_thread(own.start)
        said = {"act": "place_entry", "kind": "gap", "text": "No bed", "places": ["1"]}
        answer = await people[0].speaker.post_json(f"/act/{opened.code}", said)
        assert (answer.status, answer.json()["message"]) == (503, READ_ONLY)
        await _nobody_is_let_in(own, opened.code, READ_ONLY)
        assert (await people[0].speaker.get("/health")).status == 200
        again = Visitor(own.url, opened.code)
        again.speaker.cookies = people[1].speaker.cookies
        await again.listen()
        await everybody_has([again, *people], ["Before"])
        await gone([again, *people])

    play(scene())
    assert "Traceback" not in own.log
