"""The naive way, for comparison: a list that every browser asks for again every two seconds."""

from __future__ import annotations

import os
import sqlite3

import streamlit as st


@st.fragment(run_every=2)
def entries() -> None:
    with sqlite3.connect(os.environ["POLLED_DATABASE"]) as connection:
        rows = connection.execute("SELECT text FROM entry ORDER BY id DESC LIMIT 100").fetchall()
    for (text,) in rows:
        st.markdown(text)


st.title("Entries")
entries()
