"""Decline what OpenVINO would report of its use to its makers."""

from __future__ import annotations

from contextlib import suppress


def decline_telemetry() -> None:
    """Let OpenVINO report nothing in this process; call it before it is imported.

    Unless people have declined with its command ``opt_in_out``, in a file of their
    home folder, it sends an event when it is imported. It sends with an object of which
    there is one in a process, and which keeps the consent that it was made with: so
    that is made here first, by one who wants to be asked. On a terminal it leaves an
    empty folder ``~/intel`` where the answer would be.
    """
    # Not installed, there is nothing that reports.
    with suppress(ImportError):
        from openvino_telemetry import Telemetry

        # Of another name, it would make it anew, with a consent of its own.
        telemetry = Telemetry(
            "OpenVINO", backend="ga4", tid="", enable_opt_in_dialog=True
        )
        # Also where somebody consents to what other programs report.
        telemetry.consent = False
