"""Runs the actions inside the server: no second process, no port, no conversation sent over HTTP."""

from __future__ import annotations

import json
import logging
from functools import lru_cache
from typing import Any, Dict, Optional

import fastjsonschema
from async_timeout import timeout
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.events import Event
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

logger = logging.getLogger(__name__)

FAILED: Dict[str, Any] = {"events": [], "responses": [{"response": "utter_failed"}]}


class InProcessActions(EndpointConfig):
    """Stands where Rasa expects the address of an action server; runs the same ``rasa_sdk`` actions."""

    def __init__(self, package: str, seconds: float) -> None:
        """``package``: where the actions are; ``seconds``: how long one may take."""
        super().__init__(url="inproc://actions", enable_selective_domain=True)
        self._executor = ActionExecutor()
        self._executor.register_package(package)
        self._seconds = seconds

    @property
    def names(self) -> tuple[str, ...]:
        """The actions that were found."""
        return tuple(sorted(self._executor.actions))

    async def request(
        self, method: str = "post", subpath: Optional[str] = None, content_type: Optional[str] = None,
        compress: bool = False, json: Optional[Dict[str, Any]] = None, **_: Any,
    ) -> Dict[str, Any]:  # fmt: skip
        """Run the action of a call. One that fails is answered by a phrase: it never leaves a person in silence."""
        call = json or {}
        try:
            async with timeout(self._seconds):  # no task of its own, which asyncio.wait_for would make
                result = await self._executor.run(call)
            return dict(result or FAILED)
        except ActionExecutionRejection as rejection:
            raise _rejected(rejection) from rejection
        except Exception as error:
            # The traceback would carry the person's words: only the place and the sort of fault are logged.
            logger.error("action '%s' failed: %s%s", call.get("next_action"), type(error).__name__, _place(error))
            if ((call.get("tracker") or {}).get("latest_message") or {}).get("danger"):
                # No phrase instead of a plan: the turn stays unanswered, and the danger desk answers from memory.
                return {"events": [], "responses": []}
            return {"events": [], "responses": [dict(response) for response in FAILED["responses"]]}

    async def draft(self, action: str, message: Dict[str, Any], slots: Dict[str, Any]) -> Optional[Dict[str, Any]]:
        """What an action words of a message that Rasa has not seen, as a draft; None when it words nothing."""
        tracker = {"sender_id": "", "slots": slots, "latest_message": message, "events": []}
        result = await self.request(json={"next_action": action, "sender_id": "", "tracker": tracker})
        return result["responses"][0].get("custom") if result["responses"] else None


def check_results_once() -> None:
    """Let Rasa check an action's result without checking its own schema again each time.

    ``jsonschema.validate`` re-checks the schema on every call: 23 of the 29 ms of a turn (RasaHQ/rasa#11717).
    What our own actions return, ``rasa_sdk`` has checked already; only what comes over HTTP is checked here.
    """
    schema = RemoteAction.action_response_format_spec()
    check = fastjsonschema.compile(schema)

    def validate(action: RemoteAction, result: Dict[str, Any]) -> bool:
        if not isinstance(action.action_endpoint, InProcessActions):
            check(result)
        return True

    RemoteAction._validate_action_result = validate


def know_events() -> None:
    """Let Rasa find the class of an event by its name at once: it goes through all classes for every event."""
    if not hasattr(Event.resolve_by_type, "cache_info"):
        Event.resolve_by_type = staticmethod(lru_cache(maxsize=None)(Event.resolve_by_type))


def _rejected(rejection: ActionExecutionRejection) -> ClientResponseError:
    """As an action server says it: HTTP 400."""
    body = {"action_name": rejection.action_name, "error": rejection.message}
    return ClientResponseError(400, "rejected", json.dumps(body))


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "" if trace is None else f" at {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
