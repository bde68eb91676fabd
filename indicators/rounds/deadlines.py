"""The deadlines of a round as a calendar (RFC 5545): a day each, that of the round and those of single countries."""

from collections.abc import Iterator
from datetime import date, timedelta

from indicators import wording
from indicators.model import Catalogue
from indicators.model.rounds import Round
from indicators.wording import say

OCTETS = 75              # of a line, without its end
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def deadlines_calendar(round_: Round, catalogue: Catalogue, ledger: str) -> bytes:
    """The calendar as ICS; ``ledger`` tells its rounds from those of another installation."""
    own = sorted({round_.deadline_of(area) for area in round_.invited} - {round_.deadline})
    days = {round_.deadline: say("calendar.deadline", round=round_.name)}
    for day in own:
        names = [wording.area(area, catalogue) for area in round_.invited if round_.deadline_of(area) == day]
        days[day] = say("calendar.extended", round=round_.name, areas=wording.listed(names))
    changed = max([round_.at, *(step.at for step in round_.steps)])
    stamp = changed[:19].replace("-", "").replace(":", "") + "Z"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Goalline//Reporting desk//EN"]
    mark = f"{say('message', 'chart.illustrative')} " if catalogue.is_invented else ""
    for day, summary in days.items():
        lines += ["BEGIN:VEVENT", f"UID:{ledger}-round-{round_.id}-{_basic(day)}@goalline", f"DTSTAMP:{stamp}",
                  f"DTSTART;VALUE=DATE:{_basic(day)}", f"DTEND;VALUE=DATE:{_basic(day + timedelta(days=1))}",
                  f"SUMMARY:{(mark + summary).replace(wording.NO_BREAK, ' ').translate(ESCAPED)}", "END:VEVENT"]
    return "".join(part for line in [*lines, "END:VCALENDAR"] for part in _folded(line)).encode()


def _basic(day: date) -> str:
    return f"{day:%Y%m%d}"


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most OCTETS that each end with CRLF; all but the first begin with a space."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > OCTETS:
            yield f"{piece}\r\n"
            piece = " "
        piece += letter
    yield f"{piece}\r\n"
