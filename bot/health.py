"""Whether the assistant lives, and whether it can answer: for whoever supervises it."""

from __future__ import annotations

import logging

from sanic import Blueprint
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.office import Office

logger = logging.getLogger(__name__)


def add_health(blueprint: Blueprint) -> None:
    """``/health/live``: the process runs. ``/health/ready``: model, databases and danger plans answer (else 503)."""

    @blueprint.get("/health/live", name="live")
    async def live(_request: Request) -> HTTPResponse:
        return json({"live": True})

    @blueprint.get("/health/ready", name="ready")
    async def ready(request: Request) -> HTTPResponse:
        office: Office | None = getattr(request.app.ctx, "office", None)
        if office is None or office.closing:
            return json({"ready": False}, status=503)
        try:
            state = await office.state()
        except Exception as error:
            logger.error("health: %s", type(error).__name__)
            return json({"ready": False, "fault": type(error).__name__}, status=503)
        return json({"ready": True, **state})
