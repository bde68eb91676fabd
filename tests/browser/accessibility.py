"""What axe-core finds on a page, without what is Streamlit's own."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

STREAMLITS = [["[data-testid='stFileUploaderDropzone']"]]
"""A drop zone has a role and a label at once."""

OPTIONS = {"resultTypes": ["violations"], "selectors": False}
"""What is no violation need not be described, nor a selector be found for each element."""

FOUND = """([context, options]) => axe.run(context, options).then(({ violations }) =>
  violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(", ")}`))"""


def violations(page: Page) -> list[str]:
    """Rule and elements of each violation, with all that folds out unfolded; colours have time to change."""
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found = _found(page)
    for _ in range(4):
        if not found:
            break
        page.wait_for_timeout(500)
        found = _found(page)
    return found


def _found(page: Page) -> list[str]:
    return list(page.evaluate(FOUND, [{"exclude": STREAMLITS}, OPTIONS]))
