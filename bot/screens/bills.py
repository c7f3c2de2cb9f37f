"""The job that pays the bills: where it stands in the plan, what it builds, when to look at it again."""

from __future__ import annotations

from discord import ButtonStyle, ui

from bot.guidance.plan import GAINS, LINE_MOST, Bills, Plan
from bot.press import Form
from bot.screens import parts
from bot.screens.path import SHOWN
from bot.screens.plan import asks, day, gains, ways
from bot.when.dates import TYPED_MOST
from bot.words import Say

REVIEWS = {"quarter": 3, "half": 6, "year": 12}
"""The months until a review that most people want."""


def bills(say: Say, plan: Plan, zone: str | None, note: str = "", come: bool = False) -> ui.LayoutView:
    """Ask for it, or show it with all that can be said of it; `come` once the day to look at it again has."""
    return _there(say, plan, plan.bills, zone, note, come) if plan.bills else _asked(say, plan, note)


def _asked(say: Say, plan: Plan, note: str) -> ui.LayoutView:
    return parts.screen(
        parts.text(note, say("plan.bills.heading"), say("plan.bills.ask"), say("plan.bills.none")),
        parts.row(
            parts.button(say("plan.bills.z_button"), "plan/bills_form", "z", lead=asks(plan, "bills")),
            parts.button(say("plan.bills.a_button"), "plan/bills_form", "a"),
        ),
        ways(say, plan, "bills"),
    )


def _there(say: Say, plan: Plan, job: Bills, zone: str | None, note: str, come: bool) -> ui.LayoutView:
    return parts.screen(
        parts.text(
            note,
            say("plan.bills.heading"),
            _named(say, job),
            say("plan.bills.builds", gains=gains(say, job)) if job.builds else "",
            _review(say, job, zone, come) if job.review_on else "",
        ),
        parts.row(
            parts.button(say("plan.bills.review_button"), "plan/review_ask", lead=come),
            parts.button(say("plan.bills.builds_button"), "plan/builds_ask"),
        ),
        parts.row(
            parts.button(say("plan.change_words_button"), "plan/bills_form", job.path),
            parts.button(say("plan.bills.to_z_button"), "plan/bills_path", "z")
            if job.path == "a"
            else parts.button(say("plan.bills.to_a_button"), "plan/bills_path", "a"),
            parts.button(say("plan.bills.none_button"), "plan/bills_none"),
        ),
        ways(say, plan, "bills", quiet=come),
    )


def _named(say: Say, job: Bills) -> str:
    text = parts.inline(job.text, SHOWN)
    return say("plan.bills.now_a", text=text) if job.path == "a" else say("plan.bills.now_z", text=text)


def _review(say: Say, job: Bills, zone: str | None, come: bool) -> str:
    if job.review_on is None:
        return say("plan.bills.review_ask")
    when = day(job.review_on, zone)
    return say("plan.bills.review_come" if come else "plan.bills.review", day=when)


def builds(say: Say, plan: Plan, job: Bills) -> ui.LayoutView:
    """What it builds, the first thing asked of a job; then when to look at it again."""
    return parts.screen(
        parts.text(say("plan.bills.heading"), _named(say, job), say("plan.bills.builds_ask")),
        parts.menu(
            say("plan.bills.builds_placeholder"),
            [(gain, parts.capital(say(f"plan.bills.gains.{gain}")), "") for gain in GAINS],
            "plan/builds",
            chosen=job.builds,
            most=len(GAINS),
            least=0,
        ),
        parts.row(
            parts.button(say("plan.bills.job_button"), "plan/part", "bills")
            if job.review_on
            else parts.primary(say("plan.bills.review_button"), "plan/review_ask")
        ),
        ways(say, plan, "bills", quiet=job.review_on is None),
    )


def review(say: Say, plan: Plan, job: Bills, zone: str | None, come: bool, note: str = "") -> ui.LayoutView:
    """When to look at it again: three days that most people want, another, or none."""
    return parts.screen(
        parts.text(
            note,
            say("plan.bills.heading"),
            _named(say, job),
            say("plan.bills.builds", gains=gains(say, job)) if job.builds else "",
            _review(say, job, zone, come),
        ),
        parts.row(
            parts.button(say("plan.bills.quarter_button"), "plan/review", "quarter"),
            parts.button(say("plan.bills.half_button"), "plan/review", "half"),
            parts.button(say("plan.bills.year_button"), "plan/review", "year"),
            parts.button(say("plan.by.type_button"), "plan/review_form"),
            parts.button(say("plan.bills.no_day_button"), "plan/review", "none") if job.review_on else None,
        ),
        parts.row(parts.button(say("plan.bills.job_button"), "plan/part", "bills")),
        ways(say, plan, "bills"),
    )


def confirm(say: Say, job: Bills) -> ui.LayoutView:
    """Asked once before it goes."""
    return parts.screen(
        parts.text(say("plan.bills.confirm", text=parts.quoted(job.text, SHOWN))),
        parts.row(
            parts.button(say("plan.bills.gone_button"), "plan/bills_gone", style=ButtonStyle.danger),
            parts.button(say("privacy.keep_button"), "plan/part", "bills"),
        ),
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
