"""A process of its own in which files are written: the room's process has its time to itself, and
what drawing and writing took of memory goes back to the computer.

It is started with the first file that is asked for and ends when none was for a while, or when
the server does. Between the two go pickled orders and answers, over pipes nobody else holds.
"""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from sim_workshop.domain.errors import CannotMake, WorkshopError
from sim_workshop.domain.workshop import Map
from sim_workshop.use_cases.beside import NOTHING, Beside
from sim_workshop.words import later, use_language

CODE = Path(__file__).resolve().parents[3]
SECONDS = 180
"""After which a file that is still not made is given up."""
BROKEN = later("This file could not be made. Nothing of the record is lost: try again.")
TOO_LONG = later("This file took too long to make. Try again when the server has less to do.")
LENGTH = 8


@dataclass(frozen=True)
class Order:
    """One file to write: from a workshop, or from another file it is a form of."""

    name: str
    source: Map | bytes
    language: str
    beside: Beside = NOTHING


@dataclass(frozen=True)
class Answer:
    content: bytes = b""
    refused: str = ""
    """The sentence why there is none."""


class Apart:
    """The process, as the server holds it. One order at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """Its number while it runs, else 0."""
        return self._process.pid if self._process and self._process.poll() is None else 0

    def make(self, order: Order, seconds: float = SECONDS) -> bytes:
        """The file; CannotMake with a sentence where there is none."""
        process = self._running()
        given_up = threading.Timer(seconds, process.kill)
        given_up.start()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            _send(process.stdin, order)
            answer: Answer = _receive(process.stdout)
        except (OSError, EOFError) as ended:
            self.stop()
            raise CannotMake(TOO_LONG if not given_up.is_alive() else BROKEN) from ended
        finally:
            given_up.cancel()
        if answer.refused:
            raise CannotMake(answer.refused)
        return answer.content

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.stop()
            command = [sys.executable, "-c", f"from {__name__} import main; main()"]
            self._process = subprocess.Popen(
                command, cwd=CODE, stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        return self._process

    def stop(self) -> None:
        """Ends it, whatever it is doing."""
        if self._process is None:
            return
        process, self._process = self._process, None
        with contextlib.suppress(OSError):
            process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            with contextlib.suppress(OSError):
                if pipe is not None:
                    pipe.close()


def _send(pipe: IO[bytes], said: Order | Answer) -> None:
    data = pickle.dumps(said, pickle.HIGHEST_PROTOCOL)
    pipe.write(len(data).to_bytes(LENGTH, "big"))
    pipe.write(data)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> Any:
    length = pipe.read(LENGTH)
    if len(length) < LENGTH:
        raise EOFError
    return pickle.loads(_whole(pipe, int.from_bytes(length, "big")))  # noqa: S301 - our own process


def _whole(pipe: IO[bytes], length: int) -> bytes:
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return data


# In the process itself.


def _answered(order: Order) -> Answer:
    from sim_workshop.use_cases.publishing import written

    use_language(order.language)
    try:
        return Answer(written(order.name, order.source, order.beside))
    except WorkshopError as refused:
        return Answer(refused=str(refused))
    except Exception:
        logging.getLogger(__name__).exception("%s was not made", order.name)  # and the next one is
        return Answer(refused=BROKEN)


def _serve(orders: IO[bytes], answers: IO[bytes]) -> None:
    while True:
        try:
            order = _receive(orders)
        except EOFError:  # the server has ended
            return
        _send(answers, _answered(order))


def main() -> None:
    """Ctrl-C in the terminal is the server's to hear; what a library prints is no answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(AttributeError, OSError):
        os.nice(5)  # the room first; Windows has no such word
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _serve(sys.stdin.buffer, answers)
