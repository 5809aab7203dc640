"""The theme is told to every browser as Streamlit would tell it."""

from __future__ import annotations

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from sim_workshop.views.theme import NAME, remember_theme, remembering

SECTIONS = ["theme", "theme.light", "theme.dark", "theme.sidebar", "theme.light.sidebar"]


@pytest.mark.parametrize("section", SECTIONS)
def test_a_remembered_theme_is_the_theme(section: str) -> None:
    config.get_config_options(force_reparse=True)
    populate = getattr(app_session, NAME)
    remembered = remembering(getattr(populate, "remembers", populate))
    for _run in range(2):
        whole, kept = CustomThemeConfig(), CustomThemeConfig()
        getattr(populate, "remembers", populate)(whole, section)
        remembered(kept, section)
        assert kept == whole
    assert bool(CustomThemeConfig.ByteSize(whole)) == ("sidebar" not in section)


def test_the_theme_is_remembered_once_however_often_the_app_is_loaded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    populate = getattr(app_session, NAME)
    monkeypatch.setattr(app_session, NAME, getattr(populate, "remembers", populate))
    remember_theme()
    once = getattr(app_session, NAME)
    remember_theme()
    assert getattr(app_session, NAME) is once


def test_a_streamlit_that_does_it_otherwise_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(app_session, NAME)
    remember_theme()
    assert not hasattr(app_session, NAME)
