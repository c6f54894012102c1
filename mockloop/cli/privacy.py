"""``mockloop privacy``: what is kept on this machine, where, and what is sent."""

from __future__ import annotations

import typer

from mockloop.cli.output import print_json, print_table, size
from mockloop.cli.terminal_output import word_wrapped_output


def privacy(as_json: bool = typer.Option(False, "--json", help="Print it as JSON.")) -> None:
    """Show what mockloop keeps, where, how large it is, and what it sends."""
    from mockloop.sessions.disk_usage import disk_usage

    kept = disk_usage()
    if as_json:
        rows = [{"what": k.what, "path": str(k.path), "count": k.count, "bytes": k.bytes} for k in kept]
        print_json({"kept": rows, "sent": []})
        return
    print_table(
        [(k.what, str(k.count), size(k.bytes, 1), str(k.path)) for k in kept], ("KEPT", "COUNT", "SIZE", "WHERE")
    )
    with word_wrapped_output():
        _print_promises()


def _print_promises() -> None:
    sent = "nothing. mockloop has no account and no telemetry."
    typer.echo(f"\nSent to anybody: {sent} It uses the network only when you type: mockloop models get NAME")
    typer.echo("\nDelete a session for good: mockloop sessions delete SESSION --shred")
    typer.echo("Keep no recordings: mockloop interview … --keep-audio no (or a number of days)")
