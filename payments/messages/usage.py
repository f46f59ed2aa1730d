"""Usage rules: what a bank asks of a message beyond its schema.

The schema lets in an amount of JPY 1000.5, an LEI with wrong check digits and a header that names
another bank. These rules do not. Each looks at a `Subject` and yields one flaw a place.

Source: CBPR+ usage guidelines (rule numbers as R…), ISO 4217, ISO 13616, ISO 17442.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree
from stdnum import iban
from stdnum.exceptions import ValidationError

from lei.findings import Flaw, Judgement, NotApplicable, Value, rule
from payments.messages.kinds import Subject
from payments.messages.lei_gate import RULES as LEI_GATE
from payments.messages.places import at, every, line, place, tag, text, text_at
from payments.money import CURRENCIES

CBPR = "CBPR+ usage guidelines 2025"


def flaw(element: etree._Element, path: str = "", **values: Value) -> Flaw:
    """A flaw at an element, or at a place below it that is empty."""
    below = f"/{path}" if path else ""
    return Flaw.of(place(element) + below, line=line(element), **values)


@rule(
    "cbpr-header-present",
    says="The message came without its business application header. Send header and document "
    "together.",
    source=f"{CBPR}, head.001.001.02",
)
def header_present(subject: Subject) -> Iterator[Judgement]:
    if subject.envelope.header is None:
        yield flaw(subject.envelope.document)


@rule(
    "cbpr-header-kind",
    says="The header announces {header}, but the document is {document}.",
    source=f"{CBPR}, MsgDefIdr",
)
def header_names_the_message(subject: Subject) -> Iterator[Judgement]:
    yield from _agree(subject, "MsgDefIdr", subject.envelope.message_id)


@rule(
    "cbpr-header-number",
    says="The header has the number {header}, the message {document}. They are to be the same.",
    source=f"{CBPR}, R1: BizMsgIdr is the message's MsgId",
)
def header_has_the_number(subject: Subject) -> Iterator[Judgement]:
    yield from _agree(subject, "BizMsgIdr", text_at(_body(subject), "GrpHdr/MsgId"))


@rule(
    "cbpr-header-sender",
    says="The header comes from {header}, but the instructing bank is {document}.",
    source=f"{CBPR}, R2: Fr is the instructing agent",
)
def header_sender(subject: Subject) -> Iterator[Judgement]:
    instructing = _bank(subject, "InstgAgt")
    yield from _agree(subject, "Fr/FIId/FinInstnId/BICFI", instructing, _head_office)


@rule(
    "cbpr-header-receiver",
    says="The header goes to {header}, but the instructed bank is {document}.",
    source=f"{CBPR}, R3: To is the instructed agent",
)
def header_receiver(subject: Subject) -> Iterator[Judgement]:
    instructed = _bank(subject, "InstdAgt")
    yield from _agree(subject, "To/FIId/FinInstnId/BICFI", instructed, _head_office)


@rule(
    "cbpr-uetr",
    says="The payment has no UETR. Give it one (UUID version 4, lower case) and keep it through "
    "every bank.",
    source=f"{CBPR}: UETR is mandatory",
)
def uetr_present(subject: Subject) -> Iterator[Judgement]:
    for identification in _body(subject).iter("{*}PmtId"):
        if at(identification, "UETR") is None:
            yield flaw(identification, "UETR")


@rule(
    "cbpr-original-uetr",
    says="The report does not carry the UETR of the payment it answers.",
    source=f"{CBPR}: OrgnlUETR is mandatory",
)
def original_uetr_present(subject: Subject) -> Iterator[Judgement]:
    for transaction in every(_body(subject), "TxInfAndSts"):
        if at(transaction, "OrgnlUETR") is None:
            yield flaw(transaction, "OrgnlUETR")


@rule(
    "cbpr-rejection-reason",
    says="The payment is rejected without a reason. Say why, with a code.",
    source=f"{CBPR}: StsRsnInf is mandatory with RJCT",
)
def rejection_has_a_reason(subject: Subject) -> Iterator[Judgement]:
    for transaction in every(_body(subject), "TxInfAndSts"):
        rejected = text_at(transaction, "TxSts") == "RJCT"
        if rejected and at(transaction, "StsRsnInf/Rsn") is None:
            yield flaw(transaction, "StsRsnInf")


@rule(
    "cbpr-party-identified",
    says="{party} is a name alone. Add the address (town and country) or an identifier such as "
    "the LEI.",
    source=f"{CBPR}, R12 and R19: a name comes with an address",
)
def parties_are_identified(subject: Subject) -> Iterator[Judgement]:
    for party in _body(subject).iter("{*}Dbtr", "{*}Cdtr"):
        if at(party, "PstlAdr") is None and at(party, "Id") is None:
            yield flaw(party, party=text_at(party, "Nm") or tag(party))


@rule(
    "cbpr-address",
    says="The address of {party} has no {missing}. Town and country stand in fields of their own.",
    source=f"{CBPR}: structured or hybrid address, since November 2025",
)
def addresses_have_town_and_country(subject: Subject) -> Iterator[Judgement]:
    for address in _addresses(subject):
        missing = tuple(name for name in ("TwnNm", "Ctry") if at(address, name) is None)
        lines_alone = len(missing) == 2 and at(address, "AdrLine") is not None
        if missing and not lines_alone:  # unstructured is still let in
            yield flaw(address, missing[0], party=_holder(address), missing=missing)


@rule(
    "cbpr-remittance",
    says="The remittance is free text and structured at once. Keep one.",
    source=f"{CBPR}, R24: Strd or Ustrd",
)
def remittance_has_one_form(subject: Subject) -> Iterator[Judgement]:
    for remittance in _body(subject).iter("{*}RmtInf"):
        if at(remittance, "Strd") is not None and at(remittance, "Ustrd") is not None:
            yield flaw(remittance)


@rule(
    "iso4217-currency",
    says="{currency} is no currency of ISO 4217.",
    source="ISO 4217, list one",
)
def currencies_exist(subject: Subject) -> Iterator[Judgement]:
    for amount in _amounts(subject):
        if amount.attrib["Ccy"] not in CURRENCIES:
            yield flaw(amount, "@Ccy", currency=str(amount.attrib["Ccy"]))


@rule(
    "iso4217-minor-unit",
    says="{currency} {found} has more decimals than the currency: it has {digits}.",
    source="ISO 4217, minor unit",
)
def amounts_fit_the_minor_unit(subject: Subject) -> Iterator[Judgement]:
    for amount in _amounts(subject):
        currency = str(amount.attrib["Ccy"])
        digits = CURRENCIES.get(currency)
        decimals = text(amount).partition(".")[2].rstrip("0")
        if digits is not None and len(decimals) > digits:
            yield flaw(amount, currency=currency, found=text(amount), digits=digits)


@rule(
    "iso13616-iban",
    says="{iban} is no IBAN: its check digits, its length or its country is wrong.",
    source="ISO 13616-1:2020",
)
def ibans_are_right(subject: Subject) -> Iterator[Judgement]:
    for element in _body(subject).iter("{*}IBAN"):
        try:
            iban.validate(text(element))
        except ValidationError:
            yield flaw(element, iban=text(element))


def _agree(
    subject: Subject, path: str, expected: str | None, spelled: Callable[[str], str] = str
) -> Iterator[Judgement]:
    """Header and document name the same thing, as far as both name it."""
    header = subject.envelope.header
    found = None if header is None else at(header, path)
    if found is None or expected is None:
        yield NotApplicable(path)
    elif spelled(text(found)) != spelled(expected):
        yield flaw(found, header=text(found), document=expected)


def _head_office(bic: str) -> str:
    """A BIC that ends in XXX is the head office's, as the same of eight characters is."""
    return bic.removesuffix("XXX")


