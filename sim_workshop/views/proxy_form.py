"""Writing down what somebody without a device says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from sim_workshop.domain.findings import FINDINGS
from sim_workshop.words import _


@dataclass(frozen=True)
class ProxySaid:
    """An entry somebody else types."""

    kind: str
    place: str
    text: str


def show_proxy_form(places: Mapping[str, str], at: str, times: int) -> ProxySaid | None:
    """What it is, where, the words. `times` makes an empty form after each that was saved."""
    kinds = {k.kind: _(k.label) for k in FINDINGS}
    ids = list(places)
    with st.form(f"proxy_{times}", border=False):
        kind = st.radio(_("What is it?"), list(kinds), list(kinds).index("gap"), horizontal=True,
                        format_func=kinds.__getitem__)  # fmt: skip
        place = st.selectbox(_("Where?"), ids, ids.index(at) if at in ids else 0,
                             format_func=places.__getitem__)  # fmt: skip
        text = st.text_area(_("What they say"), height=110)
        sent = st.form_submit_button(_("Save"), type="primary")
    return ProxySaid(kind, place, text) if sent else None
