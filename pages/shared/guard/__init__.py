"""Protection of the server: accepted requests, audiences, caching headers, and insecure settings.

The rest of the pages imports only this module, and none of its submodules.
"""

from collections.abc import Callable

from starlette.middleware import Middleware

from pages.shared.guard.audience import VIEW, viewed_as_public
from pages.shared.guard.audience import noted_on as audience_of_request
from pages.shared.guard.audience import of_this_visit as audience_of_visit
from pages.shared.guard.downloads import KeptNowhere
from pages.shared.guard.health import Health
from pages.shared.guard.requests import Guard
from pages.shared.guard.starting import check_settings, end_unguarded, lifespan

__all__ = ["VIEW", "audience_of_request", "audience_of_visit", "check_settings", "end_unguarded", "is_built",
           "lifespan", "middleware", "viewed_as_public"]


def middleware(read_ledger: Callable[[], None]) -> list[Middleware]:
    """Middleware of all requests, outermost first; ``read_ledger`` raises Refusal where the ledger cannot be read."""
    return [Middleware(Guard), Middleware(KeptNowhere), Middleware(Health, read=read_ledger)]


def is_built() -> bool:
    """Whether requests of this process pass through the guard."""
    return Guard.built
