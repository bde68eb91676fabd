"""The typeface of figures outside the dashboard: Source Sans as shipped by Streamlit, else a system font.

A picture made from an SVG cannot use the fonts of the page that contains it, so each SVG embeds its own.
"""

import base64
from importlib.util import find_spec
from pathlib import Path

NAME = "Source Sans"
FILES = "static/static/media/SourceSansVF-Upright.*.woff2"      # in Streamlit's folder


def _file() -> Path | None:
    """Streamlit's font file, found without importing Streamlit; None where it has moved."""
    found = find_spec("streamlit")
    folder = Path(found.origin).parent if found and found.origin else Path()
    return next(iter(sorted(folder.glob(FILES))), None)


def _style() -> str:
    file = _file()
    if file is None:
        return ""
    data = base64.b64encode(file.read_bytes()).decode()
    return (f"@font-face {{ font-family: '{NAME}'; font-weight: 200 900; "
            f"src: url(data:font/woff2;base64,{data}) format('woff2'); }}")


STYLE = _style()
"""The rule of CSS that brings the typeface; "" without it."""

IN_EVERY_SVG = """
const style = '<style>' + document.querySelector('style:last-of-type').textContent + '</style>';
const styled = svg => svg.replace(/<svg[^>]*>/, head => head + style);
const Plain = window.Blob;
window.Blob = class extends Plain {
    constructor(parts, options) {
        super(options && /svg/.test(options.type) ? [styled(parts.join(''))] : parts, options);
    }
};
"""
"""Script of Kaleido's page: every SVG from which Plotly makes a picture carries the typeface."""


def with_typeface(svg: str) -> str:
    """The SVG with the typeface embedded."""
    head = svg.index(">", svg.index("<svg")) + 1
    return f"{svg[:head]}<style>{STYLE}</style>{svg[head:]}"
