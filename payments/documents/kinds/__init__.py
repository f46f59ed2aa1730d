"""The trade documents a seller presents: typed facts, not pictures.

Only facts that stand on the face of a document are here (UCP 600 art. 14(a)). `None` means that
the document does not state it. What each field is called in the trade's dictionary stands in
`payments.documents.elements`.
"""

from __future__ import annotations

from typing import TypeAlias

from payments.documents.kinds.certificates import (
    BeneficiaryCertificate,
    CertificateOfOrigin,
    InspectionCertificate,
    WeightCertificate,
)
from payments.documents.kinds.commercial import (
    Contract,
    CreditNote,
    Draft,
    Invoice,
    Order,
    PackingList,
)
from payments.documents.kinds.insurance import InsuranceCertificate, InsurancePolicy
from payments.documents.kinds.transport import (
    AirWaybill,
    BillOfLading,
    Capacity,
    RoadNote,
    SeaWaybill,
)

__all__ = [
    "DOCUMENT_KINDS", "AirWaybill", "BeneficiaryCertificate", "BillOfLading", "Capacity",
    "CertificateOfOrigin", "Contract", "CreditNote", "Document", "Draft",
    "InspectionCertificate", "InsuranceCertificate", "InsurancePolicy", "Invoice", "Order",
    "PackingList", "RoadNote", "SeaWaybill", "TransportDocument", "WeightCertificate",
]  # fmt: skip

TransportDocument: TypeAlias = BillOfLading | SeaWaybill | AirWaybill | RoadNote
Document: TypeAlias = (
    Invoice
    | BillOfLading
    | InsurancePolicy
    | PackingList
    | CertificateOfOrigin
    | Contract
    | Order
    | CreditNote
    | SeaWaybill
    | AirWaybill
    | RoadNote
    | InsuranceCertificate
    | InspectionCertificate
    | WeightCertificate
    | BeneficiaryCertificate
    | Draft
)

DOCUMENT_KINDS: tuple[type[Document], ...] = (
    Invoice,
    BillOfLading,
    InsurancePolicy,
    PackingList,
    CertificateOfOrigin,
    Contract,
    Order,
    CreditNote,
    SeaWaybill,
    AirWaybill,
    RoadNote,
    InsuranceCertificate,
    InspectionCertificate,
    WeightCertificate,
    BeneficiaryCertificate,
    Draft,
)
