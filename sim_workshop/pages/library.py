"""The practice library: what is known to help, by intercept, how well it is supported, and what is
in place here."""

from __future__ import annotations

from sim_workshop.session import session
from sim_workshop.views.heads import page_head
from sim_workshop.views.library import library_sentence, show_library
from sim_workshop.words import _

map_ = session().here
page_head(_("Practice library"), library_sentence(map_))
show_library(map_)
