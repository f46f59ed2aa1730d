"""A bank pays a bank on its own account: under a credit it claims, and is reimbursed.

Nobody's customer is an end of such a payment. It travels as a pacs.009, and no bank on its way
takes a charge from it.

Source: ISO 20022 pacs.009 (FinancialInstitutionCreditTransfer).
"""

from __future__ import annotations

from payments.network.model import AccountKind, Instruction, Network


def between_banks(network: Network, order: Instruction) -> bool:
    """Whether both ends of the payment are banks' own accounts."""
    ends = (order.debtor_account, order.creditor_account)
    return all(network.accounts[end].kind is AccountKind.CLAIMS for end in ends)
