"""Downloads are kept by no browser and no proxy; all else may be."""

import pytest
from starlette.types import Receive, Scope, Send

from pages.shared.guard.downloads import KeptNowhere
from tests.pages.test_server import asked


async def file(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers as Streamlit does for a file."""
    headers = [(b"cache-control", b"public")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"names"})


@pytest.mark.parametrize("path, kept", [
    ("/media/0a1b.csv", "no-store"), ("/goalline/media/0a1b.bin", "no-store"), ("/static/js/index.js", "public"),
    ("/static/media/font.woff2", "public")])
def test_a_download_is_to_be_kept_nowhere(path: str, kept: str) -> None:
    start = asked(KeptNowhere(file), path)[0]
    assert dict(start["headers"])[b"cache-control"] == kept.encode()
