"""The briefing box: two or three sentences on a country or group on a goal, to copy alone or with a footnote."""

from collections.abc import Sequence

from markupsafe import Markup

from indicators import __version__, wording
from indicators.model import Goal, Message
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
    words = (say(f"briefing.{name}") for name in ("copy", "copy_footnote", "copied", "not_copied"))
    return markup.briefing_box(say("briefing.title", goal=title), shown, plain,
                               f"{plain}\n\n{_footnote(visit, title)}", *words)


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
