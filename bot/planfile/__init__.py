"""A plan as files to take along: Markdown that anyone can read, and iCalendar for any calendar.

Rule: pure. Both files are made from one value and say the same of each step.
"""

from __future__ import annotations

from bot.planfile.dates import calendar
from bot.planfile.held import Held
from bot.planfile.pages import markdown

__all__ = ["Held", "calendar", "markdown"]
