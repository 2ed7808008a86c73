"""Names of countries and currencies, dates and telephone numbers, as one writes them in a language."""

from __future__ import annotations

from typing import Optional, Sequence

import phonenumbers
from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal, get_currency_name

from bot.phrasebook import Phrasebook
from knowledge.dates import EvidenceDate


class Wording:
    """Words that follow rules instead of being phrases; what CLDR lacks stands in the phrase files."""

    def __init__(self, phrasebook: Phrasebook) -> None:
        """``phrasebook``: holds the months, and the countries of languages that CLDR has no names for."""
        self._phrasebook = phrasebook

    def country(self, code: str, language: str) -> str:
        """The name of a country (ISO 3166-1 alpha-2); the code itself where nobody has a name for it."""
        own = self._phrasebook.table("countries", language).get(code)
        if own:
            return own
        return str(self._locale(language).territories.get(code, code))

    def languages(self, codes: Sequence[str], language: str) -> str:
        """The names of languages (ISO 639), as one lists them: "Spanish and English"."""
        locale = self._locale(language)
        return str(format_list([locale.languages.get(code, code) for code in codes], locale=locale))

    def number(self, value: float, language: str) -> str:
        """A number with the decimal sign of the language."""
        return str(format_decimal(value, locale=self._locale(language)))

    def currency(self, code: str, amount: float, language: str) -> str:
        """The word for a currency (ISO 4217) beside an amount of it."""
        own = self._phrasebook.table("currencies", language).get(code)
        return own or str(get_currency_name(code, count=amount, locale=self._locale(language)))

    def _locale(self, language: str) -> Locale:
        return Locale.parse(self._phrasebook.say("cldr_locale", language))

    def date(self, evidence: EvidenceDate, language: str) -> str:
        """ "noviembre de 2025", "2025", "about 2024": as exact as the source is, and no more."""
        if evidence.earliest is None:
            return self._phrasebook.say("date_unknown", language)
        month = self._phrasebook.table("months", language)[f"m{evidence.earliest.month:02}"]
        written = self._phrasebook.say(
            f"date_{evidence.precision}",
            language,
            day=evidence.earliest.day,
            month=month,
            year=evidence.earliest.year,
        )
        if evidence.text.startswith("c. "):
            return self._phrasebook.say("date_about", language, date=written)
        return written

    def telephone(self, value: str, kind: str) -> str:
        """A number as people read it: "+1 520-623-7874"; short codes stay as they are."""
        number = _parsed(value) if kind in ("phone", "whatsapp", "sms") and value.startswith("+") else None
        if number is None:
            return value
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _parsed(value: str) -> Optional[phonenumbers.PhoneNumber]:
    try:
        return phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        return None
