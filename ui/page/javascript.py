"""The only JavaScript of the page: markers, scrolling to a quote, one cookie.

It is constant and is handed no text: what it needs to know are ids, some of which stand
in the ``data-source`` and ``id`` attributes that ``ui.page.markup`` writes.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

import streamlit as st

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

_CLICKED_MARKER = """
export default function ({ setTriggerValue }) {
  const open = (event) => {
    const marker = event.target.closest?.("button[data-source]");
    if (marker) setTriggerValue("opened", marker.dataset.source);
  };
  document.addEventListener("click", open);
  return () => document.removeEventListener("click", open);
}
"""

_REMEMBER = """
export default function ({ data }) {
  const kept = `${data.name}=${data.value}; max-age=34560000; path=/; SameSite=Strict`;
  document.cookie = location.protocol === "https:" ? `${kept}; Secure` : kept;
}
"""

_SCROLL_TO = """
export default function ({ data }) {
  let patience = 120;
  const scroll = () => {
    const target = document.getElementById(data.id);
    if (target) target.scrollIntoView({ block: data.block });
    else if (patience--) requestAnimationFrame(scroll);
  };
  scroll();
}
"""


@cache
def _component(name: str, javascript: str) -> ComponentRenderer:
    return st.components.v2.component(name, js=javascript)


def clicked_marker() -> tuple[str, int] | None:
    """Return message and number of the marker that was clicked for this run, if any."""
    result = _component("clicked-marker", _CLICKED_MARKER)(
        key="clicked-marker", on_opened_change=lambda: None
    )
    message, _, number = str(result.opened).partition(":")
    return (message, int(number)) if number.isdecimal() else None


def remember(name: str, value: str) -> None:
    """Keep a cookie in the browser; ``value`` is of ASCII letters, digits, - and _."""
    _component("remember", _REMEMBER)(
        key="remember", data={"name": name, "value": value}
    )


def scroll_to(identity: str, block: Literal["center", "start"], key: str) -> None:
    """Bring the element with this id into view, once for each ``key``."""
    data = {"id": identity, "block": block}
    _component("scroll-to", _SCROLL_TO)(key=key, data=data)
