"""Deployments."""

from datetime import datetime
from typing import Any

from ninja import Schema
from pydantic import ConfigDict, Field


class DeploymentIn(Schema):
    """How long the search may take, in seconds."""

    model_config = ConfigDict(extra="forbid")
    time_limit_s: int = Field(default=60, ge=5, le=1800)


class DeploymentOut(Schema):
    """A deployment, how far it is, and the levels that its search has reached."""

    id: int
    draft: int | None = Field(alias="draft_id")
    version: int | None = Field(alias="version.number", default=None)
    state: str
    plan_sha256: str
    time_limit_s: int
    asked_at: datetime
    ended_at: datetime | None
    cancel_asked: bool
    progress: list[dict[str, Any]]
    fault: str
