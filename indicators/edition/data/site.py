"""Files of the whole site: an Atom feed of its editions, and what search engines may read."""

from collections.abc import Iterable, Sequence
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as xml

from markupsafe import Markup

from indicators import wording
from indicators.edition.data.package import identity
from indicators.edition.data.subjects import json_of
from indicators.edition.data.tables import Files, publisher, title
from indicators.edition.release import Edition, Withdrawn
from indicators.model import Message
from indicators.wording import day, say

ATOM, SITEMAP = "http://www.w3.org/2005/Atom", "http://www.sitemaps.org/schemas/sitemap/0.9"


@wording.in_language()
def site_files(editions: Sequence[Edition], pages: Iterable[str], withdrawn: Sequence[Withdrawn] = ()) -> Files:
    """``feed.xml`` and ``robots.txt`` of at least one edition, oldest first; with a public address ``sitemap.xml`` too.

    ``pages`` are addresses in the folder of all editions, of which those of an edition last. Invented figures, and
    what is not released, are shut to search engines.
    """
    last, lasting = editions[-1], tuple(f"{edition.slug}/" for edition in editions)
    is_shut = last.illustrative or not last.is_released
    files = {"feed.xml": _feed(editions, withdrawn), "robots.txt": _robots("" if is_shut else last.base, shut=is_shut)}
    if last.base and not is_shut:
        files["sitemap.xml"] = _sitemap(last.base, filter(lambda page: page.startswith(lasting), pages))
    return iter(files.items())


def oembed(edition: Edition, path: str, caption: str, width: int, height: int) -> bytes:
    """The static oEmbed answer for a figure whose page for embedding is at a path of the edition with a public address.
    """
    caption = f"{wording.message(Message(code='chart.illustrative'))} {caption}" if edition.illustrative else caption
    frame = Markup('<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy"></iframe>').format(
        edition.address(path), caption, width, height)
    return json_of({"version": "1.0", "type": "rich", "title": caption, "provider_name": publisher(edition),
                    "provider_url": f"{edition.base}/", "width": width, "height": height, "html": str(frame)})


def _feed(editions: Sequence[Edition], withdrawn: Sequence[Withdrawn]) -> bytes:
    """An entry for each edition, newest first; its identity stays, also if it is withdrawn."""
    last = editions[-1]
    entries = [(edition.slug, title(edition), edition.day,
                f"{say('open_data.description')} {edition.cautions()}".strip())
               for edition in reversed(editions)]
    entries += [(one.slug, say("public.withdrawn", name=one.name), one.day, say(
        "public.withdrawn_words", name=one.name, version=one.version, day=day(one.day))) for one in withdrawn]
    entries.sort(key=lambda entry: entry[2], reverse=True)
    feed = xml.Element("feed", {"xmlns": ATOM})
    _add(feed, "id", uuid5(NAMESPACE_URL, f"goalline:{last.ledger}").urn)
    _add(feed, "title", say("open_data.feed"))
    _add(feed, "updated", f"{entries[0][2]}T00:00:00Z")
    _add(xml.SubElement(feed, "author"), "name", publisher(last))
    if last.base:
        xml.SubElement(feed, "link", rel="self", href=f"{last.base}/feed.xml")
    for slug, name, changed, summary in entries:
        entry = xml.SubElement(feed, "entry")
        _add(entry, "id", identity(last, slug))
        _add(entry, "title", name)
        _add(entry, "updated", f"{changed}T00:00:00Z")
        xml.SubElement(entry, "link", rel="alternate", type="text/html", href=last.address().removesuffix(
            f"{last.slug}/") + f"{slug}/")
        _add(entry, "summary", summary)
    return _written(feed)


def _sitemap(base: str, pages: Iterable[str]) -> bytes:
    urls = xml.Element("urlset", {"xmlns": SITEMAP})
    for page in sorted(pages):
        _add(xml.SubElement(urls, "url"), "loc", f"{base}/{page}")
    return _written(urls)


def _robots(base: str, *, shut: bool) -> bytes:
    sitemap = [f"Sitemap: {base}/sitemap.xml"] if base else []
    return "\n".join(["User-agent: *", "Disallow: /" if shut else "Disallow:", *sitemap, ""]).encode()


def _add(parent: xml.Element, name: str, text: str) -> None:
    xml.SubElement(parent, name).text = text


def _written(root: xml.Element) -> bytes:
    xml.indent(root)
    return bytes(xml.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"
