"""What every test may ask for: a real store on each database, an open workshop, people in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from sim_workshop.domain.community import Community
from sim_workshop.exchange import pdf
from sim_workshop.store import Store, open_store
from sim_workshop.use_cases import engaging, hosting
from sim_workshop.use_cases.acting import Acting
from tests.ports import free_port

settings.register_profile(
    "sim", deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
# The whole suite draws the same examples every time, so that what it says is about the change; who
# runs chosen tests draws others each time, and finds what nobody thought of (checking.py).
settings.register_profile(
    "repeatable", settings.get_profile("sim"), derandomize=True, database=None
)
settings.load_profile("sim")

POSTGRES = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A PostgreSQL of this test run's own, on a free port of this machine."""
    if not POSTGRES:
        why = "PostgreSQL is not installed: the store was not tried on it"
        pytest.fail(why) if os.environ.get("CI") == "true" else pytest.skip(why)
    # Not below pytest's own folder, which every other test run shuts to other users as it starts.
    programs, folder = POSTGRES[-1].parent, Path(tempfile.mkdtemp(prefix="sim-postgres-"))
    port = free_port()
    as_user = _as_ordinary_user(folder)
    data = folder / "data"
    start = ["-D", data, "-w", "-l", folder / "log", "-o",
             f"-p {port} -k {folder} -c fsync=off -c listen_addresses=127.0.0.1"]  # fmt: skip
    _run([*as_user, programs / "initdb", "-D", data, "-U", "sim", "-A", "trust", "-E", "UTF8"])
    _run([*as_user, programs / "pg_ctl", *start, "start"])
    yield f"postgresql://sim@127.0.0.1:{port}/"
    stop = [*as_user, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"]
    subprocess.run([str(c) for c in stop], capture_output=True, timeout=60, cwd="/", check=False)
    shutil.rmtree(folder, ignore_errors=True)


def _as_ordinary_user(folder: Path) -> list[str]:
    """PostgreSQL refuses to run as root; its own package made a user for it."""
    if os.geteuid() != 0:
        return []
    folder.chmod(0o755)
    shutil.chown(folder, "postgres")
    return ["runuser", "-u", "postgres", "--"]


def _run(command: list[object]) -> None:
    done = subprocess.run(
        [str(c) for c in command], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        timeout=120, cwd="/",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store, once on each database."""
    if request.param == "sqlite":
        opened = open_store(f"sqlite:///{tmp_path / 'sim.sqlite'}")
    else:
        opened = open_store(_new_database(request.getfixturevalue("postgres_server"), tmp_path))
    yield opened
    opened.close()


def _new_database(server: str, tmp_path: Path) -> str:
    import psycopg

    name = f"t{abs(hash(str(tmp_path)))}"
    with psycopg.connect(f"{server}postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return f"{server}{name}"


@pytest.fixture
def sqlite_store(tmp_path: Path) -> Iterator[Store]:
    """An empty store on SQLite, for what does not depend on the database."""
    opened = open_store(f"sqlite:///{tmp_path / 'sim.sqlite'}")
    yield opened
    opened.close()


@pytest.fixture
def pages_uncounted(tmp_path: Path) -> Iterator[None]:
    """A LibreOffice that ends at once: reports are written without asking it for the page of each
    section, which takes seconds and is told in `exchange/report/test_page_numbers.py`."""
    broken = tmp_path / "broken office" / "soffice"
    broken.parent.mkdir()
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(broken.parent), prepend=os.pathsep)
        pdf.office.cache_clear()
        yield
    pdf.office.cache_clear()


COUNTY = Community(id="washington-or", name="Washington County", state="OR")


def opened_workshop(store: Store) -> Acting:
    """A workshop just opened, and its facilitator."""
    opened = hosting.open_workshop(store, None, COUNTY, host_name="Lead facilitator")
    return Acting(store, opened.code, opened.facilitator)


def joined(acting: Acting, name: str, agency: str, sector: str = "") -> Acting:
    """A stakeholder who came in with the room's code."""
    member = engaging.join(acting.store, acting.code, name, agency, sector)
    return Acting(acting.store, acting.code, member)


@pytest.fixture
def facilitator(store: Store) -> Acting:
    return opened_workshop(store)


@pytest.fixture
def lead(sqlite_store: Store) -> Acting:
    """The facilitator of a workshop on SQLite."""
    return opened_workshop(sqlite_store)
