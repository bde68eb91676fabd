"""The next round as it is proposed to who opens it, and the name of its files."""

import re
from datetime import date, timedelta

from indicators.model import Catalogue
from indicators.model.rounds import Invited, Round

WEEKS_OPEN = 12          # until somebody chooses a deadline
YEARS_BACK = 15          # offered for figures
LONGEST_NAME = 60        # letters of a round's name in that of a file: of some scripts each takes up four bytes of 255


def proposed_round(catalogue: Catalogue, before: Round | None, today: date) -> Round:
    """A round of all goals and members for last year, with the contacts and the address of the one before."""
    last, contacts = today.year - 1, before.invited if before else {}
    members = [area.code for area in catalogue.areas if area.kind == "country" and area.member == "yes"]
    return Round(id=0, entry=0, name="", years=(last,), report_year=last, address=before.address if before else "",
                 goals=tuple(goal.id for goal in catalogue.goals), opens=today,
                 deadline=today + timedelta(weeks=WEEKS_OPEN),
                 invited={code: contacts.get(code, Invited()) for code in members})


def years_offered(round_: Round, today: date) -> list[int]:
    """The years that may be asked for, newest first, with those of the round."""
    return sorted({*range(today.year - YEARS_BACK, today.year + 1), *round_.years, round_.report_year}, reverse=True)


def file_name(round_: Round) -> str:
    """The name of a round and the year of its report, in names of files."""
    name = re.sub(r"[^\w]+", "-", round_.name)[:LONGEST_NAME].strip("-")
    return "-".join(filter(None, (name, str(round_.report_year))))
