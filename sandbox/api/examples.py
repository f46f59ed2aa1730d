"""What answers look like, by path: the examples of the API's description. A test asks for each.

Long texts and long lists are cut: an example shows the shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_UETR = "1e12df7e-c2d7-46fe-9f5b-9e3e621aac80"
_WORLD = "40ef3728de72ced478e5"
_EUR = {"amount": "250.00", "currency": "EUR"}
_RECEIVED = {"amount": "243.80", "currency": "EUR"}
_FEE = {"amount": "6.20", "currency": "EUR"}
_CODE = "SBOX00R7ELBK04T9QZ11"
_MESSAGE = {
    "number": 12,
    "kind": "pacs.008.001.08",
    "sender": "hansa",
    "receiver": "savanna",
    "at": "2026-03-02T08:00:00+00:00",
    "about": _UETR,
    "leg": 0,
    "status": None,
    "reason": None,
    "text": "<?xml version='1.0' encoding='UTF-8'?> …",
}

EXAMPLES: Mapping[str, dict[str, Any]] = {
    "/health": {"status": "ok"},
    "/api/entities": {
        "entities": [
            {
                "lei": _CODE,
                "name": "Rösterei Elbe GmbH",
                "country": "DE",
                "status": "ISSUED",
                "entity_status": "ACTIVE",
            }
        ],
        "next": None,
    },
    "/api/lei/{code}": {
        "code": "SBOX00R7ELBKO4T9QZ11",
        "normalised": "SBOX00R7ELBKO4T9QZ11",
        "verdict": "invalid",
        "findings": [
            {
                "rule": "lei-check-digits",
                "severity": "error",
                "source": "ISO/IEC 7064:2003, MOD 97-10",
                "at": "code[19]",
                "values": {"expected": "03", "found": "11"},
                "says": "This code has a slip in it. …",
            }
        ],
        "suggestions": [{"code": _CODE, "legal_name": "Rösterei Elbe GmbH", "why": "look-alike"}],
        "entity": None,
        "standing": None,
    },
    "/api/worlds/{world}/accounts": {
        "accounts": [
            {
                "account": "0100-480600-EUR",
                "bank": "savanna",
                "holder": "highland",
                "lei": "SBOX00H4K7NB39D2XV53",
                "balance": {"amount": "162143.80", "currency": "EUR"},
            }
        ],
        "next": "0100-480600-EUR",
    },
    "/api/worlds/{world}/acts/open": {
        "open": [
            {
                "kind": "advance",
                "about": "",
                "body": {"to": "next"},
                "says": "Move the clock",
                "schema": {"type": "object", "properties": {"to": {"type": "string"}}},
            }
        ]
    },
    "/api/worlds/{world}/log": {
        "acts": [
            {
                "number": 2,
                "seat": "elbe",
                "kind": "transfer.order",
                "at": "2026-03-02T08:00:00+00:00",
                "about": [_UETR],
                "transfers": [_UETR],
                "body": {
                    "debtor_account": "DE11000000000000480600",
                    "creditor_account": "0100-480600-EUR",
                    "amount": _EUR,
                },
            }
        ],
        "next": None,
    },
    "/api/worlds/{world}/transfers": {
        "transfers": [
            {
                "uetr": _UETR,
                "status": "ACCC",
                "reason": None,
                "instructed": {"amount": "12150.00", "currency": "EUR"},
                "received": {"amount": "12138.00", "currency": "EUR"},
            }
        ],
        "next": None,
    },
    "/api/worlds/{world}/transfers/{uetr}": {
        "uetr": _UETR,
        "status": "ACCC",
        "reason": None,
        "instructed": _EUR,
        "received": _RECEIVED,
        "charges": [{"bank": "savanna", "amount": _FEE, "billed": False}],
        "fx": [],
        "hops": [
            {
                "bank": "hansa",
                "at": "2026-03-02T08:00:00+00:00",
                "status": "ACSP",
                "reason": "G000",
            },
            {
                "bank": "savanna",
                "at": "2026-03-02T08:30:00+00:00",
                "status": "ACCC",
                "reason": None,
            },
        ],
        "messages": [_MESSAGE],
        "postings": [
            {
                "bank": "savanna",
                "account": "0100-480600-EUR",
                "money": _RECEIVED,
                "about": _UETR,
            }
        ],
    },
    "/api/worlds/{world}/messages/{number}": _MESSAGE,
    "/api/worlds/{world}/ledger/check": {"balanced": True, "findings": []},
    "/api/worlds/{world}/replay": {"same": True, "differs": None},
    "/api/worlds/{world}/webhooks": {
        "webhooks": [
            {
                "number": 1,
                "seat": "trainer",
                "url": "http://127.0.0.1:9000/hook",
                "kinds": ["transfer.status"],
                "behaviour": "normal",
            }
        ],
        "next": None,
    },
    "/api/worlds/{world}/deliveries": {
        "deliveries": [
            {
                "number": 1,
                "webhook": 1,
                "event": f"{_WORLD}.2.trainer.1",
                "kind": "transfer.status",
                "state": "waiting",
                "tries": 2,
                "answered": "503",
                "next_try_at": "2026-11-24T14:11:29.775760+00:00",
                "body": {
                    "id": f"{_WORLD}.2.trainer.1",
                    "kind": "transfer.status",
                    "world": _WORLD,
                    "act": 2,
                    "at": "2026-03-02T08:00:00+00:00",
                    "data": {"uetr": _UETR, "status": "ACSP", "reason": None},
                },
            }
        ],
        "next": None,
    },
    "/api/worlds/{world}/requests": {
        "requests": [
            {
                "id": "00066106411600a1b6e5bc7e",
                "at": "2026-11-24T14:09:09.922+00:00",
                "seat": "trainer",
                "method": "POST",
                "path": f"/api/worlds/{_WORLD}/transfers",
                "status": 202,
                "took_ms": 4,
                "uetrs": [_UETR],
            }
        ],
        "next": None,
    },
}
