"""The screens that give the plan's files are ones that Discord takes, in every case."""

from __future__ import annotations

import pytest
from rules import faults, names, parts

from bot.library import Library
from bot.screens import planfile
from bot.words import Words


@pytest.mark.parametrize("dated", [True, False])
async def test_each_file_is_shown_once_and_there_is_a_way_back(library: Library, dated: bool) -> None:
    screen = planfile.files(Words(library.languages).to("en-US"), dated)
    shown = [part["file"]["url"] for part in parts(screen) if part["type"] == 13]
    assert faults(screen, described=True) == []
    assert shown == [f"attachment://{name}" for name in (planfile.PAGES, planfile.DATES)[: 1 + dated]]
    assert names(screen)[0] == "plan/open"


async def test_nothing_to_take_along_still_leads_on(library: Library) -> None:
    screen = planfile.nothing(Words(library.languages).to("en-US"))
    assert faults(screen, described=True) == []
    assert len(names(screen)) == 3
