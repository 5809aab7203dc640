"""Workshops of this server for a host; for everybody else, how to come in."""

import streamlit as st

from sim_workshop.session import session

now = session()
st.write("home", now.code, now.host)
for code, _rev in now.house.store.codes():
    st.markdown(f"[{code}](/enter/{code})")
