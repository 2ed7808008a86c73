"""What an entry of the knowledge base may say: the schema of ``content/entries/<country>/<id>.yml``.

Words follow HSDS 3 (Human Services Data Specification, Open Referral) where it has one. Every
class is a frozen dataclass that pydantic checks when it is built: an unknown field, a missing
one or a value outside a closed vocabulary is an error that names the field.

    Entry --1..n--> Source          where the facts come from, each with its date
          --0..n--> Contact         numbers and addresses, each with the date of its evidence
          --1..n--> Saying          how it is said, one per language

Beside it stand Topic (what is asked), Language (in what it is said), Corridor (what sending money costs) and, in
``nearby.py``, the places that may be near somebody.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Dict, Optional, Tuple

from pydantic import Extra, validator
from pydantic.dataclasses import dataclass

from knowledge.dates import EvidenceDate, parse_evidence_date
from knowledge.vocabulary import Confidence, ContactType, Danger, Kind, Risk, Status

FEWEST_SERVICES = 5
"""Services that the average cost of a corridor is made of at least."""

TRANSLATIONS_KEPT = 1000

ANSWER_LENGTH = 400
"""Characters of an answer at most: what fits a small screen and two text messages."""


class Strict:
    """Settings of pydantic for every model: nothing unknown passes."""

    extra = Extra.forbid
    arbitrary_types_allowed = True


def _evidence_date(value: object) -> EvidenceDate:
    return value if isinstance(value, EvidenceDate) else parse_evidence_date(str(value))


@dataclass(frozen=True, config=Strict)
class Source:
    """Where a fact comes from: who published what, where, when, and which of our statements it supports.

    ``mirror``: the address is a copy on somebody else's pages, as the publisher's own was not found.
    """

    publisher: str
    title: str
    url: Optional[str]
    date: EvidenceDate
    supports: str
    mirror: bool = False

    _date = validator("date", pre=True, allow_reuse=True)(_evidence_date)

    @validator("url")
    def _url_is_public(cls, url: Optional[str]) -> Optional[str]:
        if url is not None and not re.match(r"https?://[^\s/]+\.[^\s/]+", url):
            raise ValueError(f"'{url}' is not a web address (http:// or https://)")
        return url


@dataclass(frozen=True, config=Strict)
class Contact:
    """One way to reach somebody.

    ``value`` is E.164 for ``phone`` and ``whatsapp``, the short code itself, a web address, an
    e-mail or a postal address. ``country``: where a short code works. ``dial_from``: countries it
    can be called from (empty: anywhere). ``keyword``: what to write in a text message. ``label``:
    who answers, per language. ``hours``: per language, only where the source says it. ``as_of``:
    the date of the source that prints it. ``source``: index of that source in the entry's list.
    """

    type: ContactType
    value: str
    as_of: EvidenceDate
    source: int
    country: Optional[str] = None
    dial_from: Tuple[str, ...] = ()
    keyword: Optional[str] = None
    label: Optional[Dict[str, str]] = None
    hours: Optional[Dict[str, str]] = None
    languages: Tuple[str, ...] = ()

    _as_of = validator("as_of", pre=True, allow_reuse=True)(_evidence_date)

    @validator("value")
    def _value_fits_its_type(cls, value: str, values: Dict[str, object]) -> str:
        kind = values.get("type")
        if kind in (ContactType.PHONE, ContactType.WHATSAPP) and not re.fullmatch(r"\+[1-9]\d{6,14}", value):
            raise ValueError(f"'{value}' is not E.164: + and the country code, digits only (+18773877771)")
        if kind is ContactType.SHORT_CODE and not re.fullmatch(r"[*#]?\d{2,6}", value):
            raise ValueError(f"'{value}' is not a short code: two to six digits")
        if kind is ContactType.SMS and not re.fullmatch(r"\+?\d{3,15}", value):
            raise ValueError(f"'{value}' is not a number to text: a short code, or + and the country code")
        return value


@dataclass(frozen=True, config=Strict)
class Translation:
    """Who wrote a text: a machine or a person, and who of the language's readers reviewed it, when."""

    origin: str
    reviewed_by: Optional[str] = None
    reviewed_on: Optional[EvidenceDate] = None

    _reviewed_on = validator("reviewed_on", pre=True, allow_reuse=True)(
        lambda value: None if value is None else _evidence_date(value)
    )

    @validator("origin")
    def _origin_is_known(cls, origin: str) -> str:
        if origin not in ("machine", "human"):
            raise ValueError(f"'{origin}' is not known: machine or human")
        return origin


@lru_cache(maxsize=TRANSLATIONS_KEPT)
def _the_one(translation: Translation) -> Translation:
    """Of all that say the same the first: seven thousand texts have few different ones."""
    return translation


