"""What the export dialog says: how the runs stand, what goes on, what became of it."""

from __future__ import annotations

from simulator.charts.numerals import grouped
from simulator.language import tr, trn
from ui.session.export_orders import NotWritten, Under, Written
from ui.session.status import Status


def runs_words(status: Status) -> str:
    """Return how many runs the numbers rest on."""
    if not status.is_preview:
        return trn(
            "Refined: {count} run of each scenario.",
            "Refined: {count} runs of each scenario.",
            status.done,
        )
    words = {"done": grouped(status.done), "total": grouped(status.total)}
    if status.is_running:
        return tr("Preview: {done} of {total} runs.", **words)
    return tr("Preview, stopped: {done} of {total} runs.", **words)


def progress_words(under: Under | None) -> str:
    """Return what is going on."""
    if under is None:
        return tr("Getting ready …")
    if under.doing == "playing":
        return tr("Playing a typical run and the map …")
    if under.doing == "settling":
        return tr("Putting everything in its place …")
    if not under.name:
        words = {"number": grouped(under.done), "total": grouped(under.total)}
        return tr("{number} of {total} pieces are ready.", **words)
    return tr(
        "File {number} of {total}: {name}",
        number=grouped(under.done + 1),
        total=grouped(under.total),
        name=under.name,
    )


def written_words(answer: Written) -> str:
    """Return what was written."""
    if len(answer.paths) == 1 and answer.count == 1:
        return tr("Saved {name}", name=answer.paths[0].name)
    if len(answer.paths) == 1:
        return trn(
            "Saved {count} file in {name}",
            "Saved {count} files in {name}",
            answer.count,
            name=answer.paths[0].name,
        )
    return trn("Saved {count} file", "Saved {count} files", answer.count)


def not_written_words(answer: NotWritten) -> str:
    """Return why nothing was written, and the way out."""
    if not answer.name:
        words = {"reason": answer.reason, "remedy": answer.remedy}
        return tr("Nothing was written: {reason}. To go on, {remedy}.", **words)
    return tr(
        "Nothing was written. {name}: {reason}. To go on, {remedy}.",
        name=answer.name,
        reason=answer.reason,
        remedy=answer.remedy,
    )
