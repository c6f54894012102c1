"""``mockloop sessions``: list, show, resume, delete."""

from __future__ import annotations

from dataclasses import asdict

import typer

from mockloop.cli.holding import resume
from mockloop.cli.output import print_json, print_table, remark

app = typer.Typer(no_args_is_help=True)
app.command()(resume)
SESSION = typer.Argument(metavar="SESSION", help="A session's id, the beginning of one, or 'last'.")


@app.command("list")
def list_(as_json: bool = typer.Option(False, "--json", help="Print an array instead of a table.")) -> None:
    """Your sessions, oldest first."""
    from mockloop.sessions.home import sessions_folder
    from mockloop.sessions.shelf import listed

    found = listed(sessions_folder())
    if as_json:
        print_json([asdict(line) for line in found])
    elif not found:
        remark("There are no sessions yet. Start one with: mockloop demo")
    else:
        states = [line.problem or ("complete" if line.complete else "open") for line in found]
        rows = [(s.id, s.mode, s.level, str(s.takes), state) for s, state in zip(found, states, strict=True)]
        print_table(rows, ("SESSION", "MODE", "LEVEL", "TAKES", "STATE"))


@app.command()
def show(
    session: str = SESSION, as_json: bool = typer.Option(False, "--json", help="Print the analysis as JSON.")
) -> None:
    """What was asked, what was said, and the debrief, worked out again from the session's facts."""
    from mockloop.analysis.debrief import debrief
    from mockloop.cli.debriefing import print_debrief, session_document
    from mockloop.sessions.home import sessions_folder
    from mockloop.sessions.reading import replayed
    from mockloop.sessions.shelf import found

    folder = found(sessions_folder(), session)
    replay = replayed(folder)
    for problem in replay.problems:
        remark(problem)
    whole = debrief(replay.state)
    if as_json:
        print_json(session_document(folder.id, replay.state, whole))
    else:
        print_debrief(replay.state, whole, folder.id)


@app.command()
def delete(session: str = SESSION, yes: bool = typer.Option(False, "--yes", "-y", help="Do not ask.")) -> None:
    """Delete a session with all its recordings."""
    from mockloop.sessions.home import sessions_folder
    from mockloop.sessions.shelf import found, remove

    folder = found(sessions_folder(), session)
    if not yes and not typer.confirm(f"Delete {folder.id} and its {len(folder.takes_on_disk())} recordings?"):
        remark("Nothing was deleted.")
        return
    remove(folder)
    typer.echo(f"Deleted {folder.id}.")
