"""Sentences for a briefing, to copy with a footnote by which they can be found again."""

from collections.abc import Callable, Sequence

import streamlit as st

from indicators import __version__, statements, wording
from indicators.statements import Paragraph
from indicators.wording import day, say
from pages.shared import frame
from pages.shared.cache import Visit


def offer(visit: Visit, label: str, about: str, paragraphs: Callable[[], Sequence[Paragraph]], whose: str = "",
          countries: int = 1) -> None:
    """Render a button that opens the sentences ``about`` a country or goal, which are made once it is pressed.

    Where they do not say so they have ``whose`` they are, a group or some ``countries`` by name, so that they can be
    understood once they are pasted; those of invented figures begin with ILLUSTRATIVE.
    """
    @st.dialog(label, width="medium")
    def show() -> None:
        st.code(text(visit, about, paragraphs(), whose, countries), language=None, wrap_lines=True)

    if st.button(label, type="tertiary", icon=":material/content_copy:", key=f"copy.{label}.{about}"):
        show()


def text(visit: Visit, about: str, paragraphs: Sequence[Paragraph], whose: str = "", countries: int = 1) -> str:
    """The paragraphs as plain text with a footnote."""
    first, *rest = (" ".join(wording.message(one, visit.catalogue) for one in paragraph) for paragraph in paragraphs)
    begun = say("briefing.of", whose=whose, sentences=first, countries=countries) if whose else first
    if visit.illustrative or any(statements.INVENTED in paragraph for paragraph in paragraphs):
        begun = say("briefing.illustrative", sentences=begun)
    footnote = say("briefing.footnote_staff", goal=about, version=frame.version_in_words(visit), day=day(visit.as_of),
                   goalline=__version__)
    return "\n\n".join((begun, *rest, footnote))
