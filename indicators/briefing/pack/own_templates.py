"""Templates of decks and documents: Goalline's own or an organisation's, checked before they are filled in."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from indicators import logs
from indicators.errors import Refusal
from indicators.ingest.formats.file_types import declares_entities, tree

FOLDER = Path(__file__).parents[3] / "data" / "templates"
LARGEST, LARGEST_XML = 200_000_000, 20_000_000     # bytes of all parts and of those that are parsed, unpacked
MOST_PARTS = 10_000
BLOCK = 1_000_000
XML = b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"            # how a part begins that is parsed, whatever its name
XML_NAMES = ".xml", ".rels", ".vml", ".svg"
TYPES, RELATIONS, MACROS = "[content_types].xml", ".rels", ("macroenabled", "vbaproject")


@contextmanager
def opened_template(own: Path | None, name: str) -> Iterator[Path]:
    """The file of a template: an organisation's ``own``, else that of this name in data/templates.

    Raises Refusal("brief.template") where anything goes wrong with it inside, since other programs write what no
    library expects; and where it would fill the memory, declares entities, or holds macros.
    """
    file = own or FOLDER / name
    try:
        with ZipFile(file) as archive:
            _check(archive)
        yield file
    except Refusal:
        raise
    except Exception as error:
        logs.event.info("template not usable", exc_info=True)
        raise Refusal("brief.template", template=file.name, kind=file.suffix[1:].upper()) from error


def check_parts(file: Path, needed: Mapping[str, Iterable[str]], found: Mapping[str, Iterable[str]]) -> None:
    """Raise Refusal("brief.template_lacks") with what a template lacks of the layouts or tags that are needed."""
    lacking = [place if place not in found else f"{place}: {', '.join(missing)}" for place, names in needed.items()
               if (missing := sorted(set(names) - set(found.get(place, ())))) or place not in found]
    if lacking:
        raise Refusal("brief.template_lacks", template=file.name, lacking="; ".join(lacking))


def _check(archive: ZipFile) -> None:
    """Raise BadZipFile for what no template needs. Parts are unpacked to count, since an archive may declare less."""
    entries = archive.infolist()
    if len(entries) > MOST_PARTS:
        raise BadZipFile
    left, left_of_xml = LARGEST, LARGEST_XML
    for entry in entries:
        name, parsed = entry.filename.lower(), bytearray()
        is_xml = name.endswith(XML_NAMES)
        with archive.open(entry) as part:
            while block := part.read(BLOCK):
                is_xml = is_xml or not parsed and block.lstrip().startswith(XML)
                left, left_of_xml = left - len(block), left_of_xml - len(block) * is_xml
                if min(left, left_of_xml) < 0:
                    raise BadZipFile
                parsed += block if is_xml else b""
        if declares_entities(bytes(parsed)) or name.endswith("vbaproject.bin") or _reaches_out(name, bytes(parsed)):
            raise BadZipFile


def _reaches_out(name: str, part: bytes) -> bool:
    """Whether a part names macros, or a file elsewhere that an office program would load unasked."""
    if name != TYPES and not name.endswith(RELATIONS):
        return False
    items = list(tree(part))
    return any(any(word in item.get("ContentType", "").lower() for word in MACROS)
               or item.get("TargetMode") == "External" and not item.get("Type", "").endswith("/hyperlink")
               for item in items)
