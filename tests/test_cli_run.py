"""What starting the app says before anything is served."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from sim_workshop import cli, reach, serving
from sim_workshop.settings import Settings
from tests.ports import free_port


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the developer's own settings, and a data folder to throw away."""
    for name in ("SIM_DATABASE", "SIM_HOST", "SIM_PORT", "SIM_PUBLIC_URL", "SIM_SECRET"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SIM_DATA", str(tmp_path / "data"))


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port on which another program listens."""
    with socket.create_server(("127.0.0.1", free_port())) as other:
        yield other.getsockname()[1]


def settings(**environ: str) -> Settings:
    return Settings.from_environment({"SIM_DATA": "/srv/sim", **environ})


@pytest.mark.parametrize("command", [["run"], []], ids=["run", "without a command"])
@pytest.mark.parametrize("host", [[], ["--host", "127.0.0.1"]], ids=["everywhere", "here"])
def test_a_taken_port_is_one_sentence_with_a_free_one(
    command: list[str], host: list[str], taken_port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*command, "--no-browser", f"--port={taken_port}", *host]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"Port {taken_port} is already in use by another program: start")
    assert said.err.count("\n") == 1
    free = int(said.err.split("--port ")[1].rstrip(".\n"))
    assert taken_port < free <= taken_port + 50
    serving.check_port("0.0.0.0", free)


def test_an_address_of_another_machine_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["run", "--host", "203.0.113.7", "--no-browser"]) == 2
    assert capsys.readouterr().err == (
        "This computer has no network address '203.0.113.7' to serve on.\n"
    )


def test_a_folder_that_cannot_be_written_to_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "data").touch()
    assert cli.main(["run", "--no-browser"]) == 2
    said = capsys.readouterr()
    assert f"The data folder {tmp_path / 'data'} cannot be written to" in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("--port", "70000", "from 1 to 65535"),
        ("--public-url", "sim.example.org", "public address"),
        ("--database", "county.xls", "sqlite:///FILE"),
    ],
)
def test_an_option_that_cannot_be_meant_is_one_sentence(
    option: str, value: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["run", option, value]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert sentence in said.err
    assert said.err.count("\n") == 1


def test_help_and_version_need_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    helped = capsys.readouterr().out
    assert all(word in helped for word in ("run", "test", "--wheels DIR"))
    assert cli.main(["--version"]) == 0
    assert cli.main(["run", "--help"]) == 0
    offered = capsys.readouterr().out
    for option in ("--port", "--host", "--public-url", "--database", "--no-browser", "--wheels"):
        assert option in offered


def test_the_first_host_gets_a_key_and_the_room_an_address(
    capsys: pytest.CaptureFixture[str],
) -> None:
    cli.announce(cli.Opening("http://localhost:8501", "http://192.168.1.5:8501/join", "k3y"))
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "Sign in: http://localhost:8501/sign-in?key=k3y",
        "Join: http://192.168.1.5:8501/join",
    ]
    assert "Only this computer" not in said.err


def test_later_starts_say_how_to_get_a_new_link(capsys: pytest.CaptureFixture[str]) -> None:
    cli.announce(cli.Opening("http://localhost:8501", "http://localhost:8501/join", None))
    said = capsys.readouterr()
    assert said.out.splitlines()[0] == "Open: http://localhost:8501/"
    assert "link CODE --role host" in said.err
    assert "Only this computer can join" in said.err


def test_the_room_is_given_the_public_address_where_there_is_one() -> None:
    assert reach.room_url(settings(SIM_PUBLIC_URL="https://sim.example.org")) == (
        "https://sim.example.org"
    )
    assert reach.room_url(settings(SIM_HOST="127.0.0.1")) == "http://127.0.0.1:8501"


def test_the_room_is_given_this_machines_address_on_its_network() -> None:
    address = reach.lan_address()
    expected = f"http://{address}:8501" if address else "http://localhost:8501"
    assert reach.room_url(settings()) == expected


def test_streamlit_is_told_only_what_this_start_knows() -> None:
    assert serving.streamlit_flags(settings(SIM_PORT="9000")) == [
        "--server.port=9000",
        "--server.headless=true",
    ]
    told = serving.streamlit_flags(
        settings(SIM_HOST="127.0.0.1", SIM_PUBLIC_URL="https://sim.example.org:8443")
    )
    assert told[2:] == [
        "--server.address=127.0.0.1",
        "--browser.serverAddress=sim.example.org",
    ]


def test_a_preflight_without_a_network_or_a_free_port_is_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, taken_port: int
) -> None:
    assert cli.main(["preflight", "--port", str(taken_port)]) == 2
    assert "already in use" in capsys.readouterr().err
    monkeypatch.setattr("sim_workshop.reach.addresses", list)
    assert cli.main(["preflight", "--port", str(free_port())]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "This computer is on no network. Connect it first.\n"