def _body(subject: Subject) -> etree._Element:
    """The one element below Document, where the message itself begins."""
    return next(subject.envelope.document.iterchildren("*"), subject.envelope.document)


def _bank(subject: Subject, role: str) -> str | None:
    return next(
        (text(found) for found in _body(subject).iterfind(f".//{{*}}{role}//{{*}}BICFI")), None
    )


def _addresses(subject: Subject) -> Iterator[etree._Element]:
    """The addresses of parties and banks; those of a remittance advice are not among them."""
    for holder in _body(subject).iter(*(f"{{*}}{name}" for name in HOLDERS)):
        yield from every(holder, "PstlAdr")


def _holder(address: etree._Element) -> str:
    holder = address.getparent()
    assert holder is not None
    return text_at(holder, "Nm") or tag(holder)


def _amounts(subject: Subject) -> Iterator[etree._Element]:
    return (element for element in _body(subject).iter("*") if "Ccy" in element.attrib)


HOLDERS = ("Dbtr", "Cdtr", "UltmtDbtr", "UltmtCdtr", "InitgPty", "FinInstnId")

COMMON = (
    header_present,
    header_names_the_message,
    header_has_the_number,
    currencies_exist,
    amounts_fit_the_minor_unit,
    ibans_are_right,
    *LEI_GATE,
)
"""What every message is held to."""

BETWEEN_BANKS = (header_sender, header_receiver)

PARTIES = (parties_are_identified, addresses_have_town_and_country, remittance_has_one_form)

TRANSFER_RULES = (uetr_present, *BETWEEN_BANKS, *PARTIES, *COMMON)
REPORT_RULES = (original_uetr_present, rejection_has_a_reason, *BETWEEN_BANKS, *COMMON)
INITIATION_RULES = (uetr_present, *PARTIES, *COMMON)

RULES = tuple(dict.fromkeys((*TRANSFER_RULES, *REPORT_RULES, *INITIATION_RULES)))
