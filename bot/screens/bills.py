"""The job that pays the bills: where it stands in the plan, what it builds, when to look at it again."""

from __future__ import annotations

from discord import ui

from bot.dates import TYPED_MOST
from bot.guidance.plan import GAINS, LINE_MOST, Bills, Plan
from bot.press import Form
from bot.screens import parts
from bot.screens.path import SHOWN
from bot.screens.plan import asks, day, gains, ways
from bot.words import Say

REVIEWS = {"quarter": 3, "half": 6, "year": 12}
"""The months until a review that most people want."""


def bills(say: Say, plan: Plan, zone: str | None, note: str = "") -> ui.LayoutView:
    """Ask for it, or show it with all that can be said of it."""
    return _there(say, plan, plan.bills, zone, note) if plan.bills else _asked(say, plan, note)


def _asked(say: Say, plan: Plan, note: str) -> ui.LayoutView:
    yes = say("plan.bills.z_button")
    return parts.screen(
        parts.text(note, say("plan.bills.heading"), say("plan.bills.ask"), say("plan.bills.none")),
        parts.row(
            parts.primary(yes, "plan/bills_form", "z")
            if asks(plan, "bills")
            else parts.button(yes, "plan/bills_form", "z"),
            parts.button(say("plan.bills.a_button"), "plan/bills_form", "a"),
        ),
        ways(say, plan, "bills"),
    )


def _there(say: Say, plan: Plan, job: Bills, zone: str | None, note: str) -> ui.LayoutView:
    text = parts.inline(job.text, SHOWN)
    return parts.screen(
        parts.text(
            note,
            say("plan.bills.heading"),
            say("plan.bills.now_a", text=text) if job.path == "a" else say("plan.bills.now_z", text=text),
            say("plan.bills.builds", gains=gains(say, job)) if job.builds else say("plan.bills.builds_ask"),
        ),
        parts.menu(
            say("plan.bills.builds_placeholder"),
            [(gain, parts.capital(say(f"plan.bills.gains.{gain}")), "") for gain in GAINS],
            "plan/builds",
            chosen=job.builds,
            most=len(GAINS),
            least=0,
        ),
        parts.text(
            say("plan.bills.review", day=day(job.review_on, zone))
            if job.review_on
            else say("plan.bills.review_ask")
        ),
        parts.row(
            parts.button(say("plan.bills.quarter_button"), "plan/review", "quarter"),
            parts.button(say("plan.bills.half_button"), "plan/review", "half"),
            parts.button(say("plan.bills.year_button"), "plan/review", "year"),
            parts.button(say("plan.by.type_button"), "plan/review_form"),
        ),
        parts.row(
            parts.button(say("plan.change_words_button"), "plan/bills_form", job.path),
            parts.button(say("plan.bills.to_z_button"), "plan/bills_path", "z")
            if job.path == "a"
            else parts.button(say("plan.bills.to_a_button"), "plan/bills_path", "a"),
            parts.button(say("plan.bills.none_button"), "plan/bills_none"),
        ),
        ways(say, plan, "bills"),
    )


def name_form(say: Say, plan: Plan, path: str) -> Form:
    """A form for what the job is called; `path` is where it stands in the plan."""
    form = Form(say("plan.bills.form_title"), "plan/bills_typed", path)
    before = plan.bills.text if plan.bills else None
    typed = ui.TextInput[ui.LayoutView](custom_id="job", max_length=LINE_MOST, default=before)
    label, hint = say("plan.bills.form_label"), say("plan.bills.form_hint")
    form.add_item(ui.Label(text=label, description=hint, component=typed))
    return form


def review_form(say: Say, typed: str) -> Form:
    """A form for the day of the review; `typed` is what stood in it before."""
    form = Form(say("plan.bills.review_form_title"), "plan/review_typed")
    form.add_item(
        ui.Label(
            text=say("plan.bills.review_form_label"),
            description=say("plan.bills.review_form_hint"),
            component=ui.TextInput[ui.LayoutView](
                custom_id="day", max_length=TYPED_MOST, default=typed or None
            ),
        )
    )
    return form
