from __future__ import annotations

import asyncio

from bot.engine.lock_store import ConversationLocks


def test_messages_of_one_person_pass_in_the_order_of_their_arrival() -> None:
    order: list[int] = []

    async def message(locks: ConversationLocks, number: int) -> None:
        async with locks.lock("a"):
            await asyncio.sleep(0)
            order.append(number)

    async def all_at_once() -> None:
        locks = ConversationLocks()
        await asyncio.gather(*(message(locks, number) for number in range(20)))
        assert not locks._locks, "a lock that nobody waits for is kept"

    asyncio.run(all_at_once())
    assert order == list(range(20))


def test_people_do_not_wait_for_each_other() -> None:
    async def two() -> None:
        locks = ConversationLocks()
        async with locks.lock("a"), locks.lock("b"):
            assert not locks.is_someone_waiting("a")

    asyncio.run(asyncio.wait_for(two(), 5))


def test_a_message_that_fails_lets_the_next_one_pass() -> None:
    async def fail_then_pass() -> bool:
        locks = ConversationLocks()
        try:
            async with locks.lock("a"):
                raise RuntimeError
        except RuntimeError:
            pass
        async with locks.lock("a"):
            return True

    assert asyncio.run(asyncio.wait_for(fail_then_pass(), 5))
