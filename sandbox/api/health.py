"""`/health`: whether this process answers, and reaches its database and its register."""

from __future__ import annotations

from apiflask import APIBlueprint
from sqlalchemy import text

from sandbox.api.schemas import HealthOut
from sandbox.edge import register, session

health = APIBlueprint("health", __name__, tag="Service")


@health.get("/health")
@health.output(HealthOut)
def show() -> dict[str, str]:
    """Whether the service works."""
    session().execute(text("SELECT 1"))
    register().publications()
    return {"status": "ok"}