@dataclass(frozen=True, config=Strict)
class Saying:
    """How an entry is said in one language. The first sentence of ``answer`` is the answer.

    ``cost``, ``eligibility``, ``reported_2011`` and ``today`` are said only where the sources say
    them; 2011 (what was told at the workshop of San Salvador) and today are never mixed.
    """

    title: str
    question: str
    answer: str
    translation: Translation
    steps: Tuple[str, ...] = ()
    caution: Optional[str] = None
    cost: Optional[str] = None
    eligibility: Optional[str] = None
    reported_2011: Optional[str] = None
    today: Optional[str] = None

    @validator("translation")
    def _translation_is_shared(cls, translation: Translation) -> Translation:
        return _the_one(translation)

    @validator("answer")
    def _answer_fits(cls, answer: str) -> str:
        if len(answer) > ANSWER_LENGTH:
            raise ValueError(f"has {len(answer)} characters, over {ANSWER_LENGTH}: move the rest to steps")
        return answer


@dataclass(frozen=True, config=Strict)
class Entry:
    """One thing that is known, with its sources, its contacts and how it is said.

    ``applies_in``: ISO 3166-1 alpha-2 codes, names of ``regions.yml``, or INT. ``for_origins``:
    whose nationals it serves (empty: anyone). ``danger``: the danger this entry is the plan for.
    ``refers_to``: entries whose contacts belong to this answer, best first, so that each number
    stands in one place. ``regardless_of_status``: None when the sources do not say. ``aliases``: ids
    it was known by before, or of what was merged into it. ``service_area``: the parts of its
    countries that it serves, names of ``areas.yml`` (empty: all of them).
    """

    id: str
    kind: Kind
    topics: Tuple[str, ...]
    status: Status
    applies_in: Tuple[str, ...]
    sources: Tuple[Source, ...]
    checked_on: EvidenceDate
    checked_by: str
    confidence: Confidence
    text: Dict[str, Saying]
    succeeded_by: Optional[str] = None
    since: Optional[EvidenceDate] = None
    until: Optional[EvidenceDate] = None
    run_by: Optional[str] = None
    name_local: Optional[str] = None
    for_origins: Tuple[str, ...] = ()
    regardless_of_status: Optional[bool] = None
    risk: Risk = Risk.NONE
    languages: Tuple[str, ...] = ()
    contacts: Tuple[Contact, ...] = ()
    refers_to: Tuple[str, ...] = ()
    aliases: Tuple[str, ...] = ()
    danger: Optional[Danger] = None
    service_area: Tuple[str, ...] = ()

    _dates = validator("checked_on", "since", "until", pre=True, allow_reuse=True)(
        lambda value: None if value is None else _evidence_date(value)
    )

    @validator("id")
    def _id_is_a_slug(cls, value: str) -> str:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
            raise ValueError(f"'{value}' is not a slug: small letters, digits and hyphens")
        return value

    @validator("sources", "topics", "applies_in", "text")
    def _not_empty(cls, value: object) -> object:
        if not value:
            raise ValueError("must not be empty")
        return value

    @validator("contacts", each_item=True)
    def _source_exists(cls, contact: Contact, values: Dict[str, object]) -> Contact:
        sources = values.get("sources")
        if sources is None:  # wrong themselves, and told
            return contact
        if not 0 <= contact.source < len(sources):  # type: ignore[arg-type]
            raise ValueError(f"source {contact.source} does not exist: sources are counted from 0")
        return contact


@dataclass(frozen=True, config=Strict)
class Topic:
    """What people ask about: an intent of the chat, a heading of the base.

    ``title`` is per language. ``needs_country``: the answer depends on where the person lives.
    """

    slug: str
    title: Dict[str, str]
    needs_country: bool
    description: str


@dataclass(frozen=True, config=Strict)
class Language:
    """A language the base is written in: its ISO 639 code and its name in itself."""

    code: str
    name: str


@dataclass(frozen=True, config=Strict)
class Corridor:
    """What it cost on average to send money from one country to another, in one quarter.

    Costs are percent of the amount sent (fee and exchange margin together), for 200 and for 500 US
    dollars; ``services``: how many services the averages are made of.
    """

    sender: str
    receiver: str
    year: int
    quarter: int
    cost_200: float
    services: int
    source: Source
    cost_500: Optional[float] = None

    @validator("cost_200", "cost_500")
    def _cost_is_possible(cls, cost: Optional[float]) -> Optional[float]:
        if cost is not None and not 0 < cost < 100:
            raise ValueError(f"{cost} % cannot be a cost: leave the corridor out")
        return cost

    @validator("services")
    def _services_are_enough(cls, services: int) -> int:
        if services < FEWEST_SERVICES:
            raise ValueError(f"an average over {services} services says little: {FEWEST_SERVICES} or more")
        return services

    @validator("quarter")
    def _quarter_exists(cls, quarter: int) -> int:
        if quarter not in (1, 2, 3, 4):
            raise ValueError(f"{quarter} is not a quarter: 1 to 4")
        return quarter
