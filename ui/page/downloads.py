"""Draw links to files, and hand the files out to whom the links were drawn for.

Streamlit's own button asks for what the last run of the page registered, and each run
registers it anew: what is clicked before the browser has been told of that is not
there. The address of a link stays the same from run to run.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from assistant.errors import NotAdmittedError
from index.errors import DisplayableError
from ui.page import page_settings, resources
from ui.page.offered_files import OfferedFile
from ui.page.visitors import current_visitor, visitor_with

if TYPE_CHECKING:
    from starlette.requests import Request

LOGGER = logging.getLogger(__name__)
_PLACE = "files"


def download_html(
    key: str,
    label: str,
    name: str,
    mime: str,
    make: Callable[[], str | bytes],
    *,
    title: str = "",
) -> str:
    """Return a link to a file, which is made when somebody follows it.

    Args:
        key: What keeps its address from run to run, as that of a widget.
        label: What the link says.
        name: Of the file.
        mime: Its type.
        make: Returns what is in it, on a thread of its own. Raises a
            ``DisplayableError`` where that is no longer there for the visitor.
        title: What is said of it besides.
    """
    offered: dict[str, OfferedFile] = st.session_state.setdefault("offered_files", {})
    file = OfferedFile(name, mime, make, current_visitor())
    if before := offered.get(key):
        file = replace(file, token=before.token)
    # In this order: the one before is there until the new one is.
    resources.offered_files().put(file)
    offered[key] = file
    # As the page's own scripts are addressed: also below the address of a proxy.
    address = f"./{_PLACE}/{file.token}"
    said = f' title="{escape(title)}"' if title else ""
    return (
        f'<a class="cp-file" href="{address}" download="{escape(name)}"{said}>'
        f"{escape(label)}</a>"
    )


async def _hand_out(request: Request) -> Response:
    """Answer with the file of an address, or that there is nothing for this visitor."""
    file = resources.offered_files().find(request.path_params["token"])
    if file is None or not _is_for(file, request):
        return _NOTHING
    try:
        content = await run_in_threadpool(file.make)
    except DisplayableError as error:
        LOGGER.info("A download is no longer there: %s", type(error).__name__)
        return _NOTHING
    named = quote(file.name, safe="", errors="replace")
    headers = {
        "Content-Disposition": f"attachment; filename*=utf-8''{named}",
        "Cache-Control": "no-store",
    }
    return Response(content, media_type=file.mime, headers=headers)


def _is_for(file: OfferedFile, request: Request) -> bool:
    """Return whether whoever asks is whom a file was offered to, with the same rights.

    Without a log-in nobody can be told from others, but who has the address.
    """
    if not page_settings.settings().login_metadata_url:
        return not file.visitor.id
    try:
        return visitor_with(request.cookies) == file.visitor
    except NotAdmittedError:
        return False


_NOTHING = PlainTextResponse("There is nothing here.", status_code=404)
ROUTE = Route(f"/{_PLACE}/{{token}}", _hand_out)
"""Where the server answers what the links ask for."""
