"""The API for programs, under `/api`: one file a noun, an endpoint is a declaration and a line.

Who acts comes from the key (`Authorization: Bearer`) or the seat's cookie, when from the world's
clock; nothing in a body is believed about either.
"""

from __future__ import annotations

from apiflask import APIBlueprint

from sandbox.api import codes, docs, entities, health, lab, messages, metrics, worlds
from sandbox.api.collections import collections
from sandbox.api.comparisons import comparisons
from sandbox.api.credentials import credentials
from sandbox.api.debriefs import debrief
from sandbox.api.documents import documents
from sandbox.api.orders import orders
from sandbox.api.parts import parts
from sandbox.api.presentations import presentations
from sandbox.api.presented import presented
from sandbox.api.promises import promises
from sandbox.api.titles import titles
from sandbox.api.verbs import verbs
from sandbox.api.workshops import workshops

ROOMS: tuple[APIBlueprint, ...] = (
    health.health,
    metrics.metrics,
    docs.docs,
    codes.codes,
    entities.entities,
    messages.messages,
    worlds.worlds,
    orders,
    parts,
    presentations,
    comparisons,
    collections,
    titles,
    promises,
    credentials,
    documents,
    presented,
    verbs,
    lab.lab,
    workshops,
    debrief,
)
