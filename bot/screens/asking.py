"""The message that asks how steps went, for those who want to be asked."""

from __future__ import annotations

from discord import ui

from bot.screens import checkin, parts, rhythm
from bot.words import Say


def message(
    say: Say,
    days: int,
    asked: checkin.Asked | None,
    left: checkin.Ahead,
    month: checkin.Month = "",
    come: checkin.Come = checkin.NOTHING_COME,
    rests: int | None = None,
) -> ui.LayoutView:
    """What is sent: the oldest step to ask about, else what is ahead or one question; and three ways out.

    `rests` is when the next one comes, where so many were not answered that they rest until then.
    """
    why = say("checkin.message.why_this", days=rhythm.days_told(say, days))
    return parts.screen(
        *_body(say, asked, left),
        *checkin.to_look_at(say, come),
        *checkin.monthly(say, month),
        parts.line(),
        parts.text(say("checkin.message.rests", next=parts.moment(rests)) if rests else "", why),
        rhythm.exits(say, "checkin", resting=rests is not None),
    )


def _body(say: Say, asked: checkin.Asked | None, left: checkin.Ahead) -> list[parts.Item]:
    if asked is not None:
        more = asked.many > 1
        return [
            parts.text(
                say("checkin.message.waited") if asked.waited else say("checkin.message.greeting"),
                checkin.told(say, asked.step, asked.milestone),
                say("checkin.message.more", many=asked.many) if more else "",
            ),
            checkin.answers(say, asked.step),
            *([_other_ways(say, asked.step.id)] if asked.waited else []),
            *(
                [parts.row(parts.button(say("checkin.message.more_button"), "checkin/open"))]
                if more and not asked.waited
                else []
            ),
        ]
    open_all = parts.button(say("checkin.open_button"), "checkin/open")
    ways = parts.row(
        parts.primary(say("checkin.new_step_button"), "step/new", "a", ""), open_all if left.all() else None
    )
    greeting = say("checkin.message.ahead") if left.all() else say("checkin.message.nothing")
    return [parts.text(greeting, *checkin.listed(say, left)), ways]


def _other_ways(say: Say, step: str) -> parts.Item:
    """What may become of a step that has been asked about again and again."""
    return parts.row(
        parts.button(say("checkin.later_button"), "checkin/later", step),
        parts.button(say("checkin.smaller_button"), "checkin/smaller", step),
        parts.button(say("checkin.let_go_button"), "checkin/let_go", step),
    )
