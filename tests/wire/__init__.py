"""Discord on 127.0.0.1, as thin as can be: its REST and its gateway with real sockets, headers and JSON.

Rule: it answers in the shapes that Discord documents and keeps what the bot asked for; it judges nothing.
What the bot should do is for the tests to say. More of Discord is one more line in `_routes`.
"""

from __future__ import annotations

from wire.rest import Discord
from wire.shapes import ADA, API, APPLICATION, CHANNEL, TOKEN, Asked, Json, person

__all__ = ["ADA", "API", "APPLICATION", "CHANNEL", "TOKEN", "Asked", "Discord", "Json", "person"]
