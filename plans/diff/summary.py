"""What a comparison comes to, in sentences short enough to be said aloud."""

from decimal import Decimal

from django.utils.translation import ngettext

from osl_site.common.text.number_format import money
from plans.diff.parts import Tally, VersionDiff


def sentences(found: VersionDiff) -> list[str]:
    """„Zmieniają się 2 z 12 działań.”, „Koszt rośnie o 300 zł: z 7 650 zł do 7 950 zł.”: only what differs."""
    if found.is_empty:
        return ["Treść się nie zmienia."]
    tallies = found.tallies
    told = [
        *_whole({field.name for field in found.whole}),
        _changed_actions(tallies["action"]),
        _added_actions(tallies["action"].added),
        _removed_actions(tallies["action"].removed),
        _goals(tallies["goal"]),
        _chapters(tallies["chapter"]),
        _cost(found.cost_before, found.cost_after),
    ]
    return [sentence for sentence in told if sentence]


def _whole(names: set[str]) -> list[str]:
    title = ["Zmienia się tytuł planu."] if "title" in names else []
    return title + (["Zmienia się okres planu."] if names & {"starts_on", "ends_on"} else [])


def _changed_actions(tally: Tally) -> str:
    count = tally.changed + tally.moved
    if not count:
        return ""
    sentence = ngettext(
        "Zmienia się %(count)d z %(all)s.", "Zmieniają się %(count)d z %(all)s.", count
    )  # in Polish: zmienia się 1, zmieniają się 2, zmienia się 5
    everything = ngettext("%(count)d działania", "%(count)d działań", tally.after) % {"count": tally.after}
    return sentence % {"count": count, "all": everything}


def _added_actions(count: int) -> str:
    if not count:
        return ""
    return ngettext("Dochodzi %(count)d działanie.", "Dochodzą %(count)d działania.", count) % {"count": count}


def _removed_actions(count: int) -> str:
    if not count:
        return ""
    return ngettext("Ubywa %(count)d działanie.", "Ubywają %(count)d działania.", count) % {"count": count}


def _goals(tally: Tally) -> str:
    if not tally.touched:
        return ""
    return ngettext("Zmiany w %(count)d celu.", "Zmiany w %(count)d celach.", tally.touched) % {"count": tally.touched}


def _chapters(tally: Tally) -> str:
    if not tally.touched:
        return ""
    sentence = ngettext("Zmiany w %(count)d rozdziale.", "Zmiany w %(count)d rozdziałach.", tally.touched)
    return sentence % {"count": tally.touched}


def _cost(before: Decimal, after: Decimal) -> str:
    if before == after:
        return f"Koszt się nie zmienia: {money(after)}."
    way, by = ("rośnie", after - before) if after > before else ("maleje", before - after)
    return f"Koszt {way} o {money(by)}: z {money(before)} do {money(after)}."
