"""How fast messages go: build, serialise, re-read and validate one pacs.008; check it.

The peer does the same work on the same envelope, header and document, but with pyiso20022's
objects and xsdata's serialiser. Both are timed in one run, in CPU seconds of one core, in turns, so
that a busy machine slows both. `measured` and `measured_check` are for `make bench`; LEIs are
looked up among the fictional firms, which lie ready in memory.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

from order_files import Firms
from pyiso20022.head.head_001_001_02 import head_001_001_02 as head
from pyiso20022.pacs.pacs_008_001_08 import pacs_008_001_08 as iso
from xsdata.formats.dataclass.serializers import XmlSerializer
from xsdata.models.datatype import XmlDate, XmlDateTime

from payments.messages import check, pacs_008, profile, standard
from payments.messages.forms import Agent
from payments.party import Party

SAMPLES = Path(__file__).parents[2] / "fixtures" / "messages"
ROUNDS, MESSAGES_A_ROUND = 7, 200
PROMISED = {"ours": 4_000, "ratio": 3.0}
"""Of one message: a second at least, and times the peer at least."""
PROMISED_CHECK = 2_000
"""Of the whole check of one message, its LEIs looked up: a second at least."""


def measured() -> dict[str, float]:
    """Messages a second, ours and the peer's, and how many times ours are the peer's."""
    value = pacs_008.read((SAMPLES / "pacs_008" / "coffee.xml").read_bytes())
    serializer = XmlSerializer()
    ours, peer = float("inf"), float("inf")
    for _ in range(ROUNDS):
        ours = min(ours, _seconds(lambda: pacs_008.read(pacs_008.build(value))))
        peer = min(peer, _seconds(lambda: pacs_008.read(_peer(serializer, value))))
    return {"ours": 1 / ours, "peer": 1 / peer, "ratio": peer / ours}


def measured_check() -> float:
    """Messages a second through the whole check: schema, usage rules, codes, LEIs looked up."""
    data, records = (SAMPLES / "pacs_008" / "coffee.xml").read_bytes(), Firms()
    under, on = profile("current"), date(2026, 2, 16)
    if any(found.rule.startswith("lei-gate") for found in check(data, under, records, on).findings):
        raise ValueError("the firms of the sample are not in order")
    return 1 / min(_seconds(lambda: check(data, under, records, on)) for _ in range(ROUNDS))


def test_the_peer_writes_the_same_message():
    value = pacs_008.read((SAMPLES / "pacs_008" / "coffee.xml").read_bytes())
    assert pacs_008.read(_peer(XmlSerializer(), value)) == value


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    for _ in range(MESSAGES_A_ROUND):
        work()
    return (time.process_time() - started) / MESSAGES_A_ROUND


def _peer(serializer: XmlSerializer, value: pacs_008.CustomerCreditTransfer) -> bytes:
    parts = (
        serializer.render(part, ns_map={None: standard.namespace(message_id)}).partition("?>")[2]
        for part, message_id in (
            (_header(value), "head.001.001.02"),
            (_document(value), pacs_008.ID),
        )
    )
    return f"<Envelope>{''.join(parts)}</Envelope>".encode()


def _header(value: pacs_008.CustomerCreditTransfer) -> head.AppHdr:
    return head.AppHdr(
        fr=head.Party44Choice(fiid=_bank(head, Agent(value.instructing.bic))),
        to=head.Party44Choice(fiid=_bank(head, Agent(value.instructed_agent.bic))),
        biz_msg_idr=value.message_id,
        msg_def_idr=pacs_008.ID,
        biz_svc="swift.cbprplus.03",
        cre_dt=XmlDateTime.from_datetime(value.created_at),
    )


def _document(value: pacs_008.CustomerCreditTransfer) -> iso.Document:
    group = iso.GroupHeader93(
        msg_id=value.message_id,
        cre_dt_tm=XmlDateTime.from_datetime(value.created_at),
        nb_of_txs="1",
        sttlm_inf=iso.SettlementInstruction7(
            sttlm_mtd=iso.SettlementMethod1Code(value.settlement_method.value)
        ),
    )
    transfer = iso.FitoFicustomerCreditTransferV08(
        grp_hdr=group, cdt_trf_tx_inf=[_transaction(value)]
    )
    return iso.Document(fito_ficstmr_cdt_trf=transfer)


def _transaction(value: pacs_008.CustomerCreditTransfer) -> iso.CreditTransferTransaction39:
    return iso.CreditTransferTransaction39(
        pmt_id=iso.PaymentIdentification7(
            instr_id=value.instruction_id, end_to_end_id=value.end_to_end_id, uetr=value.uetr
        ),
        intr_bk_sttlm_amt=_amount(iso.ActiveCurrencyAndAmount, value.amount),
        intr_bk_sttlm_dt=XmlDate.from_date(value.settled_on),
        instd_amt=_amount(iso.ActiveOrHistoricCurrencyAndAmount, value.instructed),
        chrg_br=iso.ChargeBearerType1Code(value.charge_bearer.value),
        instg_agt=_bank(iso, value.instructing),
        instd_agt=_bank(iso, value.instructed_agent),
        dbtr=_party(value.debtor),
        dbtr_acct=_account(iso.AccountIdentification4Choice(iban=value.debtor_account)),
        dbtr_agt=_bank(iso, value.debtor_agent),
        cdtr_agt=_bank(iso, value.creditor_agent),
        cdtr=_party(value.creditor),
        cdtr_acct=_account(
            iso.AccountIdentification4Choice(
                othr=iso.GenericAccountIdentification1(id=value.creditor_account)
            )
        ),
        rmt_inf=iso.RemittanceInformation16(ustrd=[value.remittance]),
    )


def _amount(kind, money):
    return kind(value=Decimal(money.amount), ccy=money.currency)


def _account(identification):
    return iso.CashAccount38(id=identification)


def _bank(module, agent: Agent):
    named = module.FinancialInstitutionIdentification18(bicfi=agent.bic, lei=agent.lei)
    return module.BranchAndFinancialInstitutionIdentification6(fin_instn_id=named)


def _party(party: Party) -> iso.PartyIdentification135:
    address = party.address
    return iso.PartyIdentification135(
        nm=party.name,
        pstl_adr=iso.PostalAddress24(
            strt_nm=address.street,
            bldg_nb=address.building,
            pst_cd=address.post_code,
            twn_nm=address.town,
            ctry=address.country,
        ),
        id=iso.Party38Choice(org_id=iso.OrganisationIdentification29(lei=party.lei)),
    )
