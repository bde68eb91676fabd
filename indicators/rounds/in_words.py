"""What a country has sent for a round, in words, for the desk's table and the file of it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict

from indicators import wording
from indicators.model import Catalogue
from indicators.model.rounds import Invited, Round, RoundStep
from indicators.rounds.received import Received, Stage, Timing
from indicators.wording import day, say


def most_urgent_first(countries: Iterable[Received], catalogue: Catalogue) -> list[Received]:
    """Those that are overdue, then by how little has come, then by name."""
    return sorted(countries, key=lambda country: (
        country.timing is not Timing.OVERDUE, list(Stage).index(country.stage),
        wording.area(country.ref_area, catalogue)))


def how_far(countries: Sequence[Received]) -> str:
    """How many countries are complete, and how many others are received, have gaps, or are overdue."""
    stages, timings = Counter(one.stage for one in countries), Counter(one.timing for one in countries)
    return say("desk.complete", of=len(countries), complete=sum(one.is_complete for one in countries),
               received=stages[Stage.RECEIVED], gaps=stages[Stage.GAPS], overdue=timings[Timing.OVERDUE])


def request_in_words(round_: Round) -> str:
    """What a round asks for, from when and by when."""
    return say("desk.asks", years=wording.listed(map(str, round_.years)), goals=wording.listed(round_.goals),
               count=len(round_.goals), year=round_.report_year, opens=day(round_.opens.isoformat()),
               deadline=day(round_.deadline.isoformat()))


def country_in_words(round_: Round, country: Received, catalogue: Catalogue) -> dict[str, str]:
    """A country of a round, by the heads of the table."""
    missing = [goal if len(round_.years) == 1 else f"{goal} ({year})" for goal, year in country.missing]
    return {
        say("head.country"): wording.area(country.ref_area, catalogue),
        say("desk.stage"): say("desk.received", stage=country.stage),
        say("desk.timing"): say("desk.due", timing=country.timing),
        say("desk.deadline"): day(country.deadline.isoformat()),
        say("desk.last_step"): " ".join(map(_did, country.steps[-1:])),
        say("desk.day"): " ".join(day(step.day) for step in country.steps[-1:]),
        say("head.figures"): say("desk.figures_of", figures=len(country.questions) - len(missing),
                                 asked=len(country.questions)),
        say("head.missing"): wording.listed(missing) if len(missing) < len(country.questions) else "",
        say("head.report"): _report(country),
        say("desk.last"): day(country.last_on) if country.last_on else "",
        say("desk.officer"): country.invited.officer}


def _report(country: Received) -> str:
    """The day on which the report came, and what it does not answer: "4.2 BC"."""
    came = day(country.report_on) if country.report_on else say("head.missing")
    parts = wording.listed(" ".join(part) for part in country.unanswered.items())
    return say("desk.report_lacks", day=came, parts=parts) if parts else came


def step_in_words(step: RoundStep) -> str:
    """What a step was, and when it happened: "Reminded, on 3 December 2026"."""
    return say("desk.happened", day=day(step.day), what=_did(step))


def _did(step: RoundStep) -> str:
    return say("desk.did", step=say("desk.do", step=step.step), until=day(step.until) if step.until else "none")


def contact_in_words(before: Invited, after: Invited) -> dict[str, str]:
    """A contact as a file would change it: new, changed or unchanged, and what is replaced."""
    was = asdict(before)
    kind = "unchanged" if before == after else "changed" if any(was.values()) else "new"
    texts = {name: text if was[name] in ("", text) else say("desk.contact_after", before=was[name], after=text)
             for name, text in asdict(after).items()}
    return {say("public.preview_name"): say("desk.contact_is", kind=kind)} | {
        say(f"desk.{name}"): text for name, text in texts.items()}
