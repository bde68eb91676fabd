"""What axe-core finds on a page, without what is Streamlit's own."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

STREAMLITS = [["[data-testid='stFileUploaderDropzone']"]]
"""A drop zone has a role and a label at once."""

_axe = Axe()


def violations(page: Page) -> list[str]:
    """Rule and elements of each violation, with all that folds out unfolded; colours have time to change."""
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    found = _found(page)
    for _ in range(4):
        if not found:
            break
        page.wait_for_timeout(500)
        found = _found(page)
    return found


def _found(page: Page) -> list[str]:
    found = _axe.run(page, context={"exclude": STREAMLITS}).response["violations"]
    return [f"{each['id']}: {[node['html'] for node in each['nodes']]}" for each in found]
