"""What tests of briefings share."""

from collections.abc import Iterator

import pytest

from tests.office import office


@pytest.fixture(scope="session", autouse=True)
def ended_office() -> Iterator[None]:
    """The LibreOffice of this process, if there was need of one, ends with the tests."""
    yield
    office.close()
