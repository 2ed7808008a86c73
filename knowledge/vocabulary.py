"""The closed vocabularies of an entry: what each field may say."""

from __future__ import annotations

from enum import Enum


class Kind(str, Enum):
    """What sort of thing an entry is; decides how soon it must be checked again."""

    EMERGENCY_NUMBER = "emergency_number"
    HOTLINE = "hotline"
    SERVICE = "service"
    PROGRAMME = "programme"
    SHELTER = "shelter"
    PROCEDURE = "procedure"
    RIGHT = "right"
    LAW = "law"
    TREATY = "treaty"
    INSTITUTION = "institution"
    MECHANISM = "mechanism"
    STATISTIC = "statistic"
    PUBLICATION = "publication"
    CORRIDOR = "corridor"
    SCHOLARSHIP = "scholarship"


class Status(str, Enum):
    """Whether the thing exists today; ``unknown`` when the sources do not say."""

    ACTIVE = "active"
    REFORMED = "reformed"
    DISCONTINUED = "discontinued"
    UNKNOWN = "unknown"


class Risk(str, Enum):
    """What using it may bring upon a person without papers."""

    NONE = "none"
    REPORTING = "reporting"
    DETENTION = "detention"
    DEPORTATION = "deportation"


class Danger(str, Enum):
    """The dangers that have a plan of their own (design section 6)."""

    VIOLENCE = "violence"
    SELF_HARM = "self_harm"
    MEDICAL = "medical"
    RAID = "raid"
    TRAFFICKING = "trafficking"
    LOST = "lost"
    CHILD_ALONE = "child_alone"


MISTAKABLE = (Danger.VIOLENCE.value, Danger.RAID.value, Danger.TRAFFICKING.value)
"""Dangers that what a landlord or a boss does may sound like. Who is ill, lost, alone or wants to die does not end that
by what they say of something else."""


class Confidence(str, Enum):
    """How sure the curator is, after reading the sources."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class ContactType(str, Enum):
    """How a contact is used. ``phone`` and ``whatsapp`` are E.164; a short code belongs to one country."""

    PHONE = "phone"
    SHORT_CODE = "short_code"
    SMS = "sms"
    WHATSAPP = "whatsapp"
    CHAT = "chat"
    URL = "url"
    EMAIL = "email"
    ADDRESS = "address"


class Service(str, Enum):
    """What somebody may want to have near: what the places of ``content/places`` are."""

    CONSULATE = "consulate"
    HEALTH_WINDOW = "health_window"
    SHELTER = "shelter"
