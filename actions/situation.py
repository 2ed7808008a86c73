"""What an action knows when it is called: the message just understood, and what is remembered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, FrozenSet, Mapping, Optional, Tuple

ASKED_SAFE = "safe?"
"""In ``told``: since the last danger the person has been asked whether they are safe."""


@dataclass(frozen=True)
class Desk:
    """What people of the organisation do now. ``chats``: "open", "closed" (outside their hours), or None: they take
    over no conversations. ``position``: place in the queue of this conversation's case, or of one opened now.
    ``state``: of that case, None where there is none; ``calls``: it waits for a call. ``minutes``: that a case takes,
    None: not known.
    """

    chats: Optional[str] = None
    callbacks: bool = False
    position: Optional[int] = None
    state: Optional[str] = None
    calls: bool = False
    minutes: Optional[int] = None

    @property
    def may_be_asked_to_call(self) -> bool:
        """Whether the organisation calls back, and has not been asked to already."""
        return self.callbacks and not self.calls


@dataclass(frozen=True)
class Situation:
    """The message and the memory together. Countries are ISO 3166-1 alpha-2.

    ``intent``: of the message. ``text``: its words, without thanks and what it says that it is not about
    (``bot.nlu.needs``). ``placeless``: those without the places that it names.
    ``topic``: what the conversation is about, after this message.
    ``named``: the roles of the places that this very message names. ``mentioned``: the countries it names in any
    role, also as whose something is ("the virtual school of El Salvador"). ``denied``: the names, as written, of places
    that are said not to be meant ("not in Madrid"). ``implied``: the residence was only
    guessed from an office, a paper ("IMSS") or where somebody else is: good enough for this answer, not remembered.
    ``left``: the country where the person was before, and may have left something behind: wages, a child.
    ``areas``: the parts of that country (``areas.yml``) that were named before.
    ``kept``: the places to be remembered instead, where those of this answer are a relative's ("my sister in Spain").
    ``alternatives``: countries that a city of this name lies in, where nothing says which is meant. ``amount``: in
    US dollars, where the message names one; ``names_money``: it names an amount of any currency.
    ``listed``: ids of the entries offered last. ``before``: the slots.
    ``presses_place``: a button with a country asks what was asked before, there.
    ``service``: what the person wants to have near (a ``Service``), asked in this message or the one before.
    ``location``: latitude and longitude that the person shared, rounded to a tenth of a degree; never remembered.
    ``shown``: ids of the entries that were told, the last one first. ``denies``: the message turns away from that one.
    ``is_faint``: the danger that the message may tell of is just possible.
    ``is_unsure``: that danger was heard in no words that always tell of it, and not beyond doubt.
    ``is_of_other``: what the message tells of happens to somebody else.
    ``is_safe``: somebody who told of a danger says that it is over.
    ``detail``, ``talk``, ``rating``, ``consent``: what a button or a phrase asks. ``desk``: who of the organisation
    can be reached now.
    ``confidence``: of the intent; 1 for a button. ``likelihoods``: how likely the message is about each topic.
    ``is_foreign``: the message looks like none of our languages.
    ``danger``: that the message tells of; ``possible_danger``: that it may tell of; ``last_danger``: that an
    earlier one told of.
    """

    intent: str
    text: str
    language: str
    placeless: str = ""
    confidence: float = 1.0
    likelihoods: Mapping[str, float] = field(default_factory=dict)
    is_foreign: bool = False
    danger: Optional[str] = None
    possible_danger: Optional[str] = None
    last_danger: Optional[str] = None
    topic: Optional[str] = None
    origin: Optional[str] = None
    residence: Optional[str] = None
    destination: Optional[str] = None
    transit: Optional[str] = None
    city: Optional[str] = None
    left: Optional[str] = None
    areas: FrozenSet[str] = frozenset()
    named: Tuple[str, ...] = ()
    mentioned: Tuple[str, ...] = ()
    denied: Tuple[str, ...] = ()
    implied: bool = False
    kept: Mapping[str, Optional[str]] = field(default_factory=dict)
    alternatives: Tuple[str, ...] = ()
    amount: Optional[float] = None
    names_money: bool = False
    presses_place: bool = False
    service: Optional[str] = None
    location: Optional[Tuple[float, float]] = None
    entry: Optional[str] = None
    detail: Optional[str] = None
    talk: Optional[str] = None
    rating: Optional[str] = None
    consent: Optional[str] = None
    desk: Desk = Desk()
    listed: Tuple[str, ...] = ()
    shown: Tuple[str, ...] = ()
    denies: bool = False
    is_faint: bool = False
    is_unsure: bool = False
    is_of_other: bool = False
    is_safe: bool = False
    told: Tuple[str, ...] = ()
    misunderstood: int = 0
    before: Mapping[str, Any] = field(default_factory=dict)

    @property
    def mentioned_nationals(self) -> FrozenSet[str]:
        """Countries that the message names and the person does not live in: something may be for their nationals."""
        return frozenset(self.mentioned) - {self.residence}

    @property
    def corridor(self) -> Optional[str]:
        """ "US-HN": who sends money where, once both are known."""
        sender, receiver = self.residence, self.destination or self.origin
        return f"{sender}-{receiver}" if sender and receiver and sender != receiver else None
