"""A guarantor pays: a transfer to the beneficiary that the applicant's account is debited for.

Our choice: the debit is made whether the money is there or not. The guarantor's promise does not
hang on the applicant (URDG 758 art. 5(a)), so an account that falls below nothing is what the
applicant owes the bank.
"""

from __future__ import annotations

from payments.guarantee.guarantee import Guarantee
from payments.money import Money
from payments.network.ids import Ids
from payments.network.model import Instruction, Outcome
from payments.network.transfers import priced, taken
from payments.world.guarantee_letters import account_of
from payments.world.parts import customer_account
from payments.world.state import World


def ordered(world: World, guarantee: Guarantee, amount: Money, ids: Ids) -> Outcome:
    """The payment. Raises NoSuchPart where a side has no account, and as `transfers.priced`."""
    terms = guarantee.terms
    bank = terms.counter_guarantor or terms.guarantor
    instruction = Instruction(
        debtor_account=customer_account(world, terms.applicant, bank, amount.currency).number,
        creditor_account=account_of(world, terms.beneficiary, amount.currency).number,
        amount=amount,
        remittance=f"Demand under guarantee {terms.number}",
    )
    quote = priced(world.network, instruction, world.now)
    return taken(world.network, instruction, quote, world.now, ids)
