"""A credential: a fictional issuer says that a person acts for an LEI in a role, and signs it.

A teaching stand-in for a vLEI and not one: a vLEI is an ACDC under KERI, chained from GLEIF to a
qualified issuer to the legal entity to the role. Here one issuer signs one JSON object.

Source: RFC 8032 (Ed25519); RFC 8785 for the bytes that are signed. The canonical form here is that
of RFC 8785 for what stands in a credential, texts and objects: names in order, no spaces.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from payments.world.tagged import plain, spelled

NOTICE: Final = "SANDBOX: a teaching stand-in for vLEI, not a vLEI"
SIGNATURE_DIGITS: Final = 128
KEY_DIGITS: Final = 64


@dataclass(frozen=True, slots=True)
class Credential:
    """A signed statement. `signature` is in hexadecimal, in small letters.

    `issuer` is the issuer's name; who trusts it knows its public key from elsewhere.
    """

    id: str
    notice: str
    issuer: str
    person: str
    lei: str
    role: str
    valid_from: datetime
    valid_until: datetime
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Issuer:
    """One who issues credentials, by name and public key (hexadecimal, 32 bytes)."""

    name: str
    public_key: str


class SigningKey:
    """An Ed25519 key made from a seed: the same seed gives the same key.

    Args:
        seed: any text; its SHA-256 is the private key. A seed that others know is for play only.
    """

    def __init__(self, seed: str) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(seed.encode()).digest())

    @property
    def public_key(self) -> str:
        """The public key in hexadecimal."""
        return self._key.public_key().public_bytes_raw().hex()

    def signed(self, credential: Credential) -> Credential:
        """The credential with this key's signature over all the rest of it."""
        return replace(credential, signature=self._key.sign(signed_bytes(plain(credential))).hex())


def signed_bytes(written: Mapping[str, Any]) -> bytes:
    """The bytes that are signed: the credential as it is written, without its signature."""
    return spelled({name: value for name, value in written.items() if name != "signature"})


def is_signed_by(written: Mapping[str, Any], public_key: str) -> bool:
    """Whether the signature of a credential, as it is written, is the key's.

    Only the one spelling of a signature counts: otherwise a changed letter would go unseen.
    """
    signature, key = written.get("signature"), _bytes(public_key, KEY_DIGITS)
    given = _bytes(signature, SIGNATURE_DIGITS) if isinstance(signature, str) else None
    if given is None or key is None:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(given, signed_bytes(written))
    except (InvalidSignature, ValueError):  # ValueError: texts that UTF-8 cannot write
        return False
    return True


def _bytes(text: str, digits: int) -> bytes | None:
    """The bytes of a text in hexadecimal, in small letters and of that length; else None."""
    if len(text) != digits or not set(text) <= set("0123456789abcdef"):
        return None
    return bytes.fromhex(text)
