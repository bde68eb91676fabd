"""Sentences for a briefing, to copy alone or with a footnote: a box of two or three on a goal, and longer summaries."""

from collections.abc import Sequence

from markupsafe import Markup

from indicators import __version__, wording
from indicators.model import Goal, Message
from indicators.statements import Paragraph
from indicators.wording import day, say
from pages.shared import markup
from pages.shared.cache import Visit

MARKED = "box.illustrative"      # a message that holds another, of invented figures


def box(visit: Visit, goal: Goal, whose: str, messages: Sequence[Message], status: Markup | str = "") -> Markup:
    """The sentences, followed by a status, and the buttons; the text to copy has no status.

    The text begins with the name of the country or group, so that it can be understood once it is pasted; for invented
    figures it begins with ILLUSTRATIVE.
    """
    title = f"{goal.id} {wording.text(goal.title)}"
    sentences, inner = list(messages), messages[0].values.get("sentence")
    if marked := messages[0].code == MARKED and isinstance(inner, Message):
        sentences[0] = inner
    plain = say("briefing.of", whose=whose, sentences=" ".join(
        wording.message(message, visit.catalogue) for message in sentences))
    if marked or visit.illustrative:
        plain = say("briefing.illustrative", sentences=plain)
    shown = markup.joined((plain, *([status] if status else [])), " ")
    return markup.briefing_box(say("briefing.title", goal=title), shown, *_copies(visit, plain, title))


def summary(visit: Visit, about: str, paragraphs: Sequence[Paragraph], whose: str = "") -> Markup:
    """A longer summary in paragraphs, closed at first, with the same buttons; "" without any.

    ``about``: a country or goal, for the footnote; ``whose``: that of a goal, with which the text to copy begins.
    """
    shown = wording.paragraphs(paragraphs, visit.catalogue)
    if not shown:
        return Markup("")
    plain = "\n\n".join(shown)
    plain = say("briefing.of", whose=whose, sentences=plain) if whose else plain
    if visit.illustrative and paragraphs[0][0].code != MARKED:
        plain = say("briefing.illustrative", sentences=plain)
    return markup.summary_fold(say("summaries.title"), shown, *_copies(visit, plain, about))


def _copies(visit: Visit, plain: str, about: str) -> tuple[str, ...]:
    """The text to copy, the text with its footnote, and the words of the buttons."""
    words = (say(f"briefing.{name}") for name in ("copy", "copy_footnote", "copied", "not_copied"))
    return plain, f"{plain}\n\n{_footnote(visit, about)}", *words


def to_copy(visit: Visit, words: str) -> Markup:
    """A button that copies a text that the screen shows in another form; for invented figures it begins with
    ILLUSTRATIVE."""
    marked = say("briefing.illustrative", sentences=words) if visit.illustrative else words
    return markup.copy_line(marked, *(say(f"briefing.{name}") for name in ("copy", "copied", "not_copied")))


def _footnote(visit: Visit, goal: str) -> str:
    """Goal, data version or release, date and program, by which the sentences can be found again."""
    version = say("frame.data_version", version=visit.version)
    if visit.release and (visit.past or visit.audience == "public"):
        version = say("frame.release", name=visit.release, version=visit.version)
    code = "briefing.footnote" if visit.audience == "public" else "briefing.footnote_staff"
    return say(code, goal=goal, version=version, day=day(visit.as_of), goalline=__version__)
