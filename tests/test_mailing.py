"""Mail to a real server: what it says is told, and a password goes out only where it is safe."""

from __future__ import annotations

from sim_workshop.mailing import Mail, message, send
from tests.mail_server import mail_server

MAILS = [Mail("a@example.org", "One", "Text é"), Mail("b@example.org", "Two", "Text")]


def test_one_that_is_refused_does_not_stop_the_others() -> None:
    with mail_server() as box:
        box.unknown.add("a@example.org")
        answers = send(box.url, "sim@example.org", MAILS)
    assert [(a.mail.to, a.state) for a in answers] == [
        ("a@example.org", "refused"), ("b@example.org", "sent"),
    ]  # fmt: skip
    assert [str(m["Subject"]) for m in box.mails] == ["Two"]


def test_a_server_that_is_away_fails_all_of_them() -> None:
    answers = send("smtp://127.0.0.1:1", "sim@example.org", MAILS)
    assert [a.state for a in answers] == ["failed", "failed"]
    assert all(a.said for a in answers)


def test_a_server_without_sign_in_gets_no_mail_with_a_password() -> None:
    with mail_server() as box:
        url = box.url.replace("smtp://", "smtp://user:secret@")
        answers = send(url, "sim@example.org", MAILS)
    assert [a.state for a in answers] == ["failed", "failed"]
    assert box.mails == []
    assert "secret" not in "".join(a.said for a in answers)


def test_a_subject_is_one_line() -> None:
    made = message("sim@example.org", Mail("a@example.org", "One\nBcc: b@example.org", "Text"))
    assert str(made["Subject"]) == "One Bcc: b@example.org"
    assert made["Bcc"] is None
