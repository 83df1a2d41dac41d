"""Ctrl-C and SIGTERM: what runs is stopped cleanly, and the exit code says which of them it was."""

from __future__ import annotations

import signal
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING, Any, TypeVar

from leadwalk.cli.exit import Exit

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

T = TypeVar("T")
_CODES = {signal.SIGINT: Exit.INTERRUPTED, signal.SIGTERM: Exit.TERMINATED}


class Stopped(KeyboardInterrupt):
    """The process was asked to end. `code`: what it ends with; `hint`: how to go on, in one line."""

    def __init__(self, code: Exit, hint: str = "") -> None:
        super().__init__(code.meaning)
        self.code = code
        self.hint = hint


@contextmanager
def stoppable() -> Iterator[None]:
    """Inside, SIGINT and SIGTERM raise Stopped. Handlers can be set in the main thread alone: elsewhere nothing
    changes."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, _: FrameType | None) -> None:
        raise Stopped(_CODES[signal.Signals(number)])

    before = {number: signal.signal(number, stop) for number in _CODES}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def run(work: Coroutine[Any, Any, T]) -> T:
    """What the coroutine gives. At the first SIGINT or SIGTERM it is cancelled, and Stopped is raised once it has
    ended; a second one does not wait for it."""
    import asyncio

    caught: list[int] = []
    before = {number: signal.getsignal(number) for number in _CODES}

    async def watched() -> T:
        loop, task = asyncio.get_running_loop(), asyncio.ensure_future(work)

        def stop(number: int) -> None:
            caught.append(number)
            if len(caught) > 1:
                raise Stopped(_CODES[signal.Signals(number)])
            task.cancel()

        watching = [number for number in _CODES if _watch(loop, number, stop)]
        try:
            return await task
        finally:
            for number in watching:
                loop.remove_signal_handler(number)
                signal.signal(number, before[number])

    try:
        return asyncio.run(watched())
    except asyncio.CancelledError:
        if not caught:
            raise
        raise Stopped(_CODES[signal.Signals(caught[0])]) from None


def _watch(loop: AbstractEventLoop, number: int, stop: Any) -> bool:
    """Whether the loop could be told to listen to a signal: not on Windows, nor outside the main thread."""
    with suppress(NotImplementedError, RuntimeError, ValueError):
        loop.add_signal_handler(number, stop, number)
        return True
    return False
