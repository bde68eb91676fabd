"""What a browser sends of a screen that was left meanwhile."""

from functools import partial
from typing import Any

import pytest

from pages.shared import areas_to_compare, state


@pytest.mark.parametrize("remember", [
    partial(state._write, "a", "a", str, "b"), partial(areas_to_compare._write_added, []),
], ids=["choice", "added"])
def test_what_comes_after_its_screen_was_left_changes_nothing(remember: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    session: dict[str, Any] = {}
    monkeypatch.setattr("streamlit.session_state", session)
    remember()
    assert session == {}
