"""What stands in the place of a status that the public may not see."""

import pytest

from pages.shared import chip


@pytest.mark.parametrize("hidden, said", [
    (True, "hidden to protect people"), (False, "rests on a hidden count of people")])
def test_a_status_that_rests_on_a_hidden_count_says_so_beside_a_figure_that_is_shown(hidden: bool, said: str) -> None:
    assert said in chip.status_of({"status": "not_assessed", "reason": "hidden", "hidden": hidden})
