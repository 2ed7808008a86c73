"""The alphabet of text messages (GSM 03.38): what is in it, what stands for what is not, how many messages it takes."""

from __future__ import annotations

import unicodedata
from typing import Iterator

BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = "\f^{}\\[~]|€"
"""Signs that take the room of two."""
ALONE, JOINED = 160, 153
"""Septets of a message that stands alone, and of each of several that belong together."""
ALONE_UCS2, JOINED_UCS2 = 70, 67
"""The same in units of UCS-2, which one sign outside the alphabet makes of the whole message."""
_STANDS_FOR = {
    **dict.fromkeys("“”„«»″", '"'),
    **dict.fromkeys("‘’‚‹›′ʼ`´", "'"),
    **dict.fromkeys("–—−‐‑•·", "-"),
    **dict.fromkeys("\u00a0\u202f\u2009\t", " "),
    **dict.fromkeys("\u200b\u200d\ufeff\u00ad", ""),
    "…": "...", "œ": "oe", "Œ": "OE", "ª": "a", "º": "o", "°": "o", "×": "x", "ı": "i", "ł": "l", "Ł": "L",
}  # fmt: skip


def folded(text: str) -> str:
    """A text in the alphabet as far as the sense allows: "á" becomes "a"; "é", "ñ" and "ò" are in it and stay.

    Signs of other scripts stay too: such a text is sent, and counted, as UCS-2.
    """
    return "".join(_fold(sign) for sign in unicodedata.normalize("NFC", text))


def _fold(sign: str) -> str:
    if sign in BASIC or sign in EXTENDED:
        return sign
    if sign in _STANDS_FOR:
        return _STANDS_FOR[sign]
    bare = unicodedata.normalize("NFD", sign)[0]
    return bare if bare in BASIC else sign


def is_gsm(text: str) -> bool:
    """Whether every sign is in the alphabet."""
    return all(sign in BASIC or sign in EXTENDED for sign in text)


def messages(text: str) -> int:
    """How many text messages it takes; a sign of two parts is never divided between two of them."""
    gsm = is_gsm(text)
    alone, joined = (ALONE, JOINED) if gsm else (ALONE_UCS2, JOINED_UCS2)
    sizes = list(_sizes(text, gsm))
    if sum(sizes) <= alone:
        return 1
    count, used = 1, 0
    for size in sizes:
        if used + size > joined:
            count, used = count + 1, 0
        used += size
    return count


def _sizes(text: str, gsm: bool) -> Iterator[int]:
    for sign in text:
        yield (2 if sign in EXTENDED else 1) if gsm else len(sign.encode("utf-16-be")) // 2
