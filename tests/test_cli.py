"""The commands that carry workshops in and out: what they print, write and refuse."""

from __future__ import annotations

import json
import socket
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sim_workshop import cli, serving
from sim_workshop.domain.community import Community
from sim_workshop.domain.findings import Gap
from sim_workshop.domain.people import Stakeholder
from sim_workshop.domain.plan import ActionStep
from sim_workshop.domain.record import Record
from sim_workshop.exchange import workshop_json
from sim_workshop.store import open_store
from sim_workshop.use_cases import hosting
from sim_workshop.use_cases.publishing import KINDS, exported_name
from tests.mail_server import mail_server

COUNTIES = sorted((Path(__file__).parent / "data" / "counties").glob("*.yaml"))
ONE_COUNTY = [c for c in COUNTIES if c.stem not in ("aggregate", "small_workshops")]


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("SIM_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("SIM_DATABASE", raising=False)
    return f"sqlite:///{tmp_path / 'sim.sqlite'}"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = cli.main([str(a) for a in arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.mark.parametrize("county", ONE_COUNTY, ids=lambda c: c.stem)
def test_import_prints_one_json_object_and_nothing_else(
    county: Path, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _err = run(capsys, "import", county, "--database", database)
    assert code == 0
    answer = json.loads(out)
    assert set(answer) == {"code", "join_url", "facilitator_link", "notes"}
    assert answer["join_url"].endswith(f"/join/{answer['code']}")
    store = open_store(database)
    key = answer["facilitator_link"].partition("key=")[2]
    member = hosting.sign_in_with_key(store, key)
    assert (member.role, member.workshop) == ("facilitator", answer["code"])
    store.close()


def test_a_file_of_several_communities_gives_a_list(
    database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = next(c for c in COUNTIES if c.stem == "small_workshops")
    code, out, _err = run(capsys, "import", file, "--database", database)
    answer = json.loads(out)
    assert (code, len(answer)) == (0, 20)
    assert len({each["code"] for each in answer}) == 20


def test_the_same_file_twice_is_two_workshops(
    database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    first = json.loads(run(capsys, "import", ONE_COUNTY[0], "--database", database)[1])
    second = json.loads(run(capsys, "import", ONE_COUNTY[0], "--database", database)[1])
    store = open_store(database)
    assert store.read(first["code"]).records == store.read(second["code"]).records
    store.close()


def test_a_roll_up_is_refused_with_a_sentence_and_opens_nothing(
    database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = next(c for c in COUNTIES if c.stem == "aggregate")
    code, out, err = run(capsys, "import", file, "--database", database)
    assert (code, out) == (2, "")
    assert "roll-up" in err
    assert "Traceback" not in err
    store = open_store(database)
    assert store.codes() == []
    store.close()


@pytest.mark.parametrize("name", ["nothing.yaml", "notes.txt"])
def test_a_file_that_is_missing_or_of_another_kind_is_one_sentence(
    name: str, database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    code, out, err = run(capsys, "import", tmp_path / name, "--database", database)
    assert (code, out) == (2, "")
    assert err.startswith(name)
    assert err.count("\n") == 1


def test_export_writes_published_and_working_files(
    database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    county = next(c for c in COUNTIES if c.stem == "codington_sd")
    opened = json.loads(run(capsys, "import", county, "--database", database)[1])
    folder = tmp_path / "out"
    code, out, _err = run(
        capsys, "export", opened["code"].lower(), "--to", folder, "--database", database
    )
    internal = {f"INTERNAL-{n}" for n in ("workbook.xlsx", "workshop.json", "sign-in.docx")}
    published = {"report.docx", "report.html", "review.xlsx", "map.svg", "plan.csv", "services.zip"}
    expected = {exported_name(kind) for kind in KINDS if not kind.why_not()}
    assert internal | published <= expected
    assert code == 0
    assert {p.name for p in folder.iterdir()} == expected
    assert {Path(line).name for line in out.splitlines()} == expected
    assert "INTERNAL" in (folder / "INTERNAL-workshop.json").read_text("utf-8")[:200]
    assert (folder / "report.html").read_text("utf-8").startswith("<!")


@pytest.mark.parametrize("file", ["INTERNAL-workbook.xlsx", "INTERNAL-workshop.json"])
def test_what_is_exported_imports_back_to_the_same_records(
    file: str, database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    county = next(c for c in COUNTIES if c.stem == "codington_sd")
    opened = json.loads(run(capsys, "import", county, "--database", database)[1])
    run(capsys, "export", opened["code"], "--to", tmp_path / "out", "--database", database)
    again = json.loads(run(capsys, "import", tmp_path / "out" / file, "--database", database)[1])
    store = open_store(database)
    assert store.read(again["code"]).records == store.read(opened["code"]).records
    store.close()


def test_link_prints_a_link_that_signs_in_with_the_role(
    database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = json.loads(run(capsys, "import", ONE_COUNTY[0], "--database", database)[1])
    code, out, _err = run(
        capsys, "link", opened["code"], "--role", "planner", "--database", database
    )
    store = open_store(database)
    member = hosting.sign_in_with_key(store, out.strip().partition("key=")[2])
    assert (code, member.role, member.workshop) == (0, "planner", opened["code"])
    store.close()


def test_link_names_the_port_the_server_runs_on_and_says_where_none_answers(
    database: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = json.loads(run(capsys, "import", ONE_COUNTY[0], "--database", database)[1])
    asked = ("link", opened["code"], "--role", "planner", "--database", database)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        monkeypatch.setenv("SIM_HOST", "127.0.0.1")
        settings = cli.chosen_settings(SIM_DATABASE=database)
        serving.check_folders(settings)
        serving.note_port(replace(settings, port=port))
        _code, out, err = run(capsys, *asked)
        assert (out.startswith(f"http://127.0.0.1:{port}/sign-in?key="), err) == (True, "")
    monkeypatch.setenv("SIM_PORT", str(port))
    _code, out, err = run(capsys, *asked)
    assert out.startswith(f"http://127.0.0.1:{port}/sign-in?key=")
    assert err.startswith(f"No server answers at port {port} now.")


def test_a_link_for_an_unknown_code_is_one_sentence(
    database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "link", "AAAAAAAA", "--role", "planner", "--database", database)
    assert (code, out, err) == (2, "", "There is no workshop with this code.\n")


def test_backup_and_restore_give_every_record_back(
    database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = json.loads(run(capsys, "import", ONE_COUNTY[0], "--database", database)[1])
    file, elsewhere = tmp_path / "county.zip", f"sqlite:///{tmp_path / 'other.sqlite'}"
    assert run(capsys, "backup", file, "--database", database)[:2] == (0, f"{file}\n")
    restored = run(capsys, "restore", file, "--database", elsewhere)
    assert restored[:2] == (0, f"{opened['code']}\n")
    before, after = open_store(database), open_store(elsewhere)
    assert after.read(opened["code"]).records == before.read(opened["code"]).records
    refused = run(capsys, "restore", file, "--database", elsewhere)
    assert refused[0] == 2
    assert "--replace" in refused[2]
    before.close()
    after.close()


def test_a_zip_of_everything_imports_back_to_the_same_records(
    database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    county = next(c for c in COUNTIES if c.stem == "codington_sd")
    opened = json.loads(run(capsys, "import", county, "--database", database)[1])
    file = tmp_path / "all.zip"
    assert run(capsys, "export", opened["code"], "--to", file, "--database", database)[1] == (
        f"{file}\n"
    )
    again = json.loads(run(capsys, "import", file, "--database", database)[1])
    store = open_store(database)
    assert store.read(again["code"]).records == store.read(opened["code"]).records
    store.close()


def test_a_handover_moves_the_workshop_and_prints_new_links(
    database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    county = next(c for c in COUNTIES if c.stem == "codington_sd")
    opened = json.loads(run(capsys, "import", county, "--database", database)[1])
    code, file, server = opened["code"], tmp_path / "moved.zip", f"sqlite:///{tmp_path / 'there'}"
    done, out, said = run(capsys, "handover", code, "--to", file, "--database", database)
    assert (done, out) == (0, f"{file}\n")
    assert "can only be read" in said
    moved = json.loads(run(capsys, "import", file, "--database", server)[1])
    assert moved["code"] == code
    assert [x["role"] for x in moved["links"]] == ["facilitator"]
    refused, _out, why = run(
        capsys, "handover", code, "--to", tmp_path / "2", "--database", database
    )
    assert refused == 2
    assert "handed over" in why


def test_remind_says_that_mail_is_not_set_up(
    database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = opened(database)
    done, out, said = run(capsys, "remind", code, "--database", database)
    assert (done, out) == (2, "")
    assert "E-mail is not set up on this server" in said


def test_remind_prints_what_was_sent_and_what_was_refused(
    database: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code = opened(
        database, Stakeholder(id="s1", name="Jane Roe", email="jane@example.org"),
        ActionStep(id="t1", text="Meet", lead="Jane Roe", due=date(2020, 1, 1)),
    )  # fmt: skip
    with mail_server() as box:
        monkeypatch.setenv("SIM_SMTP_URL", box.url)
        monkeypatch.setenv("SIM_MAIL_FROM", "sim@example.org")
        done, out, _said = run(capsys, "remind", code, "--database", database)
        assert (done, json.loads(out)) == (0, {"sent": 1, "refused": 0, "told_before": 0})
        done, out, _said = run(capsys, "remind", code, "--database", database)
        assert (done, json.loads(out)) == (0, {"sent": 0, "refused": 0, "told_before": 1})
        assert len(box.mails) == 1


def test_import_into_a_workshop_shows_first_and_asks_whether_somebody_is_named(
    database: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code = opened(database, Gap(id="g1", text="No beds", places=("1",)))
    file = tmp_path / "record.json"
    store = open_store(database)
    written = workshop_json.write(store.read(code))
    store.close()
    file.write_bytes(written.replace(b"No beds", b"No beds, call 503-555-0188"))
    given = ("import", file, "--into", code, "--database", database)

    done, out, _said = run(capsys, *given)
    assert (done, json.loads(out)["written"]) == (0, False)
    assert [c["text"] for c in json.loads(out)["changed"]] == ["No beds, call 503-555-0188"]
    done, _out, said = run(capsys, *given, "--yes")
    assert (done, "503-555-0188" in said) == (2, True)
    done, out, _said = run(capsys, *given, "--yes", "--names-nobody")
    assert (done, json.loads(out)["written"]) == (0, True)


def opened(database: str, *records: Record) -> str:
    store = open_store(database)
    try:
        county = Community(id="c", name="Test County")
        return hosting.open_workshop(store, None, county, records).code
    finally:
        store.close()
