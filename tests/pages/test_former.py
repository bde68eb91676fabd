"""A link with the former code of an indicator opens it by its present one."""

from pathlib import Path

from indicators.catalogue import canonical_bytes, load_catalogue
from indicators.permission import staff
from tests.catalogue.builders import change, copy_of_shipped
from tests.pages.conftest import Show
from tests.pages.copies import open_once


def test_a_link_with_the_former_code_of_an_indicator_opens_it(real: str, tmp_path: Path, show: Show) -> None:
    folder = copy_of_shipped(tmp_path)
    book = open_once(real)
    change(folder, "goals/2.2-joint-efforts.yaml", "  - id: JOINT_TRAININGS",
           "  - id: TRAININGS_HELD\n    was: JOINT_TRAININGS")
    book.adopt(staff("Ann"), canonical_bytes(load_catalogue(folder)), previewed_on=book.version())
    book.close()
    for screen, values in (("data", {}), ("compare", {"goal": "2.2", "areas": "KHM,THA"})):
        shown = show(screen, indicator="JOINT_TRAININGS", **values)
        assert not shown.exception, screen
        chosen = next(box for box in shown.selectbox if box.key == "choose.indicator")
        assert chosen.value == "TRAININGS_HELD", screen
