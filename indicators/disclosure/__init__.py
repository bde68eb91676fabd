"""What may be shown to whom, decided once: the last step of the scoreboard. docs/protection.md says why."""

from indicators.disclosure.protect import NOBODY, Public, protect, streak_told
from indicators.disclosure.withheld import has_parts, with_parts, withheld

__all__ = ["NOBODY", "Public", "has_parts", "protect", "streak_told", "with_parts", "withheld"]
