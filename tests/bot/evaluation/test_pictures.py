from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]
DRAW = """
import sys
from pathlib import Path
from bot.evaluation.measures import Question, Understood
from bot.evaluation.pictures import draw

def answer(topic, given, confidence):
    ranking = ((given, confidence),)
    return Understood(Question("¿?", "es", topic), given, ranking, "es", None, None, None, 1.0)

answers = [answer("asylum", "asylum", 0.9), answer("asylum", "shelters", 0.4), answer("shelters", "shelters", 0.95)]
for folder in sys.argv[1:]:
    draw(answers, Path(folder))
"""


def test_the_same_answers_give_the_same_small_pictures(tmp_path: Path) -> None:
    # In a process of its own: in this one matplotlib may be left out, as it is while serving.
    folders = [tmp_path / "first", tmp_path / "second"]
    subprocess.run([sys.executable, "-c", DRAW, *map(str, folders)], cwd=PROJECT, check=True)
    assert sorted(file.name for file in folders[0].iterdir()) == ["confusion.svg", "reliability.svg"]
    for file in folders[0].iterdir():
        text = file.read_text(encoding="utf-8")
        assert text == (folders[1] / file.name).read_text(encoding="utf-8")
        assert len(text) < 60_000
        ET.fromstring(text)
    confusion = (folders[0] / "confusion.svg").read_text(encoding="utf-8")
    assert "asylum" in confusion
    assert "shelters" in confusion
