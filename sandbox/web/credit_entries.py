"""What the acts on a credit ask for on a form."""

from __future__ import annotations

from collections.abc import Mapping

from lei.findings import Rule
from payments.credit.credit import Disposal, Role
from payments.documents.presentation import Dossier
from payments.documents.ucp600 import RULES
from payments.world import bank_closing, credit_acts
from payments.world.credit_life import AMENDABLE
from payments.world.view import WorldView
from sandbox.web.fields import Field, Fields, Option
from sandbox.web.language import day
from sandbox.web.language import gettext as _
from sandbox.web.papers import paper
from sandbox.web.presentation_words import GROUND_PAPERS
from sandbox.web.words import CHANGES, DISPOSALS, GROUNDS


def _present(view: WorldView) -> tuple[Field, ...]:
    issuer = Option(Role.ISSUING_BANK.value, _("To the bank that issued the credit"))
    usual = Option("", _("To the bank that the credit names"))
    to = Field("to", _("To which bank"), "one", options=(usual, issuer), needed=False)
    return (*papers_ready(view), to)


def _ship(view: WorldView) -> tuple[Field, ...]:
    """Nothing to enter: the sailing that takes the goods, where the scenario has one."""
    leaves = view.sailing
    if leaves is None or not leaves.vessel:
        return ()
    hint = _("%(vessel)s, on board on %(day)s.", vessel=leaves.vessel, day=day(leaves.on))
    return (Field("sailing", _("The goods leave with"), "one", hint, needed=False),)


def papers_ready(view: WorldView) -> tuple[Field, ...]:
    """The papers that lie ready, to choose one set of."""
    sets = tuple(
        Option(laid.name, laid.says, papers=tuple(map(paper, laid.documents)))
        for laid in view.document_sets
    )
    return (Field("document_set", _("Which papers"), "one", _to_come(view), sets),)


def _to_come(view: WorldView) -> str:
    """What is said of papers that are not there, or not all."""
    if not view.document_sets and not view.sets_coming:
        return _("No papers lie ready: they come once the goods have left.")
    return " ".join(
        _("The papers of this set are dated %(day)s; they are there from that day.",
          day=day(each.there_on))
        for each in view.sets_coming
    )  # fmt: skip


def _find(view: WorldView) -> tuple[Field, ...]:
    hint = _("For yourself: nobody else sees it. The notice comes after.")
    return (Field("discrepancies", _("What does not comply"), "many", hint, _grounds(view)),)


def _refuse(view: WorldView) -> tuple[Field, ...]:
    places = tuple(Option(d.value, str(DISPOSALS[d])) for d in Disposal)
    return (
        Field(
            "discrepancies",
            _("What does not comply"),
            "many",
            _("One notice only: what is not in it is lost."),
            _grounds(view),
        ),
        Field(
            "disposal",
            _("The papers"),
            "one",
            _("Without this line the notice is not valid."),
            places,
            needed=False,
        ),
        Field(
            "words",
            _("In your own words"),
            "long",
            _("Sent along with the grounds. Words alone are no ground."),
            needed=False,
            length_max=credit_acts.WORDS_MAX,
        ),
    )


def _grounds(view: WorldView) -> tuple[Option, ...]:
    """The grounds by the paper they are about; last those about papers that nobody has seen."""
    seen = {kind for credit in view.credits for kind in credit.terms.documents}
    seen |= {
        paper.kind for c in view.credits for made in c.presentations for paper in made.documents
    }
    near = [(name, ids) for name, kinds, ids in GROUND_PAPERS if not kinds or kinds & seen]
    far = [ids for _name, kinds, ids in GROUND_PAPERS if kinds and not kinds & seen]
    groups = (*near, (_("Papers that are not in this set"), frozenset[str]().union(*far)))
    return tuple(
        _ground(rule, str(name)) for name, ids in groups for rule in RULES if rule.id in ids
    )


def _ground(rule: Rule[Dossier], group: str) -> Option:
    return Option(rule.id, str(GROUNDS.get(rule.id, rule.id)), rule.source, group=group)


def _amend(_view: WorldView) -> tuple[Field, ...]:
    hint = _("Leave empty what stays.")
    return (_changed("amount", "money", hint), *_dates(hint))


def _accept(_view: WorldView) -> tuple[Field, ...]:
    parts = tuple(Option(name, str(CHANGES[name])) for name in AMENDABLE)
    hint = _("Tick nothing to accept the whole amendment. To accept a part is to reject it.")
    return (Field("only", _("Only these parts"), "many", hint, parts, needed=False),)


def _transfer(view: WorldView) -> tuple[Field, ...]:
    firms = tuple(Option(party.id, party.name) for party in view.parties)
    hint = _("Leave empty what stays. It may only be less, or sooner.")
    return (
        Field("second_beneficiary", _("The second seller"), "one", options=firms),
        Field("amount", str(CHANGES["amount"]), "money", _("At most the amount of the credit.")),
        *_dates(hint),
    )


def _close(_view: WorldView) -> tuple[Field, ...]:
    return (Field("until", _("Closed up to and with"), "text", _("A day, as in 2026-04-30.")),)


def _dates(hint: str) -> tuple[Field, ...]:
    day = _("A day, as in 2026-04-30.")
    return (
        _changed("expires_on", "text", f"{day} {hint}"),
        _changed("latest_shipment_on", "text", f"{day} {hint}"),
        _changed("presentation_days", "number", hint),
    )


def _changed(name: str, control: str, hint: str) -> Field:
    return Field(name, str(CHANGES[name]), control, hint, needed=False)


CREDIT_ENTRIES: Mapping[str, Fields] = {
    credit_acts.SHIP: _ship,
    credit_acts.PRESENT: _present,
    "credit.find_discrepant": _find,
    "credit.refuse": _refuse,
    "credit.amend": _amend,
    "credit.accept_amendment": _accept,
    "credit.transfer": _transfer,
    "credit.substitute": papers_ready,
    bank_closing.KIND: _close,
}
"""The entries of each act on a credit that needs some."""
