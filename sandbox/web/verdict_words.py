"""What the look-up page says: headings, stages, answers and next steps, by rule and purpose."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from lei.standing import Fitness, Purpose

STAGES: tuple[tuple[LazyString, tuple[str, ...]], ...] = (
    (_("Length: 20 characters"), ("lei-empty", "lei-one-short", "lei-length")),
    (
        _("Letters A to Z and figures, two figures at the end"),
        ("lei-character", "lei-check-letters"),
    ),
    (
        _("Check digits fit the other eighteen characters"),
        ("lei-check-digits", "lei-check-digits-rare"),
    ),
)
"""What is checked of a code, in order, each with the rules that may find something there."""

HEADINGS: Mapping[str, LazyString] = {
    "lei-empty": _("There is no code here"),
    "lei-one-short": _("One character is missing"),
    "lei-length": _("This is not the length of an LEI"),
    "lei-character": _("There is a character in it that no LEI has"),
    "lei-check-letters": _("It does not end in two figures"),
    "lei-check-digits": _("The check digits do not fit"),
    "lei-lapsed": _("Nobody renewed this LEI"),
    "lei-renewal-overdue": _("Its renewal is overdue"),
    "lei-retired": _("Closed: not for new papers"),
    "lei-duplicate": _("This firm has another code"),
    "lei-annulled": _("This code was taken back"),
    "lei-not-published": _("This code is not in force"),
    "lei-entity-inactive": _("It has come to its end"),
}
"""The heading of a verdict by its worst finding."""

_COMPARE = _("Compare the name and the address with those on your contract.")

STEPS: Mapping[str, tuple[LazyString, ...]] = {
    "held": (
        _COMPARE,
        _("Look at who stands above it in the accounts."),
        _("Check it again on the day you sign, and on the day you pay."),
    ),
    "not-held": (
        _("Ask the firm where its record can be seen, and compare the name."),
        _("Look the code up at GLEIF: this register holds only what was loaded into it."),
    ),
    "lei-one-short": (_("Compare the code with the paper it was copied from."),),
    "lei-length": (_("Copy the code again, whole: 20 characters, spaces do not count."),),
    "lei-character": (_("Type the code again with letters A to Z and figures only."),),
    "lei-check-letters": (_("Compare the last two characters with the paper."),),
    "lei-check-digits": (
        _("Compare the code with the paper, character by character."),
        _("If the paper says the same, ask the firm for its code. Do not ship or pay on this one."),
    ),
    "lei-lapsed": (
        _("Ask the firm to renew its LEI, through any issuer, before you ship."),
        _COMPARE,
        _("Tell your bank. Some banks hold a payment while a code is lapsed."),
    ),
    "lei-renewal-overdue": (_("Ask the firm whether it renews."), _COMPARE),
    "lei-retired": (_("Ask the firm for the code it has now, or for who took it over."), _COMPARE),
    "lei-duplicate": (_("Use the other code."), _COMPARE),
    "lei-annulled": (_("Ask the firm for its right code."),),
    "lei-not-published": (_("Ask the firm for a code that is in force."),),
    "lei-entity-inactive": (
        _("Do not make a new contract under this name."),
        _("Ask who took the firm over, and check that firm’s code."),
    ),
}
"""What to do next, by the worst finding; `held` and `not-held` when there is none."""

PURPOSES: Mapping[Purpose, LazyString] = {
    Purpose.IDENTIFY: _("Knowing who this is"),
    Purpose.PAYMENT: _("A new payment"),
    Purpose.REPORTING: _("Regulatory reporting"),
}

FITNESS: Mapping[Fitness, tuple[str, LazyString]] = {
    Fitness.YES: ("ok", _("Yes")),
    Fitness.ASK: ("warn", _("Ask first")),
    Fitness.NO: ("bad", _("No")),
}

WHY: Mapping[tuple[Purpose, Fitness], LazyString] = {
    (Purpose.IDENTIFY, Fitness.YES): _("The code still names this firm."),
    (Purpose.IDENTIFY, Fitness.ASK): _("The record is not one in force."),
    (Purpose.IDENTIFY, Fitness.NO): _("The code was given in error."),
    (Purpose.PAYMENT, Fitness.YES): _("The registration is current."),
    (Purpose.PAYMENT, Fitness.ASK): _("Your bank or theirs may want a current registration."),
    (Purpose.PAYMENT, Fitness.NO): _("Firm or registration is no longer in force."),
    (Purpose.REPORTING, Fitness.YES): _("The registration is current."),
    (Purpose.REPORTING, Fitness.ASK): _("Reports may carry it; say that it has lapsed."),
    (Purpose.REPORTING, Fitness.NO): _("A report needs a code that is in force."),
}
