"""One path of a plan: where it leads, ideas for that, and its four strands."""

from __future__ import annotations

from collections.abc import Sequence

from discord import ui

from bot.guidance.plan import LINE_MOST, STRANDS, Milestone, Plan, waiting
from bot.press import Form
from bot.screens import parts
from bot.screens.plan import AIM, asks, next_step, ways
from bot.screens.suggest import Suggested
from bot.words import Say

SHOWN = 2 * LINE_MOST
"""How much room a whole line of the member's takes; one of two hundred marks is twice as long when tamed."""


def overview(
    say: Say, plan: Plan, path: str, ideas: Sequence[Suggested], note: str = "", licence: str = ""
) -> ui.LayoutView:
    """One path: where it leads, ideas for that, and its four strands."""
    aim = plan.aim(path)
    moves = bool(aim) and waiting(plan) is None
    first = plan.bills if plan.bills and plan.bills.path == path == "a" else None
    strands = [(f"{path}.{s}", _title(say, s), plan.on(f"{path}.{s}")) for s in STRANDS]
    offered = [(idea.id, idea.text, idea.because) for idea in ideas]
    label = say("plan.change_words_button") if aim else say("plan.own_words_button")
    return parts.screen(
        parts.text(
            note,
            say("plan.path.heading", path=say(f"plan.paths.{path}.long")),
            say(f"plan.paths.{path}.about"),
            say("plan.path.aim", text=parts.inline(aim, SHOWN)) if aim else say(f"plan.paths.{path}.ask"),
            say("plan.path.bills_first", text=parts.inline(first.text, AIM)) if first else "",
            "\n".join(
                (
                    say("plan.path.strands"),
                    *(say("plan.path.strand", strand=title, many=len(there)) for _, title, there in strands),
                )
            ),
        ),
        parts.menu(say("plan.path.ideas_placeholder"), offered, "plan/aim_idea", path) if offered else None,
        parts.menu(
            say("plan.path.strands_placeholder"),
            [(place, title, _of(there)) for place, title, there in strands],
            "plan/strand",
        ),
        parts.row(
            next_step(say, plan, (path,), stands_out=True) if moves else None,
            parts.button(label, "plan/aim", path, lead=asks(plan, path)),
        ),
        ways(say, plan, path, quiet=moves),
        parts.text(licence if ideas else ""),
    )


def _title(say: Say, strand: str) -> str:
    return say(f"plan.strands.{strand}.title")


def _of(there: Sequence[Milestone]) -> str:
    """What lies on a strand, for a menu."""
    return " · ".join(milestone.text for milestone in there)


def aim_form(say: Say, plan: Plan, path: str) -> Form:
    """A form for where a path leads; left empty it takes that away."""
    form = Form(say("plan.path.form_title"), "plan/aimed", path)
    typed = ui.TextInput[ui.LayoutView](
        custom_id="aim", required=False, max_length=LINE_MOST, default=plan.aim(path) or None
    )
    label, hint = say("plan.path.form_label"), say("plan.path.form_hint")
    form.add_item(ui.Label(text=label, description=hint, component=typed))
    return form
