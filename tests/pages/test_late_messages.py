"""What a browser sends of a screen that was left meanwhile."""

from typing import Any

import pytest

from pages.shared import state


def test_what_comes_after_its_screen_was_left_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    session: dict[str, Any] = {}
    monkeypatch.setattr("streamlit.session_state", session)
    state._write("a", "a", "", "b")
    assert session == {}
