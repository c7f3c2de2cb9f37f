"""People one can picture: their answers, and the direction that fits them, for a careers adviser to read."""

from __future__ import annotations

from dataclasses import dataclass

from bot.guidance.model import ASPECTS, SIDES
from bot.guidance.scoring import Profile


@dataclass(frozen=True)
class Person:
    """Someone's answers, and the direction that fits them.

    `now` and `want` hold two groups of five ratings, the job side first: purpose, choice, building,
    horizon, growth. 0 is not at all, 4 is fully, - is skipped; without work there is no `now`.
    """

    comes_first: str
    what_next: str
    now: str
    want: str
    direction: str
    conflicts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def profile(self) -> Profile:
        """What scoring makes of it."""
        ratings = {
            (time, aspect, side): int(rating)
            for time, sides in (("now", self.now), ("want", self.want))
            for side, group in zip(SIDES, sides.split(), strict=bool(sides))
            for aspect, rating in zip(ASPECTS, group, strict=True)
            if rating != "-"
        }
        work = "job" if self.now else "pause"
        choices = {"work_now": work, "comes_first": self.comes_first, "what_next": self.what_next}
        situation = {question: value for question, value in choices.items() if value}
        return Profile(ratings, {number: "_".join(number) for number in ratings}, situation)


PEOPLE = {
    "a night-shift worker who wants it steady":
        Person("income_now", "earn", "44343 01010", "44333 11010", "steady"),
    "a warehouse hand who wants to grow within the job":
        Person("direction", "grow", "44444 11111", "43334 11112", "steady", ("grow_job",)),
    "a carer without pay who looks at a course":
        Person("income_now", "change", "", "21212 33343", "job_first", ("income_change",)),
    "a student whose grant ends in summer":
        Person("income_soon", "explore", "", "11111 33333", "job_first", ("income_change",)),
    "a waiter between two wishes who needs money first":
        Person("income_now", "change", "33333 11111", "33333 33334", "job_first",
               ("income_change", "both_sides")),
    "a baker who keeps getting better":
        Person("direction", "grow", "21111 33443", "11111 34443", "on_course"),
    "a shop owner with a good path and a thin month":
        Person("income_soon", "change", "11111 44444", "11111 44444", "on_course",
               ("income_change", "income_course")),
    "a nurse who wants clear edges and a long path":
        Person("direction", "grow", "33333 33333", "33333 33334", "on_course", ("both_sides",)),
    "a teacher who would like a change from good work":
        Person("direction", "change", "11111 33333", "11111 33333", "on_course", ("change_close",)),
    "a lawyer who wants her evenings back":
        Person("direction", "balance", "12110 44444", "33233 11121", "ease"),
    "a researcher who wants a little less of it all":
        Person("direction", "balance", "11111 33333", "22222 32222", "ease", ("both_sides",)),
    "a founder who gives a great deal and wants to give much":
        Person("direction", "balance", "11111 44444", "11111 33333", "ease"),
    "a surgeon who grows by doing less":
        Person("direction", "grow", "11111 44444", "33333 11111", "ease", ("grow_job",)),
    "a shift worker who never had much of a career and wants less":
        Person("direction", "balance", "44444 11122", "44444 00111", "steady"),
    "a manager who needs the pay and a slower pace":
        Person("income_now", "earn", "11111 44444", "11111 33333", "ease", ("income_ease",)),
    "a porter for whom almost nothing fits":
        Person("direction", "change", "44444 00033", "00000 44433", "ahead"),
    "a founder whose pay is the one thing off":
        Person("income_now", "earn", "31111 33333", "11111 33333", "on_course", ("income_course",)),
    "a courier with one wish, and that in full":
        Person("direction", "earn", "", "40000 00000", "steady"),
    "a guard who likes it as it is and is curious":
        Person("direction", "change", "44444 11111", "44444 11111", "steady", ("change_close",)),
    "someone worn out who wants hardly anything from work":
        Person("direction", "balance", "44444 44444", "00010 00000", "ease"),
    "a clerk with two points to mend":
        Person("direction", "grow", "22222 33113", "21111 33333", "shape"),
    "a designer who grows everywhere but in one place":
        Person("direction", "grow", "11111 33330", "11111 44444", "shape"),
    "an engineer who misses clear edges":
        Person("direction", "balance", "10111 44444", "14111 44444", "shape", ("balance_career",)),
    "a manager who wants the same work for another reason":
        Person("direction", "change", "44444 33333", "00000 33333", "shape", ("change_close",)),
    "a driver who wants a trade of his own":
        Person("direction", "explore", "44444 00000", "11011 43434", "ahead"),
    "a cook who wants to earn and to rise":
        Person("direction", "earn", "32222 21111", "11111 44444", "ahead", ("earn_career",)),
    "a new parent on a pause with plans":
        Person("direction", "balance", "", "11111 33333", "ahead", ("balance_career",)),
    "someone at work who described it in two words":
        Person("direction", "change", "4---- 3----", "11111 33333", "ahead", missing=("now",)),
    "someone on a pause to whom all wishes weigh the same":
        Person("direction", "explore", "", "11111 11111", "exploring", missing=("alike",)),
    "someone who needs money and rates every wish the same":
        Person("income_now", "earn", "44444 11111", "22222 22222", "exploring", ("income_open",), ("alike",)),
    "a job seeker who wants little beyond the first pay":
        Person("income_now", "earn", "", "10100 00000", "exploring", ("income_open",), ("faint",)),
    "a newcomer who skipped nearly everything":
        Person("", "", "", "3---- --4--", "exploring", missing=("situation", "want")),
    "someone who said what comes first and no more":
        Person("income_now", "explore", "", "----- -----", "exploring", ("income_open",), ("want",)),
    # Right and left of each line that the rule draws.
    "three wishes a side are enough":
        Person("direction", "change", "", "333-- 111--", "steady"),
    "two wishes on a side are too few":
        Person("direction", "change", "", "33--- 11111", "exploring", missing=("want",)),
    "between a little and somewhat, nothing leads":
        Person("direction", "change", "", "00000 2111-", "exploring", missing=("faint",)),
    "from halfway to somewhat, a want leads":
        Person("direction", "change", "", "00000 2121-", "ahead"),
    "a career that asks more than half a step too much":
        Person("direction", "change", "22222 33333", "11111 22233", "ease"),
    "a career that asks half a step too much":
        Person("direction", "grow", "22222 3333-", "11111 3322-", "on_course"),
    "less of a career wanted, on too few points to tell":
        Person("direction", "grow", "1111- 444--", "1111- --133", "shape"),
    "the job side ahead by more than half a step":
        Person("direction", "change", "", "33333 33222", "steady"),
    "the job side ahead by half a step":
        Person("direction", "change", "", "3333- 3322-", "ahead", ("both_sides",)),
    "one step short on every point is on the way":
        Person("direction", "grow", "22222 22222", "11111 33333", "on_course"),
    "two steps short on three points, and astray on all others":
        Person("direction", "grow", "00022 34111", "22222 32333", "ahead"),
    "two steps short on four points":
        Person("direction", "grow", "22222 31111", "11111 33333", "ahead"),
    "two steps short on all of the few points described":
        Person("direction", "grow", "222-- 111--", "11111 33333", "ahead"),
    "income first and a job that is off on one point":
        Person("income_now", "grow", "11111 33331", "11111 33333", "job_first"),
    "balance beside a lean of nearly a step":
        Person("direction", "balance", "", "2223- 43333", "ahead"),
    "balance beside a lean of a whole step":
        Person("direction", "balance", "", "22222 33333", "ahead", ("balance_career",)),
    "earning beside a lean of a whole step, income first":
        Person("income_now", "earn", "", "22222 33333", "job_first"),
    "both sides wanted a little less than somewhat":
        Person("direction", "change", "", "22221 22222", "ahead"),
    "both sides wanted somewhat":
        Person("direction", "change", "", "22222 22223", "ahead", ("both_sides",)),
}  # fmt: skip
