"""The briefing box: two or three sentences on a country or group on a goal, to copy alone or with a footnote."""

from collections.abc import Sequence

from markupsafe import Markup

from indicators import __version__, wording
from indicators.model import Goal, Message
from indicators.wording import day, say
from pages.shared import markup
from pages.shared.cache import Visit


def box(visit: Visit, goal: Goal, messages: Sequence[Message], status: Markup | str = "") -> Markup:
    """The sentences, with a status behind them, and the buttons; the text to copy has no status."""
    title = f"{goal.id} {wording.text(goal.title)}"
    plain = " ".join(wording.message(message, visit.catalogue) for message in messages)
    if visit.illustrative and not plain.startswith(say("briefing.illustrative")):
        plain = f"{say('briefing.illustrative')}: {plain}"
    shown = markup.joined((plain, *([status] if status else [])), " ")
    words = (say(f"briefing.{name}") for name in ("copy", "copy_footnote", "copied", "not_copied"))
    return markup.briefing_box(say("briefing.title", goal=title), shown, plain,
                               f"{plain}\n\n{_footnote(visit, title)}", *words)


def _footnote(visit: Visit, goal: str) -> str:
    """Goal, data version or release, date and program: with them the sentences are found again."""
    version = say("frame.data_version", version=visit.version)
    if visit.release and (visit.past or visit.audience == "public"):
        version = say("frame.release", name=visit.release, version=visit.version)
    code = "briefing.footnote" if visit.audience == "public" else "briefing.footnote_staff"
    return say(code, goal=goal, version=version, day=day(visit.as_of), goalline=__version__)
