"""While the server runs: hearing other processes, and ending the streams when it stops."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import logging
import signal
import socket
import threading
from collections.abc import AsyncIterator
from types import FrameType
from typing import Any

from sim_workshop.charts.picture import warm_up
from sim_workshop.use_cases import reminding
from sim_workshop.use_cases.house import house
from sim_workshop.web.news import feed

BETWEEN_REMINDERS = 3600.0
"""Seconds."""


@contextlib.asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Around everything the server does."""
    watching = asyncio.create_task(feed().watch_other_processes())
    warming = asyncio.create_task(asyncio.to_thread(warm_up))
    reminding_daily = asyncio.create_task(_remind_daily())
    hurrying = asyncio.create_task(_send_at_once(signal.getsignal(signal.SIGINT)))
    _end_streams_first()
    _keep_what_is_loaded()
    yield
    hurrying.cancel()
    reminding_daily.cancel()
    feed().close()
    watching.cancel()
    warming.cancel()
    house().files.close()
    house().store.close()  # leaves one whole file, whatever ends the process now


def _keep_what_is_loaded() -> None:
    """What was loaded stays for good: nothing of it is looked through for rubbish again."""
    gc.collect()
    gc.freeze()


async def _remind_daily() -> None:
    """Looks each hour; each thing is told once. Never at the start itself, when people come in."""
    the_house = house()
    while the_house.settings.smtp_url:
        await asyncio.sleep(BETWEEN_REMINDERS)
        try:
            await asyncio.to_thread(reminding.remind_all, the_house.store, the_house.settings)
        except Exception:
            logging.getLogger("sim_workshop").exception("The reminders of this hour failed")


async def _send_at_once(handler: Any) -> None:
    """Streamlit opens its port such that each small message waits until the browser has confirmed
    the one before (Nagle's algorithm), which costs a page 40 ms on Linux and 200 on Windows. What
    listens hands its own setting on to every connection.

    The server is found as the owner of the signal handler it has just installed; where another
    one runs the app, nothing is changed.
    """
    server: Any = getattr(handler, "__self__", None)
    while hasattr(server, "started") and not server.started:
        await asyncio.sleep(0.05)
    for listening in getattr(server, "servers", ()):
        for port in listening.sockets:
            port.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _end_streams_first() -> None:
    """The server waits at Ctrl-C until every answer is finished, and a stream never is: so the
    streams are told to end before the server's own handler is called."""
    if threading.current_thread() is not threading.main_thread():
        return
    for number in (signal.SIGINT, signal.SIGTERM):
        before = signal.getsignal(number)

        def ending(signum: int, frame: FrameType | None, before: Any = before) -> None:
            feed().close()
            if callable(before):
                before(signum, frame)

        signal.signal(number, ending)
