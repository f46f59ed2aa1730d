"""THE table of routes: who may call which. `sandbox.access` holds each request to it.

A route that the table lacks is shut to everybody; a test tells of it, and of a row without a route.
What a seat may
do inside its world is not said here but by the acts that are open to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Who(Enum):
    """Who may call a route, in the words of the help."""

    ANYBODY = "Anybody who reaches the server"
    LINK = "Whoever holds the link: its key is in the address"
    SEATED = "Whoever holds the key of a seat, or takes part in a workshop"
    PARTICIPANT = "Whoever takes part in the workshop"
    MEMBER = "Whoever takes part in the workshop, and its trainer"
    WORLD = "Each seat of the world, as far as it may see, its own key and its trainer"
    ACTOR = "Each seat of the world to which the act is open, its own key and its trainer"
    WORLD_KEY = "The world’s own key, and the trainer of its workshop"
    TRAINER = "The trainer: by key, or at this machine where nobody else reaches the server"


WHO_SENTENCES = tuple(who.value for who in Who)


@dataclass(frozen=True, slots=True)
class Row:
    """Methods and a path of the URL map, its placeholders by name alone, and who may call it.

    A path that ends in `*` stands for all routes that begin so.
    """

    methods: str
    path: str
    who: Who


ACCESS: tuple[Row, ...] = (
    Row("POST", "/api/comparisons", Who.ANYBODY),
    Row("POST", "/api/credentials/check", Who.ANYBODY),
    Row("POST", "/api/deadlines/check", Who.ANYBODY),
    Row("GET", "/api/docs", Who.ANYBODY),
    Row("POST", "/api/documents/check", Who.ANYBODY),
    Row("GET", "/api/entities", Who.ANYBODY),
    Row("GET", "/api/entities/<lei>", Who.ANYBODY),
    Row("GET", "/api/entities/<lei>/ownership", Who.ANYBODY),
    Row("GET", "/api/lei/<code>", Who.ANYBODY),
    Row("POST", "/api/lei/checks", Who.ANYBODY),
    Row("POST", "/api/messages/check", Who.ANYBODY),
    Row("POST", "/api/notices/check", Who.ANYBODY),
    Row("GET", "/api/openapi.json", Who.ANYBODY),
    Row("POST", "/api/presentations/check", Who.ANYBODY),
    Row("GET", "/api/presentations/schema", Who.ANYBODY),
    Row("POST", "/api/workshops/<workshop>/join", Who.ANYBODY),
    Row("POST", "/api/workshops/<workshop>/rejoin", Who.ANYBODY),
    Row("POST", "/api/worlds", Who.ANYBODY),
    Row("GET", "/", Who.ANYBODY),
    Row("GET", "/assets/<filename>", Who.ANYBODY),
    Row("GET POST", "/checks", Who.ANYBODY),
    Row("GET", "/compare", Who.ANYBODY),
    Row("GET", "/entities/<lei>", Who.ANYBODY),
    Row("GET", "/entities/<lei>/ownership", Who.ANYBODY),
    Row("GET", "/entities/<lei>/ownership.csv", Who.ANYBODY),
    Row("GET", "/entities/<lei>/ownership.svg", Who.ANYBODY),
    Row("GET POST", "/examine", Who.ANYBODY),
    Row("GET", "/gleif/*", Who.ANYBODY),
    Row("GET", "/health", Who.ANYBODY),
    Row("GET", "/help", Who.ANYBODY),
    Row("GET", "/help/*", Who.ANYBODY),
    Row("GET POST", "/join", Who.ANYBODY),
    Row("GET", "/join/<code>", Who.ANYBODY),
    Row("GET POST", "/messages", Who.ANYBODY),
    Row("GET POST", "/rejoin", Who.ANYBODY),
    Row("GET", "/static/<filename>", Who.ANYBODY),
    Row("GET", "/workshops", Who.ANYBODY),
    Row("GET", "/worlds", Who.ANYBODY),
    Row("GET", "/s/<key>", Who.LINK),
    Row("GET", "/t/<key>", Who.LINK),
    Row("GET", "/seat", Who.SEATED),
    Row("POST", "/api/workshops/<workshop>/hints", Who.PARTICIPANT),
    Row("DELETE POST", "/api/workshops/<workshop>/seat", Who.PARTICIPANT),
    Row("POST", "/api/workshops/<workshop>/debrief/appeals", Who.PARTICIPANT),
    Row("POST", "/seat/hints", Who.PARTICIPANT),
    Row("POST", "/workshops/<workshop>/debrief/appeals", Who.PARTICIPANT),
    Row("GET", "/seat/news", Who.PARTICIPANT),
    Row("GET POST", "/seat/places", Who.PARTICIPANT),
    Row("GET", "/api/workshops/<workshop>", Who.MEMBER),
    Row("GET", "/api/workshops/<workshop>/debrief", Who.MEMBER),
    Row("GET", "/workshops/<workshop>/certificates/<person>.pdf", Who.MEMBER),
    Row("GET", "/workshops/<workshop>/debrief", Who.MEMBER),
    Row("GET", "/workshops/<workshop>/debrief/<table>", Who.MEMBER),
    Row("GET", "/workshops/<workshop>/debrief/<table>.<form>", Who.MEMBER),
    Row("GET", "/api/worlds/<world>", Who.WORLD),
    Row("GET", "/api/worlds/<world>/accounts", Who.WORLD),
    Row("GET", "/api/worlds/<world>/acts/open", Who.WORLD),
    Row("GET", "/api/worlds/<world>/collections", Who.WORLD),
    Row("GET", "/api/worlds/<world>/collections/<collection>", Who.WORLD),
    Row("GET", "/api/worlds/<world>/credentials", Who.WORLD),
    Row("GET", "/api/worlds/<world>/credits/<credit>", Who.WORLD),
    Row("GET", "/api/worlds/<world>/credits/<credit>/presentations/<presentation>", Who.WORLD),
    Row(
        "GET",
        "/api/worlds/<world>/credits/<credit>/presentations/<presentation>/documents/<number>",
        Who.WORLD,
    ),
    Row(
        "GET",
        "/api/worlds/<world>/credits/<credit>/presentations/<presentation>/documents/<number>.pdf",
        Who.WORLD,
    ),
    Row(
        "GET",
        "/api/worlds/<world>/credits/<credit>/presentations/<presentation>/documents/<number>.xml",
        Who.WORLD,
    ),
    Row("GET", "/api/worlds/<world>/deliveries", Who.WORLD),
    Row("POST", "/api/worlds/<world>/deliveries/<number>/replay", Who.WORLD),
    Row("GET", "/api/worlds/<world>/guarantees", Who.WORLD),
    Row("GET", "/api/worlds/<world>/guarantees/<number>", Who.WORLD),
    Row("GET", "/api/worlds/<world>/invoices", Who.WORLD),
    Row("GET", "/api/worlds/<world>/invoices/<number>", Who.WORLD),
    Row("GET", "/api/worlds/<world>/log", Who.WORLD),
    Row("GET", "/api/worlds/<world>/messages/<number>", Who.WORLD),
    Row("GET", "/api/worlds/<world>/presentations/<presentation>", Who.WORLD),
    Row("GET", "/api/worlds/<world>/requests", Who.WORLD),
    Row("GET", "/api/worlds/<world>/titles", Who.WORLD),
    Row("GET", "/api/worlds/<world>/titles/<title>", Who.WORLD),
    Row("GET", "/api/worlds/<world>/transfers", Who.WORLD),
    Row("GET", "/api/worlds/<world>/transfers/<uetr>", Who.WORLD),
    Row("GET POST", "/api/worlds/<world>/webhooks", Who.WORLD),
    Row("DELETE", "/api/worlds/<world>/webhooks/<number>", Who.WORLD),
    Row("GET", "/worlds/<world_id>", Who.WORLD),
    Row("GET", "/worlds/<world_id>/collections/<number>", Who.WORLD),
    Row("GET", "/worlds/<world_id>/credits/<credit_number>", Who.WORLD),
    Row("GET", "/worlds/<world_id>/credits/<credit_number>/papers", Who.WORLD),
    Row(
        "GET", "/worlds/<world_id>/credits/<credit_number>/presentations/<presentation>", Who.WORLD
    ),
    Row(
        "GET",
        "/worlds/<world_id>/credits/<credit_number>/presentations/<presentation>/documents/<number>",
        Who.WORLD,
    ),
    Row(
        "GET",
        "/worlds/<world_id>/credits/<credit_number>/presentations/<presentation>/documents/<number>.<form>",
        Who.WORLD,
    ),
    Row("POST", "/worlds/<world_id>/deliveries/<number>/replay", Who.WORLD),
    Row("GET", "/worlds/<world_id>/guarantees/<number>", Who.WORLD),
    Row("GET", "/worlds/<world_id>/invoices/<number>", Who.WORLD),
    Row("GET", "/worlds/<world_id>/log", Who.WORLD),
    Row("GET", "/worlds/<world_id>/messages/<number>", Who.WORLD),
    Row("GET", "/worlds/<world_id>/news", Who.WORLD),
    Row("GET", "/worlds/<world_id>/papers/<name>/<number>", Who.WORLD),
    Row("GET", "/worlds/<world_id>/papers/<name>/<number>.<form>", Who.WORLD),
    Row("GET", "/worlds/<world_id>/requests", Who.WORLD),
    Row("GET", "/worlds/<world_id>/titles/<number>", Who.WORLD),
    Row("GET", "/worlds/<world_id>/transfers/<uetr>", Who.WORLD),
    Row("GET", "/worlds/<world_id>/transfers/<uetr>/now", Who.WORLD),
    Row("GET", "/worlds/<world_id>/webhooks", Who.WORLD),
    Row("POST", "/api/worlds/<world>/acts", Who.ACTOR),
    Row("POST", "/api/worlds/<world>/clock", Who.ACTOR),
    Row("POST", "/api/worlds/<world>/credits", Who.ACTOR),
    Row("POST", "/api/worlds/<world>/credits/<credit>/presentations", Who.ACTOR),
    Row("POST", "/api/worlds/<world>/faults", Who.ACTOR),
    Row("DELETE", "/api/worlds/<world>/faults/<target>", Who.ACTOR),
    Row("POST", "/api/worlds/<world>/transfers", Who.ACTOR),
    Row("POST", "/api/worlds/<world>/transfers/<uetr>/<verb>", Who.ACTOR),
    Row("POST", "/worlds/<world_id>/acts", Who.ACTOR),
    Row("POST", "/worlds/<world_id>/credits/<credit_number>/papers", Who.ACTOR),
    Row("POST", "/api/worlds/<world>/copy", Who.WORLD_KEY),
    Row("GET", "/api/worlds/<world>/ledger/check", Who.WORLD_KEY),
    Row("GET", "/api/worlds/<world>/replay", Who.WORLD_KEY),
    Row("POST", "/worlds/<world_id>/copy", Who.WORLD_KEY),
    Row("POST", "/worlds/<world_id>/links", Who.WORLD_KEY),
    Row("GET", "/worlds/<world_id>/seats/<seat>", Who.WORLD_KEY),
    Row("POST", "/api/workshops", Who.TRAINER),
    Row("DELETE", "/api/workshops/<workshop>", Who.TRAINER),
    Row("POST", "/api/workshops/<workshop>/anonymise", Who.TRAINER),
    Row("POST", "/api/workshops/<workshop>/broadcast", Who.TRAINER),
    Row("POST", "/api/workshops/<workshop>/clock", Who.TRAINER),
    Row("POST", "/api/workshops/<workshop>/debrief/appeals/<number>", Who.TRAINER),
    Row("POST", "/api/workshops/<workshop>/debrief/release", Who.TRAINER),
    Row("POST", "/api/workshops/<workshop>/debrief/scores", Who.TRAINER),
    Row("POST", "/api/workshops/<workshop>/faults", Who.TRAINER),
    Row("POST", "/api/workshops/<workshop>/freeze", Who.TRAINER),
    Row("GET", "/api/workshops/<workshop>/monitor", Who.TRAINER),
    Row("POST", "/api/workshops/<workshop>/phase", Who.TRAINER),
    Row("POST", "/workshops", Who.TRAINER),
    Row("GET POST", "/workshops/<workshop>/anonymise", Who.TRAINER),
    Row("POST", "/workshops/<workshop>/broadcast", Who.TRAINER),
    Row("GET", "/workshops/<workshop>/debrief.<form>", Who.TRAINER),
    Row("POST", "/workshops/<workshop>/debrief/<table>/appeals/<number>", Who.TRAINER),
    Row("POST", "/workshops/<workshop>/debrief/<table>/scores", Who.TRAINER),
    Row("POST", "/workshops/<workshop>/debrief/release", Who.TRAINER),
    Row("POST", "/workshops/<workshop>/clock", Who.TRAINER),
    Row("GET POST", "/workshops/<workshop>/close", Who.TRAINER),
    Row("POST", "/workshops/<workshop>/faults", Who.TRAINER),
    Row("POST", "/workshops/<workshop>/freeze", Who.TRAINER),
    Row("POST", "/workshops/<workshop>/hints", Who.TRAINER),
    Row("GET", "/workshops/<workshop>/monitor", Who.TRAINER),
    Row("POST", "/workshops/<workshop>/pace", Who.TRAINER),
    Row("GET", "/workshops/<workshop>/people/<number>", Who.TRAINER),
    Row("POST", "/workshops/<workshop>/people/<person>/forget", Who.TRAINER),
    Row("POST", "/workshops/<workshop>/people/<person>/pin", Who.TRAINER),
    Row("POST", "/workshops/<workshop>/people/<person>/seat", Who.TRAINER),
    Row("POST", "/workshops/<workshop>/phase", Who.TRAINER),
    Row("GET", "/workshops/<workshop>/projector", Who.TRAINER),
    Row("GET", "/workshops/<workshop>/run-sheet", Who.TRAINER),
    Row("POST", "/workshops/<workshop>/tick", Who.TRAINER),
    Row("GET", "/workshops/dry-run/<scenario>/<end>", Who.TRAINER),
    Row("GET", "/workshops/packs/<scenario>.pdf", Who.TRAINER),
    Row("GET", "/workshops/new", Who.TRAINER),
    Row("GET", "/metrics", Who.TRAINER),
)
