"""What somebody new comes for, in at most two clicks from the first screen, with the sentence to take along."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from indicators.wording import say
from tests.browser.conftest import headed

Browse = Callable[..., Page]
MOST = 2


@dataclass
class Newcomer:
    """Somebody who clicks and is counted; words typed into the search field and Enter are one click."""

    page: Page
    clicks: int = 0

    def click(self, what: Locator) -> None:
        """Click once."""
        self._count()
        what.click()

    def find(self, words: str) -> None:
        """Type into the search field and press Enter."""
        self._count()
        self.page.get_by_role("searchbox", name=say("frame.find")).fill(words)
        self.page.keyboard.press("Enter")

    def to_copy(self) -> list[str]:
        """What the screen offers to copy."""
        self.page.locator(".stCode code").first.wait_for()
        texts = self.page.locator(".stCode code").all_text_contents()
        return [" ".join(text.split()) for text in texts]

    def _count(self) -> None:
        self.clicks += 1
        assert self.clicks <= MOST


def test_how_germany_does_on_takedown_is_found_with_its_sentence(staff: str, open_page: Browse) -> None:
    newcomer = Newcomer(open_page(f"{staff}/"))
    newcomer.find("Germany")
    headed(newcomer.page, "Germany")
    newcomer.click(newcomer.page.get_by_role("button", name=say("briefing.copy")))
    expect(newcomer.page.locator(".stCode code").filter(has_text="In 2023 Germany ").first).to_be_attached()


def test_three_countries_are_compared_with_a_sentence_that_names_them(staff: str, open_page: Browse) -> None:
    newcomer = Newcomer(open_page(f"{staff}/?set=illustrative"))
    newcomer.click(newcomer.page.locator(".stSidebar").get_by_role("link", name="Compare"))
    headed(newcomer.page, "Compare")
    rows = newcomer.page.locator("table.gl-table tbody tr")
    expect(rows).to_have_count(3)
    names = rows.locator("th").all_inner_texts()
    newcomer.click(newcomer.page.get_by_role("button", name=say("briefing.copy")))
    sentences = next(text for text in newcomer.to_copy() if text.startswith("ILLUSTRATIVE: "))
    assert all(name in sentences for name in names)
