"""The page of help that lists the faults, made from their table.

`sandbox/help/faults.md` is what `page()` gives; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator

from payments.network.faults import FAULTS, Fault, Station

TITLES: dict[Station, str] = {
    Station.DEBTOR_BANK: "At the payer's bank",
    Station.NEXT_BANK: "At the next bank",
    Station.CREDITOR_BANK: "At the payee's bank",
    Station.ANSWER: "In what is told and asked afterwards",
}


def page() -> str:
    """The page, in Markdown."""
    return "\n".join((INTRODUCTION, *_tables())) + "\n"


def _tables() -> Iterator[str]:
    for station, title in TITLES.items():
        yield f"\n## {title}\n"
        yield "| Fault | Reference | What goes wrong | What happens | Code |\n|---|---|---|---|---|"
        yield from (_row(row) for row in FAULTS if row.station is station)


def _row(row: Fault) -> str:
    code = f"`{row.reason}`" if row.reason else ""
    return f"| `{row.id}` | `{row.magic}` | {row.says}. | {row.happens} | {code} |"


INTRODUCTION = """# Making a payment fail

A payment of the sandbox fails when you want it to, the same way every time. There are three ways.

- **A reference.** Put the reference of the table into the end-to-end id, or as a word into the text
  for the payee.
- **An account.** A world's opening can give an account a behaviour; every payment of that account
  then meets the fault.
- **An act.** With the world's key, `fault.plant` with
  `{"fault": "account-closed", "on": "<account or UETR>"}` plants a fault on an account or on one
  payment, and `fault.lift` takes it away. No seat is told.

A payment that is held waits ten banking days for somebody to release or reject it; then the bank
rejects it. One that waits for money on the account between two banks waits five. What a bank has
booked already is returned, bank by bank; what it has not is rejected. Charges that were taken stay
taken.

With `address-unstructured` and `name-mismatch` the pacs.008 that the banks exchange shows what is
wrong: an address in lines alone, and a name that is not the LEI's. Read it, or have it checked
under `cbpr-2026`. A fault that is planted when the message has left already is not in it."""
