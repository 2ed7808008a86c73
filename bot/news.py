"""What a person is told without asking: the assistant is back, or the office has closed while they wait.

The case table is all that the assistant and whoever takes the cases share. It is looked at again and again, so that
it does not matter which process has written a state, or whether this one was running then. A thing is told in the
transaction that marks it as told: once, whatever stops when, and however many processes look.
"""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import Callable, Optional

from sqlalchemy.engine import Connection

from bot.composer import Composer
from bot.conversations import cases
from bot.conversations.cases import Untold
from bot.conversations.database import ConversationsDatabase
from bot.delivery import Delivery
from bot.engine.teller import Teller

logger = logging.getLogger(__name__)
BACK, CLOSED = "action_tell_back", "action_tell_closed"
LOOK_SECONDS = 0.25
FAILED_SECONDS = 10.0


class News:
    """Looks at the cases, and tells."""

    def __init__(self, database: ConversationsDatabase, composer: Composer, teller: Teller, delivery: Delivery) -> None:
        """Nothing is told before ``begin``."""
        self._database = database
        self._composer = composer
        self._teller = teller
        self._delivery = delivery
        self._task: Optional[asyncio.Task[None]] = None

    def begin(self) -> None:
        """Look from now on."""
        self._task = asyncio.get_running_loop().create_task(self._look())

    def close(self) -> None:
        """Look no longer; what has not been told yet is told after the next start."""
        if self._task:
            self._task.cancel()

    async def _look(self) -> None:
        while True:
            try:
                whole = await self.tell()
            except Exception as error:
                logger.error("news: %s", type(error).__name__)
                whole = False
            await asyncio.sleep(LOOK_SECONDS if whole else FAILED_SECONDS)

    async def tell(self) -> bool:
        """Tell everybody what they do not know yet; False when something could not be told."""
        closed_at = self._closed_at()
        with self._database.transaction() as connection:
            back = cases.ended_untold(connection)
            left = () if closed_at is None else cases.left_waiting(connection, closed_at)
        now = self._composer.now().timestamp()
        told = [await self._tell(each, BACK, partial(cases.note_back_told, case_id=each.id, now=now)) for each in back]
        told += [
            await self._tell(each, CLOSED, partial(cases.note_closed_told, case_id=each.id, closed_at=closed_at or 0.0))
            for each in left
        ]
        return all(told)

    async def _tell(self, case: Untold, action: str, note: Callable[[Connection], bool]) -> bool:
        """Tell one person; what fails for one must not silence the others."""
        try:
            letters = await self._teller.tell(case.conversation_id, action, note)
        except Exception as error:
            logger.error("%s: %s", action, type(error).__name__)
            return False
        self._delivery.deliver(case.conversation_id, letters)
        return True

    def _closed_at(self) -> Optional[float]:
        """When the office closed, while it is closed."""
        opening, now = self._composer.organisation.opening, self._composer.now()
        closed = None if not opening.hours or opening.is_open(now) else opening.closed_before(now)
        return None if closed is None else closed.timestamp()
