"""E-mail to the operator's mail server, and what it said. Knows nothing of workshops."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from typing import Literal
from urllib.parse import unquote, urlsplit

PATIENCE = 20.0
"""Seconds for each answer of the mail server."""
ON_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Mail:
    """One message to one person, in plain text."""

    to: str
    subject: str
    text: str


@dataclass(frozen=True)
class Answer:
    """What became of a mail: taken, refused for this address, the server was not reached, or the
    line broke while it went out and nobody knows."""

    mail: Mail
    state: Literal["sent", "refused", "failed", "unknown"]
    said: str = ""


def send(url: str, sender: str, mails: Sequence[Mail]) -> list[Answer]:
    """All over one connection. One that is refused does not stop the others."""
    answers: list[Answer] = []
    try:
        with _connected(url) as server:
            answers.extend(_sent(server, sender, mail) for mail in mails)
    except (OSError, smtplib.SMTPException) as error:
        done = {id(a.mail) for a in answers}
        answers += [Answer(m, "failed", _words(error)) for m in mails if id(m) not in done]
    return answers


@contextmanager
def _connected(url: str) -> Iterator[smtplib.SMTP]:
    """With TLS where the server offers it; a password never goes out without."""
    parts = urlsplit(url)
    host, context = parts.hostname or "localhost", ssl.create_default_context()
    if parts.scheme == "smtps":
        opened: smtplib.SMTP = smtplib.SMTP_SSL(
            host, parts.port or 465, timeout=PATIENCE, context=context
        )
    else:
        opened = smtplib.SMTP(host, parts.port or 25, timeout=PATIENCE)
    with opened as server:
        server.ehlo()
        secure = parts.scheme == "smtps"
        if not secure and server.has_extn("starttls"):
            server.starttls(context=context)
            server.ehlo()
            secure = True
        if parts.username:
            if not secure and host not in ON_THIS_MACHINE:
                raise smtplib.SMTPException("The mail server offers no TLS: no password was sent.")
            server.login(unquote(parts.username), unquote(parts.password or ""))
        yield server


def _sent(server: smtplib.SMTP, sender: str, mail: Mail) -> Answer:
    try:
        server.send_message(message(sender, mail), sender, [mail.to])
    except smtplib.SMTPRecipientsRefused as refused:
        code, said = refused.recipients[mail.to]
        return Answer(mail, "refused", f"{code} {_text(said)}")
    except (smtplib.SMTPResponseException, ValueError) as error:
        return Answer(mail, "refused", _words(error))
    except (OSError, smtplib.SMTPServerDisconnected) as error:
        return Answer(mail, "unknown", _words(error))
    return Answer(mail, "sent")


def message(sender: str, mail: Mail) -> EmailMessage:
    """As it goes out: marked as written by a machine, so that no holiday note answers it."""
    made = EmailMessage()
    made["From"] = Address(display_name="SIM Workshop", addr_spec=sender)
    made["To"] = Address(addr_spec=mail.to)
    made["Subject"] = " ".join(mail.subject.split())
    made["Date"] = formatdate(usegmt=True)
    made["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(mail.text)
    return made


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"
    return str(error)[:300] or type(error).__name__


def _text(said: object) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return " ".join(text.split())[:300]
