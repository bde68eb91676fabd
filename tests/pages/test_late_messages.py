"""What a browser sends of a screen that was left meanwhile."""

from typing import Any

import pytest

from pages.shared import links, viewport


@pytest.mark.parametrize("remember", [links._remember, viewport._remember], ids=["click", "width"])
def test_what_comes_after_its_screen_was_left_changes_nothing(remember: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    state: dict[str, Any] = {}
    monkeypatch.setattr("streamlit.session_state", state)
    remember()
    assert state == {}
