"""Characters: what older systems on the way can write, and what they would make of the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lei.findings import Judgement, Severity, rule
from payments.messages.characters import (
    REFERENCE,
    beyond_extended,
    beyond_reference,
    invisible,
    outside,
    transliterated,
)
from payments.messages.index import flaw
from payments.messages.kinds import Subject
from payments.messages.rules.sources import CBPR, OWN

REFERENCES = (
    "MsgId", "InstrId", "EndToEndId", "TxId", "PmtInfId", "OrgnlMsgId", "OrgnlInstrId",
    "OrgnlEndToEndId", "OrgnlTxId", "BizMsgIdr", "CxlId", "RtrId", "StsId", "AcctSvcrRef",
)  # fmt: skip
TEXTS = (
    "Nm", "StrtNm", "BldgNb", "BldgNm", "Flr", "PstBx", "Room", "PstCd", "TwnNm", "TwnLctnNm",
    "DstrctNm", "CtrySubDvsn", "AdrLine", "Dept", "SubDept", "Ustrd", "AddtlInf", "InstrInf",
    "Nb", "Ref", "AddtlRmtInf", "AddtlNtryInf", "AddtlTxInf",
)  # fmt: skip
WRITTEN = (*TEXTS, *REFERENCES)
NAMES = ("Nm", "TwnNm", "StrtNm", "AdrLine")
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


@rule(
    "sandbox-text-blank",
    says="{tag} has no letter and no digit in it, so it names nobody and no place. Write the name "
    "or the place out.",
    source=f"{OWN}; a blank passes the schema, and says as little as an element left out",
    over=NAMES,
)
def names_say_something(subject: Subject) -> Iterator[Judgement]:
    for node in subject.index.all(*NAMES):
        if not node.children and not _LETTER_OR_DIGIT.search(node.text):
            yield flaw(node, tag=node.tag)


@rule(
    "sandbox-text-invisible",
    says="{tag} holds characters that nobody sees: {characters}. They can turn a text round or "
    "hide a part of it, so that a person and a machine read different words. Take them out.",
    source=f"{OWN}; Unicode Technical Report 36, section 2.10",
    over=WRITTEN,
)
def texts_can_be_seen(subject: Subject) -> Iterator[Judgement]:
    for node in subject.index.all(*WRITTEN):
        if not node.text.isascii() and (found := invisible(node.text)):
            yield flaw(node, tag=node.tag, characters=found)


@rule(
    "cbpr-reference-characters",
    says="{tag} has {characters}, which references between banks do not have. Use Latin letters, "
    "digits and / - ? : ( ) . , ' + only.",
    source=f"{CBPR}, FINX character set of identifications",
    over=REFERENCES,
)
def references_are_in_the_set(subject: Subject) -> Iterator[Judgement]:
    for node in subject.index.all(*REFERENCES):
        if beyond_reference(node.text):
            yield flaw(node, tag=node.tag, characters=outside(node.text, REFERENCE))


@rule(
    "cbpr-text-characters",
    says="“{found}” has {characters}, which many systems on the way cannot write. The other side "
    "will read “{written}” or similar; check that it still knows who is meant.",
    source=f"{CBPR}, FINX extended character set of names, addresses and remittance",
    severity=Severity.INFO,
    over=TEXTS,
)
def texts_are_in_the_set(subject: Subject) -> Iterator[Judgement]:
    for node in subject.index.all(*TEXTS):
        if beyond_extended(node.text) and not node.children:
            yield flaw(
                node,
                found=node.text,
                characters=outside(node.text),
                written=transliterated(node.text),
            )


RULES = (
    names_say_something,
    texts_can_be_seen,
    references_are_in_the_set,
    texts_are_in_the_set,
)
