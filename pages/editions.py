"""Page "Editions": what changed from one edition to another, as far as the visitor may see it."""


from indicators.wording import say
from pages.shared import editions as comparison
from pages.shared import frame, markup
from pages.shared.cache import Visit


def editions(visit: Visit) -> None:
    """Render the comparison of two editions."""
    frame.html(markup.heading(1, say("editions.title")))
    comparison.show(visit)
