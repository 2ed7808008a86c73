from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import fastjsonschema
import pytest
from PIL import Image

from actions.corridor import picture
from bot.composer import Composer
from bot.phrasebook import Phrasebook, read_phrasebook
from bot.picture import Bar, bars_as_svg
from bot.renderings.png import _font, as_png, with_png
from bot.reply import SCHEMA
from knowledge import Corridor, Source
from tests.bot.renderings.conftest import LANGUAGES

PROJECT = Path(__file__).parents[3]
BARS = [Bar("Ou voye 200 dola", "anviwon 192 rive", 0.75), Bar("500", "490", 0.5)]
SOURCE = Source("World Bank", "Remittance Prices", None, "2025-01", "costs")
CORRIDOR = Corridor("US", "HT", 2025, 1, 4.93, 20, SOURCE, 2.67)


def drawn(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("L")


def test_the_picture_is_as_large_as_its_drawing_times_the_scale() -> None:
    svg = bars_as_svg("Voye lajan", BARS, "Mwayèn trimès 1.")
    one, three = drawn(as_png(svg, 1)), drawn(as_png(svg))
    assert f'width="{one.width}" height="{one.height}"' in svg
    assert three.size == (one.width * 3, one.height * 3)


def test_the_bars_are_as_long_as_in_the_drawing_in_black_on_white() -> None:
    image = drawn(as_png(bars_as_svg("T", [Bar("a", "b", 0.5)], "n"), 1))
    y = 12 + 18 + 12 + 18 + 11  # the middle of the bar
    dark = [x for x in range(image.width) if image.getpixel((x, y)) < 60]
    assert dark == list(range(12, dark[-1] + 1)), "one bar, from the left"
    assert len(dark) == pytest.approx((image.width - 2 * 12) / 2, abs=2)
    assert image.getpixel((300, y)) > 240


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_of_a_corridor_is_made_in_every_language(composer: Composer, language: str) -> None:
    image = picture(CORRIDOR, {"sender": {"country": "US"}, "receiver": {"country": "HT"}})
    reply = composer.compose({"text": "x", "image": image}, language)
    assert "png" not in reply.data["image"]
    shown = with_png(reply.data)
    fastjsonschema.compile(json.loads(SCHEMA.read_text()))(shown)
    png = base64.b64decode(shown["image"]["png"])
    assert len(png) < 60_000
    edge = drawn(png).crop((drawn(png).width - 18, 0, drawn(png).width, drawn(png).height))
    assert edge.getextrema() == (255, 255), "no line runs out of the picture"


def test_a_reply_without_a_picture_stays_as_it_is(composer: Composer) -> None:
    reply = composer.compose({"text": "x"}, "es").data
    assert with_png(reply) is reply


def test_the_font_has_every_sign_that_is_said() -> None:
    book: Phrasebook = read_phrasebook()
    keys = ("corridor_picture", "corridor_sent", "corridor_arrives", "corridor_picture_note")
    signs = {sign for language in LANGUAGES for key in keys for sign in book.say(key, language)}
    signs |= set("áéíóúñüàèìòùâêîôûëïçãõœÀÈÒÉÇÑ0123456789.,%€")
    missing = bytes(_font("normal", 40).getmask("\uffff"))
    assert [sign for sign in signs if sign.strip() and bytes(_font("normal", 40).getmask(sign)) == missing] == []


def test_no_font_of_the_machine_is_used_and_nothing_is_loaded_before_the_first_picture(tmp_path: Path) -> None:
    code = (
        "import sys, hashlib; import bot.composer, bot.renderings.png as png;"
        "from bot.picture import Bar, bars_as_svg;"
        "assert 'PIL' not in sys.modules;"
        "print(hashlib.sha256(png.as_png(bars_as_svg('Mwayèn', [Bar('a', 'b', 0.5)], 'ñ'))).hexdigest());"
        "assert 'matplotlib' not in sys.modules"
    )
    made = []
    for settings in ({}, {"FONTCONFIG_FILE": "/dev/null", "HOME": str(tmp_path), "XDG_DATA_DIRS": str(tmp_path)}):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=PROJECT,
            env={**os.environ, **settings},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        made.append(done.stdout)
    assert made[0] == made[1]


@pytest.mark.parametrize("other", ["", "<html>", '<svg ><!DOCTYPE x [<!ENTITY a "b">]></svg>'])
def test_another_drawing_is_refused(other: str) -> None:
    with pytest.raises(ValueError, match="not a drawing"):
        as_png(other)
