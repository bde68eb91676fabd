"""Disclosure control: what each audience may see, decided in one place, as the scoreboard's last step. Reasons:
docs/protection.md.
"""

from indicators.disclosure.combined import NOTHING, OUT, is_out
from indicators.disclosure.protect import NOBODY, Public, protect, streak_shown
from indicators.disclosure.quotations import Quotable
from indicators.disclosure.suppression import Decision, by_plain_rules, decide, numbers, subject

__all__ = ["NOBODY", "NOTHING", "OUT", "Decision", "Public", "Quotable", "by_plain_rules", "decide", "is_out",
           "numbers", "protect", "streak_shown", "subject"]
