"""Whose the files of a page are: a download and an upload belong to the person of the page that has them."""

from collections.abc import Callable
from email.message import Message

from streamlit.runtime import Runtime

from indicators.model import Account

MEDIA, UPLOAD = "/media/", "/_stcore/upload_file/"       # beginnings of Streamlit's addresses of both
OWNER = "owner"          # parameter of the media type of a download
BYTES = "application/octet-stream"


def media_type(kind: str, account: Account | None) -> str:
    """The media type of a download, with its owner; equal files of two people so have two addresses."""
    return f"{kind}; {OWNER}={account.person}" if account else kind


def may_use(person: str, path: str, header: str, person_of: Callable[[str], str]) -> bool:
    """Whether an address is no file of a page, or one of ``person``; files that there are not are for Streamlit to say.

    ``person_of`` finds the person of a session, whose id the connection of a page has in ``header``.
    """
    if path.startswith(MEDIA):
        file = Runtime.instance().media_file_mgr.read_file(path.removeprefix(MEDIA))
        return file is None or _owner(file.mimetype) == person
    if path.startswith(UPLOAD):
        page = Runtime.instance().get_client(path.removeprefix(UPLOAD).partition("/")[0])
        if page is None or page.client_context is None:
            return page is None
        return person_of(dict(page.client_context.headers).get(header, "")) == person
    return True


def _owner(kind: str) -> str:
    read = Message()
    read["content-type"] = kind
    return str(read.get_param(OWNER, ""))
