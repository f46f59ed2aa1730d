"""The payee as the payer writes it: name, address and LEI, and what a bank needs of the address.

The banks of this sandbox send no payment on whose payee's address has not town and country in
fields of their own: a choice for training. The market still takes free lines for a while.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lei.findings import Finding, Flaw, Judgement, Rule, examine, rule
from payments.network.names import alike
from payments.party import Party, PostalAddress


@dataclass(frozen=True, slots=True)
class Payee:
    """Whom the payer means. `lines` are free lines of the address, at most three."""

    name: str
    lei: str | None = None
    street: str | None = None
    post_code: str | None = None
    town: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2
    lines: tuple[str, ...] = ()
    building: str | None = None
    region: str | None = None
    bank: str | None = None  # BIC of the bank that keeps the account, as the payer has it

    @property
    def missing(self) -> tuple[str, ...]:
        """What the address lacks, in the words of ISO 20022; nothing where none is given."""
        parts = (self.street, self.building, self.post_code, self.region, self.town, self.country)
        given = any((*parts, *self.lines))
        needed = (("TwnNm", self.town), ("Ctry", self.country)) if given else ()
        return tuple(name for name, value in needed if not value)


def read_payee(payee: Payee) -> tuple[Finding, ...]:
    """What the payer's bank finds wrong with it."""
    return examine(payee, RULES).findings if payee.missing else ()


def as_written(payee: Payee, holder: Party) -> Party:
    """Whom the payer wrote: what it left out is the account holder's, if it means the holder."""
    meant = alike(payee.name, holder.name)
    address = holder.address if meant else None
    if payee.town and payee.country:
        address = PostalAddress(
            town=payee.town,
            country=payee.country,
            street=payee.street,
            building=payee.building,
            post_code=payee.post_code,
            region=payee.region,
            lines=payee.lines[:2],
        )
    return Party(holder.id, payee.name, payee.lei or (holder.lei if meant else None), address)


@rule(
    "payee-address",
    says="The address of {payee} has no {missing} in a field of its own. The bank sends nothing on "
    "and answers {reason}. Write town and country in their own fields; the street may stay a line.",
    source="ISO 20022 PostalAddress24; CBPR+, structured and hybrid addresses; status reason BE04",
)
def _town_and_country(payee: Payee) -> Iterator[Judgement]:
    if payee.missing:
        yield Flaw.of("payee", payee=payee.name, missing=payee.missing, reason="BE04")


RULES: tuple[Rule[Payee], ...] = (_town_and_country,)
