"""The result of the chapter on job and career: the numbers as a picture in text, the direction, the moves."""

from __future__ import annotations

from bot.guidance.assessment import Standing
from bot.guidance.direction import DIRECTIONS, Direction
from bot.guidance.model import ASPECTS, SIDES, TIMES, Sitting
from bot.guidance.outcome import Outcome
from bot.guidance.scoring import Change, Gap, Profile, gaps
from bot.screens import parts
from bot.screens.question import because
from bot.store import Disagreement
from bot.words import Say

TOP = 4
"""The highest rating."""


def body(
    say: Say, standing: Standing, _: Sitting, outcome: Outcome, said: Disagreement | None
) -> list[parts.Item]:
    """Where work stands, where it leads, and what to do next."""
    profile, direction = outcome.profile, outcome.direction
    return [
        parts.text(say("result.heading"), picture(say, profile), _gaps(say, profile), _changes(say, outcome)),
        parts.line(),
        _leads(say, standing, direction, said),
        parts.line(),
        parts.text(_next(say, direction, said), _missing(say, direction), say("result.footer")),
    ]


def _leads(say: Say, standing: Standing, found: Direction, said: Disagreement | None) -> parts.Item:
    """The direction and why; one that the member chose instead comes first and speaks for itself."""
    if said is not None and said.instead in DIRECTIONS:
        return parts.text(
            say("disagree.instead", title=parts.direction_title(say, found.id)),
            say("result.direction", title=parts.direction_title(say, said.instead)),
            parts.direction_text(say, said.instead),
        )
    return parts.text(
        say("disagree.not_me") if said is not None else "",
        say("result.direction", title=parts.direction_title(say, found.id)),
        parts.direction_text(say, found.id),
        *(say(f"directions.conflicts.{conflict}") for conflict in found.conflicts),
        _reasons(say, standing, found),
    )


def picture(say: Say, profile: Profile) -> str:
    """The four numbers of each aspect as bars in fixed-width letters; a dash where nothing was said."""
    if not profile.ratings:
        return ""
    times = TIMES if profile.described else TIMES[1:]
    wide = max(len(say(f"result.sides.{side}")) for side in SIDES) + 3
    lines = [" " * wide + "".join(say(f"result.times.{time}").ljust(TOP + 4) for time in times)]
    for aspect in ASPECTS:
        lines.append(say(f"learn.aspects.{aspect}.title"))
        for side in SIDES:
            bars = [_bar(profile.rating(time, aspect, side)) for time in times]
            lines.append(" " + say(f"result.sides.{side}").ljust(wide - 1) + "  ".join(bars))
    return "```\n" + "\n".join(part.rstrip() for part in lines) + "\n```\n" + say("result.legend")


def _bar(rating: int | None) -> str:
    if rating is None:
        return "\N{MIDDLE DOT}" * TOP + " \N{EN DASH}"
    return "\N{BLACK SQUARE}" * rating + "\N{WHITE SQUARE}" * (TOP - rating) + f" {rating}"


def _gaps(say: Say, profile: Profile) -> str:
    if not profile.works:
        return say("result.no_work")
    if all(profile.gap(aspect, side) is None for aspect in ASPECTS for side in SIDES):
        return say("result.now_left_out")
    found = gaps(profile)[:3]
    if not found:
        return say("result.no_gaps")
    return parts.listed(say("result.gaps"), (_gap(say, gap) for gap in found))


def _gap(say: Say, gap: Gap) -> str:
    return say(
        "result.gap_more" if gap.size > 0 else "result.gap_less",
        aspect=say(f"learn.aspects.{gap.aspect}.title"),
        side=say(f"result.sides.{gap.side}"),
        now=gap.now,
        want=gap.want,
    )


def _changes(say: Say, outcome: Outcome) -> str:
    if outcome.earlier is None:
        return ""
    lines = [_change(say, change) for change in outcome.changes or ()]
    if outcome.changes == ():
        lines.append(say("result.unchanged"))
    if outcome.earlier.direction.id != outcome.direction.id:
        title = parts.direction_title(say, outcome.earlier.direction.id)
        lines.append(say("result.direction_before", title=title))
    return parts.listed(say("result.changes"), lines)


def _change(say: Say, change: Change) -> str:
    return say(
        "result.change",
        aspect=say(f"learn.aspects.{change.aspect}.title"),
        side=say(f"result.sides.{change.side}"),
        time=say(f"result.times.{change.time}"),
        before=change.before,
        after=change.after,
    )


def _reasons(say: Say, standing: Standing, direction: Direction) -> str:
    given = {reason.question: reason.value for reason in direction.reasons}
    return because(say, (standing.assessment.questions[question] for question in given), given)


def _next(say: Say, found: Direction, said: Disagreement | None) -> str:
    """Three moves; where work is shaped, the aspects with the widest gaps say which."""
    leading = said.instead if said is not None and said.instead in DIRECTIONS else found.id
    usual = parts.moves(say, leading)
    crafted = [say(f"directions.shape.craft_{aspect}") for aspect in found.focus]
    return parts.numbered(say, (crafted + usual if leading == "shape" else usual)[:3])


def _missing(say: Say, direction: Direction) -> str:
    return "\n".join(say(f"result.missing.{missing}") for missing in direction.missing)
