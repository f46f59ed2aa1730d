"""The definitions of ISO 20022 messages, as pyiso20022's classes carry them.

A message id is `pacs.008.001.08`: business area, message, variant, version. Each *component* of a
message is a class; `shape` lists the places in it, in the order of the standard.

Source: ISO 20022 message definition reports, by way of pyiso20022 1.6.

>>> [slot.tag for slot in shape(definition("pacs.008.001.08"))]
['FIToFICstmrCdtTrf']
"""

from __future__ import annotations

import dataclasses
import importlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from types import NoneType
from typing import cast, get_args, get_type_hints

from payments.errors import UnknownMessage

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:"
HEADER = "head.001.001.02"
"""The business application header of CBPR+."""

_ID = re.compile(r"[a-z]{4}\.\d{3}\.\d{3}\.\d{2}")


class Kind(Enum):
    """What a place in a component is filled with."""

    ELEMENT = "Element"
    ATTRIBUTE = "Attribute"
    TEXT = "Text"
    ANYTHING = "Wildcard"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a component. `most` is None where there is no limit.

    `facets` are the limits of its text, in the words of XML Schema with underscores
    (`max_length`, `pattern` …).
    """

    tag: str
    kind: Kind
    type: type
    least: int
    most: int | None
    facets: Mapping[str, object]

    @property
    def many(self) -> bool:
        return self.most != 1


def namespace(message_id: str) -> str:
    """The XML namespace of a message."""
    return NAMESPACE + message_id


def unprefixed(namespace: str, **prefixes: str) -> dict[str, str]:
    """The `nsmap` of an element whose tags go without a prefix; lxml's key for that is None."""
    return cast("dict[str, str]", {None: namespace, **prefixes})


@lru_cache(maxsize=256)
def message_id(namespace: str) -> str:
    """The id in an ISO 20022 namespace. Raises UnknownMessage for any other namespace."""
    found = namespace.removeprefix(NAMESPACE)
    if namespace == found or not _ID.fullmatch(found):
        raise UnknownMessage(namespace)
    return found


@lru_cache(maxsize=256)
def message_of(name: str) -> str:
    """The id of the message that an element (`{namespace}tag`) is of. Raises as `message_id`."""
    return message_id(name.rpartition("}")[0].removeprefix("{"))


@lru_cache(maxsize=64)
def definition(message_id: str) -> type:
    """The class of a message's root element.

    Raises UnknownMessage when there is none, and for the versions of 2006: their definitions do
    not tell a choice from a sequence.
    """
    if not _ID.fullmatch(message_id):
        raise UnknownMessage(message_id)
    name = message_id.replace(".", "_")
    try:
        module = importlib.import_module(f"pyiso20022.{message_id[:4]}.{name}.{name}")
    except ModuleNotFoundError:
        raise UnknownMessage(namespace(message_id)) from None
    root: type = getattr(module, root_tag(message_id))
    if message_id in slots(root):  # in 2006 the message element was named by the id
        raise UnknownMessage(namespace(message_id))
    return root


def root_tag(message_id: str) -> str:
    """`AppHdr` for a header, `Document` for all else."""
    return "AppHdr" if message_id.startswith("head.") else "Document"


def component_at(message_id: str, path: str) -> type:
    """The class of what stands at a path of tags below the root; the root's for an empty path."""
    component = definition(message_id)
    for tag in path.split("/") if path else ():
        component = slots(component)[tag].type
    return component


@cache
def shape(component: type) -> tuple[Slot, ...]:
    """The places of a component, in order; none for a simple type."""
    if not dataclasses.is_dataclass(component):
        return ()
    hints = get_type_hints(component)
    return tuple(
        _slot(field.metadata, hints[field.name]) for field in dataclasses.fields(component)
    )


@cache
def slots(component: type) -> Mapping[str, Slot]:
    """The child elements of a component by their tag."""
    return {slot.tag: slot for slot in shape(component) if slot.kind is Kind.ELEMENT}


def is_choice(component: type) -> bool:
    """Whether exactly one of the places is to be filled."""
    return component.__name__.endswith("Choice") or component.__name__ in UNNAMED_CHOICES


def components(root: type) -> Iterator[type]:
    """`root` and every type below it, each once."""
    seen, waiting = {root}, [root]
    while waiting:
        component = waiting.pop()
        yield component
        new = {slot.type: None for slot in shape(component) if slot.type not in seen}
        seen.update(new)
        waiting.extend(new)


def _slot(metadata: Mapping[str, object], hint: object) -> Slot:
    many = getattr(hint, "__origin__", None) is list
    least = metadata.get("min_occurs", 0) if many else int(bool(metadata.get("required")))
    most = metadata.get("max_occurs") if many else 1
    return Slot(
        tag=str(metadata.get("name", "")),
        kind=Kind(metadata.get("type", "Text")),
        type=_one_type(hint),
        least=least if isinstance(least, int) else 0,
        most=most if isinstance(most, int) else None,
        facets={name: metadata[name] for name in FACETS if name in metadata},
    )


def _one_type(hint: object) -> type:
    """The class in `X`, `None | X` or `list[X]`."""
    if isinstance(hint, type) and not get_args(hint):
        return hint
    found: type = next(one for one in get_args(hint) if one is not NoneType)
    return found


UNNAMED_CHOICES = ("CashAccountType2", "CashBalanceAvailabilityDate1")
"""Choices of 2009, before the standard named them so."""

FACETS = (
    "min_length",
    "max_length",
    "pattern",
    "min_inclusive",
    "total_digits",
    "fraction_digits",
)
"""The limits of a text that ISO 20022 uses."""
