"""A country's commitments on one goal in short, with a link to the board."""

from collections.abc import Sequence

from markupsafe import Markup

from indicators import wording
from indicators.model.commitments import Commitment
from indicators.reports.commitments import Due, by_status
from indicators.wording import say
from pages.shared import cache, markup, menu
from pages.shared.cache import Visit
from pages.shared.commitments import candidates, phrases


def of_goal(visit: Visit, area: str, goal: str) -> Markup:
    """The commitments of a country on one goal: number by status, those overdue, and links; "" for nothing."""
    found = _short(visit, area, goal)
    return markup.boxed(markup.heading(3, say("commitments.on_country")) + found, "gl-report") if found else found


def of_country(visit: Visit, area: str) -> Markup:
    """The same for all goals of a country."""
    found = _short(visit, area, "")
    return markup.heading(2, say("commitments.of_country")) + found if found else found


def _short(visit: Visit, area: str, goal: str) -> Markup:
    held = [pair for pair in cache.commitments_of(visit, area) if goal in ("", pair[0].goal)]
    waiting = [one for one in candidates.waiting(visit) if one.part == "C" and one.ref_area == area
               and goal in ("", one.goal)]
    parts = []
    if held:
        board = markup.link(menu.address("commitments", area=area, goal=goal), say("commitments.on_country_all"))
        parts += [_counted(visit, held), markup.paragraph(board, "gl-links")]
    if waiting:
        link = markup.link(menu.address("commitments", view="candidates", area=area, goal=goal),
                           say("commitments.on_country_confirm"))
        words = say("commitments.on_country_drafts", count=wording.Count(len(waiting)))
        parts.append(markup.paragraph(markup.joined((words, link), " "), "gl-small"))
    return markup.joined(parts)


def _counted(visit: Visit, held: Sequence[tuple[Commitment, Due]]) -> Markup:
    """How many commitments there are by status, those that are overdue, and those answered with the country's words."""
    statuses = wording.listed(
        say("commitments.of_status", count=count, status=say(f"commitments.status_{code}"))
        for code, count in by_status(one for one, _ in held).items())
    words = markup.paragraph(say("commitments.on_country_count", count=wording.Count(len(held)), statuses=statuses))
    overdue = [one for one, found in held if found.overdue]
    answered = {one: answers for one, _ in held if (answers := wording.answers(one, visit.catalogue))}
    return words + _list("overdue", [_link(one) for one in overdue]) + _list("answered", [
        markup.lines([_link(one), *(say("commitments.answered_by", answer=answer) for answer in answers)])
        for one, answers in answered.items()])


def _list(what: str, items: Sequence[Markup]) -> Markup:
    lead = markup.paragraph(say(f"commitments.on_country_{what}", count=wording.Count(len(items))))
    return lead + markup.bullets(items) if items else Markup("")


def _link(one: Commitment) -> Markup:
    return markup.link(menu.address("commitments", commitment=str(one.version)), phrases.quoted(one.text))
