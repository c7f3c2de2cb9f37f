"""What a member saved: verdicts, notes of their own, a talk with someone who does it, when to look again."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord import ui

from bot.guidance.matching import Verdict
from bot.guidance.occupation import Catalogue, Occupation
from bot.press import Form
from bot.screens import parts
from bot.screens.occupation import attribution, does, title
from bot.screens.question import TYPED_MOST
from bot.words import Say

PER_PAGE = 10
"""How many saved occupations a page shows."""

MONTHS = ("1", "3", "6", "12")
"""After how many months one may look again."""

CLOSER = {"closer": 1, "same": 0, "further": -1}
"""What a talk may have changed."""


def overview(say: Say, catalogue: Catalogue, verdicts: Sequence[Verdict], page: int = 0) -> ui.LayoutView:
    """Everything that was saved, newest first, and what was turned down."""
    known = [verdict for verdict in reversed(verdicts) if verdict.code in catalogue.by_code]
    gone = sum(v.said == "saved" and v.code not in catalogue.by_code for v in verdicts)
    saved = [verdict for verdict in known if verdict.said == "saved"]
    refused = [verdict for verdict in known if verdict.said == "not_me"]
    page = min(max(page, 0), max(0, (len(saved) - 1) // PER_PAGE))
    shown = saved[page * PER_PAGE : (page + 1) * PER_PAGE]
    lines = [_line(say, catalogue.by_code[verdict.code], verdict) for verdict in shown]
    options = [
        (v.code, title(say, catalogue.by_code[v.code]), does(say, catalogue.by_code[v.code], 90))
        for v in shown
    ]
    turned = [(v.code, title(say, catalogue.by_code[v.code]), "") for v in refused[:25]]
    named = [catalogue.by_code[verdict.code] for verdict in (*shown, *refused[:25])]
    return parts.screen(
        parts.text(
            say("shortlist.heading"),
            "\n".join(lines) or say("shortlist.empty"),
            say("shortlist.gone", many=gone) if gone else "",
        ),
        parts.menu(say("shortlist.open_placeholder"), options, "shortlist/item") if options else None,
        parts.menu(say("shortlist.refused_placeholder"), turned, "occupation/open") if turned else None,
        parts.row(
            parts.button(say("progress.newer_button"), "shortlist/page", str(page - 1)) if page else None,
            parts.button(say("progress.older_button"), "shortlist/page", str(page + 1))
            if (page + 1) * PER_PAGE < len(saved)
            else None,
            parts.primary(say("match.open_button"), "match/open"),
            parts.button(say("profile.open_button"), "profile/open"),
            parts.button(say("plan.open_button"), "plan/open"),
        ),
        parts.text(attribution(say, catalogue, named)),
    )


def _line(say: Say, occupation: Occupation, verdict: Verdict) -> str:
    marks = []
    if verdict.note:
        marks.append(say("shortlist.has_note"))
    if verdict.learnt:
        marks.append(say("shortlist.has_talk"))
    if verdict.review_at:
        marks.append(say("shortlist.has_review", day=parts.day(verdict.review_at)))
    name = title(say, occupation)
    return (
        say("shortlist.line", title=name, marks=say("progress.between").join(marks))
        if marks
        else say("shortlist.bare_line", title=name)
    )


def item(say: Say, catalogue: Catalogue, occupation: Occupation, verdict: Verdict) -> ui.LayoutView:
    """One saved occupation: the note, the talk, the review date."""
    return parts.screen(
        parts.text(
            say("occupation.heading", title=title(say, occupation)),
            does(say, occupation),
            "" if occupation.own else say("match.official"),
            parts.listed(say("shortlist.note"), [parts.quoted(verdict.note, 900)] if verdict.note else []),
        ),
        parts.line(),
        parts.text(say("shortlist.talk"), "\n".join(questions(say, occupation)), *_learnt(say, verdict)),
        parts.line(),
        parts.text(
            say("shortlist.review_set", day=parts.day(verdict.review_at))
            if verdict.review_at
            else say("shortlist.review_ask")
        ),
        _review_menu(say, occupation),
        parts.row(
            parts.button(say("shortlist.note_button"), "shortlist/note", occupation.code),
            parts.button(say("shortlist.talk_button"), "shortlist/talk", occupation.code),
            parts.button(say("shortlist.card_button"), "occupation/open", occupation.code),
            parts.button(say("shortlist.remove_button"), "occupation/undo", occupation.code),
        ),
        parts.row(
            parts.button(say("shortlist.open_button"), "shortlist/open"),
            parts.button(say("match.open_button"), "match/open"),
            parts.button(say("shortlist.goal_button"), "plan/goal_saved", occupation.code),
            parts.button(say("plan.open_button"), "plan/open"),
        ),
        parts.text(attribution(say, catalogue, (occupation,))),
    )


def questions(say: Say, occupation: Occupation) -> list[str]:
    """Three questions for a talk with someone who does it."""
    own = occupation.own
    last = (
        say("shortlist.question_check", text=say(f"occupations.{own}.check"))
        if own
        else say("shortlist.question_surprise")
    )
    return [say("shortlist.question_week"), say("shortlist.question_way"), last]


def _learnt(say: Say, verdict: Verdict) -> list[str]:
    quote = parts.quoted(verdict.learnt, 900) if verdict.learnt else ""
    if verdict.closer is None:
        return [parts.listed(say("shortlist.learnt_plain"), [quote])] if quote else []
    names = {value: name for name, value in CLOSER.items()}
    closer = names[verdict.closer]
    return [parts.listed(say("shortlist.learnt", closer=say(f"shortlist.closer.{closer}")), [quote])]


def _review_menu(say: Say, occupation: Occupation) -> parts.Item:
    options = [(months, say(f"shortlist.in_months.{months}"), "") for months in MONTHS]
    options.append(("0", say("shortlist.no_review"), ""))
    return parts.menu(say("shortlist.review_placeholder"), options, "shortlist/review", occupation.code)


def note_form(say: Say, occupation: Occupation, verdict: Verdict) -> Form:
    """A form for a note of one's own; left empty it takes the note away."""
    form = Form(say("shortlist.form_title"), "shortlist/noted", occupation.code)
    typed = ui.TextInput[ui.LayoutView](
        custom_id="note",
        style=discord.TextStyle.paragraph,
        required=False,
        max_length=TYPED_MOST,
        default=verdict.note,
    )
    form.add_item(
        ui.Label(
            text=say("shortlist.note_form_label"),
            description=say("shortlist.note_form_hint"),
            component=typed,
        )
    )
    return form


def talk_form(say: Say, occupation: Occupation, verdict: Verdict) -> Form:
    """A form for what a talk brought, and what it changed."""
    form = Form(say("shortlist.form_title"), "shortlist/learned", occupation.code)
    typed = ui.TextInput[ui.LayoutView](
        custom_id="learnt",
        style=discord.TextStyle.paragraph,
        required=False,
        max_length=TYPED_MOST,
        default=verdict.learnt,
    )
    closer = ui.RadioGroup[ui.LayoutView](
        custom_id="closer",
        required=False,
        options=[
            discord.RadioGroupOption(
                label=say(f"shortlist.closer.{closer}"),
                value=closer,
                default=value == verdict.closer,
            )
            for closer, value in CLOSER.items()
        ],
    )
    form.add_item(
        ui.Label(
            text=say("shortlist.talk_form_label"),
            description=say("shortlist.talk_form_hint"),
            component=typed,
        )
    )
    form.add_item(ui.Label(text=say("shortlist.closer_form_label"), component=closer))
    return form
