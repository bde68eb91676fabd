"""Sentences for a briefing, to copy alone or with a footnote: a box of two or three on a goal, and longer summaries."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from indicators import __version__, statements, wording
from indicators.model import Goal, Message
from indicators.statements import Paragraph
from indicators.wording import day, say
from pages.shared import frame, markup
from pages.shared.cache import Visit


def box(visit: Visit, goal: Goal, whose: str, messages: Sequence[Message], status: Markup | str = "") -> Markup:
    """The sentences, followed by a status, and the buttons; the text to copy has no status.

    The text begins with the name of the country or group, so that it can be understood once it is pasted; for invented
    figures it begins with ILLUSTRATIVE.
    """
    title = f"{goal.id} {wording.text(goal.title)}"
    first, *rest = (wording.message(statements.unmarked(message), visit.catalogue) for message in messages)
    plain = " ".join((_begun(visit, messages, first, whose), *rest))
    shown = markup.joined((plain, *([status] if status else [])), " ")
    return markup.briefing_box(say("briefing.title", goal=title), shown, plain,
                               f"{plain}\n\n{_footnote(visit, title)}", *_words())


def summary(visit: Visit, about: str, paragraphs: Sequence[Paragraph], whose: str = "") -> Markup:
    """A longer summary in paragraphs, closed at first, with the same buttons, which copy what it shows.

    ``about``: a country or goal, for the footnote; ``whose``: the group of a goal, with which the text begins.
    """
    first, *rest = wording.paragraphs(
        [tuple(map(statements.unmarked, paragraph)) for paragraph in paragraphs], visit.catalogue)
    shown = _begun(visit, [message for paragraph in paragraphs for message in paragraph], first, whose), *rest
    return markup.summary_fold(say("summaries.title"), shown, _footnote(visit, about), *_words())


def _begun(visit: Visit, messages: Sequence[Message], first: str, whose: str) -> str:
    """The first sentence or paragraph of a text to copy, after whose it is and, before that, that it is invented."""
    begun = say("briefing.of", whose=whose, sentences=first) if whose else first
    invented = visit.illustrative or any(statements.unmarked(message) is not message for message in messages)
    return say("briefing.illustrative", sentences=begun) if invented else begun


def _words() -> Iterator[str]:
    """The words of the two buttons, and what they report."""
    return (say(f"briefing.{name}") for name in ("copy", "copy_footnote", "copied", "not_copied"))


def to_copy(visit: Visit, words: str) -> Markup:
    """A button that copies a text that the screen shows in another form; for invented figures it begins with
    ILLUSTRATIVE."""
    marked = say("briefing.illustrative", sentences=words) if visit.illustrative else words
    return markup.copy_line(marked, *(say(f"briefing.{name}") for name in ("copy", "copied", "not_copied")))


def _footnote(visit: Visit, goal: str) -> str:
    """Goal, data version with its release or edition, date and program, by which the sentences can be found again."""
    return say("briefing.footnote_staff", goal=goal, version=frame.version_in_words(visit), day=day(visit.as_of),
               goalline=__version__)
