"""A list and the detail of its chosen row side by side; on a phone the list, or the detail if it is named."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from pages.shared import chip, frame, markup

WIDTHS = (36, 64)


@dataclass(frozen=True, kw_only=True)
class ListRow:
    """A row of a list: one link with a title, a value, its status and a small picture."""

    address: str
    title: str
    value: Markup | str = ""
    status: Markup | str = ""
    picture: Markup | str = ""
    is_chosen: bool = False


def panes(*, is_named: bool, has_both: bool = False) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Containers for the list and the detail; ``is_named``: the address names a row, whose detail a phone shows alone.

    ``has_both``: without a named row, the detail is of all rows, and a phone shows it below the list.
    """
    left, right = st.columns(WIDTHS, gap="medium")
    return (left.container(key="pane-list-behind" if is_named else "pane-list"),
            right.container(key="pane-detail" if is_named or has_both else "pane-detail-behind"))


def show_rows(rows: Sequence[ListRow], label: str, *, in_one_line: bool = False) -> None:
    """Render the list; rows ``in_one_line`` have the picture between title and value, and a bar above with the key."""
    shown = markup.choice_list(rows, label, "gl-list gl-list-short" if in_one_line else "gl-list")
    frame.html(shown if in_one_line else shown + chip.key(shown))


def show_way_back(address: str, words: str) -> None:
    """Render the link back to the list, which a phone shows alone."""
    frame.html(markup.paragraph(markup.link(address, words), "gl-back"))
