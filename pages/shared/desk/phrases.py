"""What several parts of the reporting desk say: what was received, what is missing, and the reminder."""

from collections.abc import Iterator
from itertools import groupby

from indicators import wording
from indicators.model import Catalogue
from indicators.model.rounds import Round
from indicators.submissions.collection import Received, Stage, Timing
from indicators.wording import day, say


def stage(code: str) -> str:
    """The name of a Stage."""
    return say(f"desk.stage_{Stage(code)}")


def timing(code: str) -> str:
    """The name of a Timing."""
    return say(f"desk.timing_{Timing(code)}")


def figures(found: Received) -> str:
    """How many of the requested figures have been received."""
    return say("desk.figures_of", figures=found.figures, asked=found.asked) if found.asked else say(
        "desk.figures_none_asked")


def missing(held: Round, found: Received) -> str:
    """Goals without a figure: "1.1 and 4.2", in a round for several years "1.1 (2024) and 4.2 (2023 and 2024)"."""
    return wording.listed(goal if len(held.years) == 1 else say("desk.missing_one", goal=goal, years=years)
                          for goal, years in _missing(found))


def _missing(found: Received) -> Iterator[tuple[str, str]]:
    """Goals without a figure, with the years that lack it."""
    for goal, pairs in groupby(found.missing, lambda pair: pair[0]):
        yield goal, wording.listed(str(year) for _, year in pairs)


def reminder(held: Round, found: Received, catalogue: Catalogue) -> str:
    """A text to the country that names what is missing or was returned; "" where nothing is."""
    if found.stage == Stage.COMPLETE:
        return ""
    area, titles = wording.in_sentence(found.ref_area, catalogue), {
        goal.id: f"{goal.id} {wording.text(goal.title)}" for goal in catalogue.goals}
    times = {"timing": str(found.timing), "round": held.name}
    lines = [*([] if found.report_on else [say("desk.reminder_report", year=held.report_year)]),
             *(say("desk.reminder_figure", goal=titles.get(goal, goal), years=years)
               for goal, years in _missing(found))]
    paragraphs = [
        say("desk.reminder_subject", area=area, **times),
        say("desk.reminder_deadline", deadline=day(held.deadline.isoformat()), **times),
        say("desk.reminder_returned", area=area, day=day(found.invited.returned_at[:10]),
            reason=found.invited.returned_for) if found.stage == Stage.RETURNED else "",
        "\n".join([say("desk.reminder_missing", area=area), *lines]) if lines else "", say("desk.reminder_end")]
    return "\n\n".join(filter(None, paragraphs))
