"""Forms about commitments: a change applies to what was rendered, and changes made by others meanwhile are shown."""

from collections.abc import Callable
from typing import Any, cast

import streamlit as st
from markupsafe import Markup

from indicators.errors import StalePreview
from indicators.wording import say
from pages.shared import markup, receipt
from pages.shared.cache import Visit


def seen_before(visit: Visit, which: str) -> int:
    """The data version of a form as it was last rendered, on which a person decided."""
    key = f"commitments.seen.{which}"
    before = int(st.session_state.get(key, visit.version))
    st.session_state[key] = visit.version
    return before


def attempt(write: Callable[[], str]) -> None:
    """Write and rerun with the receipt; on refusal, render the reason and who acted first."""
    receipt.attempt("commitments", write, _meanwhile)


def _meanwhile(stale: StalePreview) -> Markup:
    changes = cast(list[dict[str, Any]], stale.values["changes"])
    return markup.bullets([_changed(change) for change in changes])


def _changed(change: dict[str, Any]) -> str:
    values = {name: change[name] for name in ("name", "version")}
    return say("commitments.meanwhile" if "goal" in change else "commitments.meanwhile_report", **values)
