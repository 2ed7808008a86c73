"""The picture of a Reply as PNG, for channels that cannot show SVG: made only when one of them asks.

``bot.picture`` draws with rectangles and lines of text and nothing else; so this draws them again, with the font
that matplotlib's wheel brings (DejaVu Sans has every sign of our languages): a machine's own fonts do not matter.
Pillow and matplotlib come with Rasa; Pillow is loaded with the first picture, matplotlib never.
"""

from __future__ import annotations

import base64
from functools import lru_cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Dict, List
from xml.etree import ElementTree

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

SCALE = 3
"""Pixels of the picture per pixel of the drawing: sharp on a telephone."""
MARGIN = 12
FILES = {"normal": "DejaVuSans.ttf", "bold": "DejaVuSans-Bold.ttf"}
_SVG = "{http://www.w3.org/2000/svg}"


def as_png(svg: str, scale: int = SCALE) -> bytes:
    """The picture that ``bot.picture`` drew. Raises ValueError for a drawing that is not one of ours."""
    from PIL import Image, ImageDraw

    drawing = _parsed(svg)
    width, height = (int(drawing.attrib[side]) * scale for side in ("width", "height"))
    image = Image.new("L", (width, height), "#fff")  # grey: all that it needs, and small
    draw = ImageDraw.Draw(image)
    for shape in drawing.iter(f"{_SVG}rect"):
        _draw_rectangle(draw, shape.attrib, scale)
    group = drawing.find(f"{_SVG}g")
    if group is not None:
        _draw_lines(draw, list(group.iter(f"{_SVG}text")), int(group.attrib["font-size"]) * scale, width, scale)
    file = BytesIO()
    image.quantize(16).save(file, "PNG", optimize=True)
    return file.getvalue()


def with_png(reply: Dict[str, Any]) -> Dict[str, Any]:
    """The same Reply with its picture, where it has one, as PNG too (base64)."""
    if not reply["image"]:
        return reply
    png = base64.b64encode(as_png(reply["image"]["svg"])).decode("ascii")
    return {**reply, "image": {**reply["image"], "png": png}}


def _parsed(svg: str) -> ElementTree.Element:
    if not svg.startswith("<svg ") or "<!" in svg:
        raise ValueError("not a drawing of bot.picture")
    return ElementTree.fromstring(svg)


def _draw_rectangle(draw: ImageDraw, shape: Dict[str, str], scale: int) -> None:
    x, y = int(shape.get("x", 0)) * scale, int(shape.get("y", 0)) * scale
    corner = (x + int(shape["width"]) * scale - 1, y + int(shape["height"]) * scale - 1)
    radius = int(shape.get("rx", 0)) * scale
    draw.rounded_rectangle(((x, y), corner), radius, shape["fill"], shape.get("stroke"), scale)


def _draw_lines(draw: ImageDraw, lines: List[ElementTree.Element], size: int, width: int, scale: int) -> None:
    """Every line in one size: the drawing's own, or the largest in which the longest line still fits."""
    room = width - 2 * MARGIN * scale
    while size > scale and any(
        _font(line.attrib["font-weight"], size).getlength(line.text or "") > room for line in lines
    ):
        size -= 1
    for line in lines:
        place = (int(line.attrib["x"]) * scale, int(line.attrib["y"]) * scale)
        draw.text(place, line.text or "", fill="#111", font=_font(line.attrib["font-weight"], size), anchor="ls")


@lru_cache(maxsize=64)
def _font(weight: str, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    package = find_spec("matplotlib")
    if package is None or package.origin is None:
        raise RuntimeError("matplotlib, which brings the font, is not installed: run scripts/set-up")
    file = Path(package.origin).parent / "mpl-data" / "fonts" / "ttf" / FILES[weight]
    return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)
