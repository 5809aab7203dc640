"""A server under test that looks for reminders at once and at any hour of the day. It stands on the
path of that one process; the program itself has no such switch."""

from __future__ import annotations

import os

from sim_workshop.use_cases import reminding
from sim_workshop.web import running

running.BETWEEN_REMINDERS = float(os.environ["SIM_TEST_REMINDERS"])
reminding.FIRST_HOUR = 0
