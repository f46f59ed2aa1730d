"""What GLEIF's words for names, kinds, checks and events mean, by the word as it is published."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

NAME_TYPES: Mapping[str, LazyString] = {
    "ALTERNATIVE_LANGUAGE_LEGAL_NAME": _("legal name in another language"),
    "PREVIOUS_LEGAL_NAME": _("former legal name"),
    "TRADING_OR_OPERATING_NAME": _("name it trades under"),
    "PREFERRED_ASCII_TRANSLITERATED_LEGAL_NAME": _("legal name in plain letters, its own choice"),
    "AUTO_ASCII_TRANSLITERATED_LEGAL_NAME": _("legal name in plain letters, made by a machine"),
}

CATEGORIES: Mapping[str, LazyString] = {
    "GENERAL": _("a firm or other body"),
    "BRANCH": _("a branch: part of a firm in another country, no firm of its own"),
    "FUND": _("a fund"),
    "SOLE_PROPRIETOR": _("a person in business under their own name"),
    "RESIDENT_GOVERNMENT_ENTITY": _("a public body"),
    "INTERNATIONAL_ORGANIZATION": _("an organisation of several states"),
}

CHECKED: Mapping[str, LazyString] = {
    "PENDING": _("the check is not finished"),
    "ENTITY_SUPPLIED_ONLY": _("by nobody: the firm’s own words only"),
    "PARTIALLY_CORROBORATED": _("in part, against a public register or papers"),
    "FULLY_CORROBORATED": _("in full, against a public register or papers"),
}

EVENTS: Mapping[str, LazyString] = {
    "CHANGE_LEGAL_NAME": _("It changed its legal name"),
    "CHANGE_OTHER_NAMES": _("It changed another of its names"),
    "CHANGE_LEGAL_ADDRESS": _("It moved its legal address"),
    "CHANGE_HQ_ADDRESS": _("It moved its head office"),
    "CHANGE_LEGAL_FORM": _("It changed its legal form"),
    "DEMERGER": _("It split off part of itself"),
    "SPINOFF": _("It spun off part of itself"),
    "ABSORPTION": _("It was absorbed by another firm"),
    "ACQUISITION_BRANCH": _("The branch went to another firm"),
    "TRANSFORMATION_BRANCH_TO_SUBSIDIARY": _("The branch became a firm of its own"),
    "TRANSFORMATION_SUBSIDIARY_TO_BRANCH": _("The firm became a branch"),
    "TRANSFORMATION_UMBRELLA_TO_STANDALONE": _("The fund left its umbrella"),
    "BREAKUP": _("It broke up"),
    "MERGERS_AND_ACQUISITIONS": _("It merged with another firm, or was bought"),
    "BANKRUPTCY": _("It went bankrupt"),
    "LIQUIDATION": _("It is being wound up"),
    "VOLUNTARY_ARRANGEMENT": _("It came to terms with its creditors"),
    "INSOLVENCY": _("It cannot pay its debts"),
    "DISSOLUTION": _("It was dissolved"),
}

EVENT_STATES: Mapping[str, tuple[str, LazyString]] = {
    "IN_PROGRESS": ("wait", _("under way")),
    "COMPLETED": ("ok", _("completed")),
    "WITHDRAWN_CANCELLED": ("closed", _("withdrawn")),
}
