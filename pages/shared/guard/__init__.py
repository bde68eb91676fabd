"""What guards a server: what is let in, who is staff, what is kept nowhere, and settings that would not protect.

The rest of the pages knows this module alone, and none of those behind it.
"""

from collections.abc import Callable

from starlette.middleware import Middleware

from pages.shared.guard.audience import of_this_visit as audience_of_visit
from pages.shared.guard.downloads import KeptNowhere
from pages.shared.guard.health import Health
from pages.shared.guard.requests import Guard
from pages.shared.guard.starting import check_settings, end_unguarded, lifespan

__all__ = ["audience_of_visit", "check_settings", "end_unguarded", "is_built", "lifespan", "middleware"]


def middleware(read_ledger: Callable[[], None]) -> list[Middleware]:
    """What every request passes, the outermost first; ``read_ledger`` raises Refusal where it cannot."""
    return [Middleware(Guard), Middleware(KeptNowhere), Middleware(Health, read=read_ledger)]


def is_built() -> bool:
    """Whether requests of this process pass the guard at all."""
    return Guard.built
