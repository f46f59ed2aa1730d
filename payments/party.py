"""A party to a contract, a credit or a payment: one name, one LEI, one address everywhere."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """A structured or hybrid address; `lines` holds at most two lines of 70 characters.

    Source: ISO 20022 PostalAddress24; hybrid form as in CBPR+ since November 2025.
    """

    town: str
    country: str
    street: str | None = None
    building: str | None = None
    post_code: str | None = None
    region: str | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Party:
    """A firm. `id` is its short name inside one world (`seller`, `savanna`)."""

    id: str
    name: str
    lei: str | None = None
    address: PostalAddress | None = None
