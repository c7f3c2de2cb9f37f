"""Where a plan leads, why, and by when."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord import ui

from bot.guidance.plan import LINE_MOST, WHY_MOST, Goal, Plan
from bot.press import Form
from bot.screens import parts
from bot.screens.path import SHOWN
from bot.screens.plan import asks, day, part_title, ways
from bot.when.dates import TYPED_MOST
from bot.words import Say

SPANS = {"half": 6, "one": 12, "two": 24, "five": 60}
"""The months until the days that most people want."""

SAVED_MOST = 25
"""How many saved occupations one menu holds at Discord."""


def goal(
    say: Say, plan: Plan, saved: Sequence[parts.Option], *, card: bool, note: str = "", licence: str = ""
) -> ui.LayoutView:
    """Where to: an occupation from the shortlist, something in own words, a business.

    `card` says whether the occupation that was chosen can still be looked up, `licence` is what official
    words ask for.
    """
    now = plan.goal
    code = now.code if now else None
    chosen = [code] if code else []
    return parts.screen(
        parts.text(
            note,
            say("plan.goal.heading"),
            say("plan.goal.now", text=parts.inline(now.text, SHOWN)) if now else say("plan.goal.about"),
            "" if saved else say("plan.goal.no_list"),
        ),
        parts.menu(say("plan.goal.placeholder"), saved, "plan/goal_saved", chosen=chosen) if saved else None,
        parts.row(
            parts.button(say("plan.own_words_button"), "plan/goal_form", "own", lead=asks(plan, "goal")),
            parts.button(say("plan.goal.business_button"), "plan/goal_form", "business"),
            parts.button(say("plan.goal.card_button"), "occupation/open", code) if code and card else None,
            parts.button(say("plan.goal.none_button"), "plan/goal_none") if now else None,
            None if saved else parts.button(say("match.open_button"), "match/open"),
        ),
        ways(say, plan, "goal"),
        parts.text(licence),
    )


def replaced(say: Say, before: Goal) -> str:
    """Said once where another goal took the place of one in own words, so that these are not lost."""
    text = parts.inline(before.text, SHOWN)
    return say("plan.goal.replaced", part=part_title(say, "goal"), text=text)


def removed(say: Say, was: Goal) -> str:
    """Said once where the goal was taken out, so that its words are not lost."""
    return say("plan.goal.removed", part=part_title(say, "goal"), text=parts.inline(was.text, SHOWN))


def goal_form(say: Say, plan: Plan, goal_kind: str) -> Form:
    """A form for a goal in one's own words, or for a business of one's own."""
    form = Form(say(f"plan.goal.{goal_kind}.form_title"), "plan/goal_typed", goal_kind)
    before = plan.goal.text if plan.goal and plan.goal.kind == goal_kind else None
    typed = ui.TextInput[ui.LayoutView](custom_id="goal", max_length=LINE_MOST, default=before)
    label, hint = say(f"plan.goal.{goal_kind}.form_label"), say(f"plan.goal.{goal_kind}.form_hint")
    form.add_item(ui.Label(text=label, description=hint, component=typed))
    return form


def why(say: Say, plan: Plan, own_words: tuple[str, str] | None, note: str = "") -> ui.LayoutView:
    """Why it matters; `own_words` are a question that was answered before, and the answer."""
    reminder = ""
    if own_words and not plan.why:
        question, typed = own_words
        reminder = "\n".join(
            (
                say("plan.why.reminder", short=say(f"questions.{question}.short")),
                parts.quoted(typed, 600),
            )
        )
    label = say("plan.change_words_button") if plan.why else say("plan.own_words_button")
    return parts.screen(
        parts.text(
            note,
            say("plan.why.heading"),
            parts.quoted(plan.why, 2 * WHY_MOST) if plan.why else say("plan.why.about"),
            reminder,
        ),
        parts.row(parts.button(label, "plan/why_form", lead=asks(plan, "why"))),
        ways(say, plan, "why"),
    )


def why_form(say: Say, plan: Plan) -> Form:
    """A form for the why; left empty it takes it away."""
    form = Form(say("plan.why.form_title"), "plan/why_typed")
    typed = ui.TextInput[ui.LayoutView](
        custom_id="why",
        style=discord.TextStyle.paragraph,
        required=False,
        max_length=WHY_MOST,
        default=plan.why or None,
    )
    label, hint = say("plan.why.form_label"), say("plan.why.form_hint")
    form.add_item(ui.Label(text=label, description=hint, component=typed))
    return form


def by(say: Say, plan: Plan, zone: str | None, note: str = "") -> ui.LayoutView:
    """By when, roughly: four days that most people want, or another."""
    return parts.screen(
        parts.text(
            note,
            say("plan.by.heading"),
            say("plan.by.now", day=day(plan.by, zone)) if plan.by else "",
            say("plan.by.about"),
        ),
        parts.row(
            parts.button(say("plan.by.half_button"), "plan/by", "half"),
            parts.button(say("plan.by.one_button"), "plan/by", "one"),
            parts.button(say("plan.by.two_button"), "plan/by", "two"),
            parts.button(say("plan.by.five_button"), "plan/by", "five"),
            parts.button(say("plan.by.type_button"), "plan/by_form"),
        ),
        ways(say, plan, "by"),
    )


def by_form(say: Say, typed: str) -> Form:
    """A form for a day, which left empty it takes away; `typed` is what stood in it before."""
    form = Form(say("plan.by.form_title"), "plan/by_typed")
    form.add_item(
        ui.Label(
            text=say("plan.by.form_label"),
            description=say("plan.by.form_hint"),
            component=ui.TextInput[ui.LayoutView](
                custom_id="day", required=False, max_length=TYPED_MOST, default=typed or None
            ),
        )
    )
    return form
