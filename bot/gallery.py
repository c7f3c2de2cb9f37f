"""Pictures: drawn off the event loop, one after the other, each once.

Rule: a picture is known by what it shows. Who asks for one that is being drawn waits for that; who asks
for one that was drawn gets it at once. What the fonts at hand cannot draw is None, and stays text.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict

from bot import pictures
from bot.pictures.sheet import Sheet, Timeline

log = logging.getLogger(__name__)

KEPT = 64
"""How many pictures are kept: some 60 KB each."""

Drawn = Sheet | Timeline


class Gallery:
    """The pictures that were drawn lately."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Drawn, bytes | None] = OrderedDict()
        self._drawing: dict[Drawn, asyncio.Task[bytes | None]] = {}
        self._hand = asyncio.Lock()

    def has(self, shown: Drawn) -> bool:
        """Whether a picture is there without waiting."""
        return shown in self._kept

    async def picture(self, shown: Drawn) -> bytes | None:
        """The PNG of a sheet, or None where it cannot be drawn."""
        if shown in self._kept:
            self._kept.move_to_end(shown)
            return self._kept[shown]
        if shown not in self._drawing:
            self._drawing[shown] = asyncio.create_task(self._draw(shown))
        return await asyncio.shield(self._drawing[shown])  # one who leaves takes it from nobody else

    def forget(self) -> None:
        """Keep none of them, nor any that is being drawn: someone erased what one may show."""
        self._kept.clear()
        self._drawing.clear()

    async def _draw(self, shown: Drawn) -> bytes | None:
        async with self._hand:
            try:
                drawn = await asyncio.to_thread(_png, shown)
            except pictures.Undrawable as reason:
                log.info("a picture stays text: %s", reason)
                drawn = None
            finally:
                wanted = self._drawing.get(shown) is asyncio.current_task()
                if wanted:
                    del self._drawing[shown]
        if wanted:
            self._kept[shown] = drawn
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return drawn


def _png(shown: Drawn) -> bytes:
    return pictures.portrait(shown) if isinstance(shown, Sheet) else pictures.timeline(shown)
