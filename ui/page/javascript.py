"""The JavaScript of the page: markers, copying, scrolling, cookies, reading out.

What keeps the place one reads is in ``ui.page.reading_position``, and what exchanges
Streamlit's words in ``ui.page.streamlit_words``. All is constant and is handed no text
from outside: what it needs to know are ids, some of which stand in the ``data-source``
and ``id`` attributes that the page writes, and what is to be copied stands in the
``data-copied`` and ``data-link`` attributes of ``ui.page.copying``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

import streamlit as st

if TYPE_CHECKING:
    from streamlit.components.v2.types import ComponentRenderer

# Another choice of light or dark calls what follows once more, without an end before.
_CLICKED_MARKER = """
export default function ({ parentElement, setTriggerValue }) {
  parentElement.end?.();
  const open = (event) => {
    const marker = event.target.closest?.("button[data-source]");
    if (marker) setTriggerValue("opened", marker.dataset.source);
  };
  document.addEventListener("click", open);
  return (parentElement.end = () => document.removeEventListener("click", open));
}
"""

# Without https, browsers have no clipboard but that of the old command. What is copied
# by hand has its markers as text, or their numbers would stick to the words before.
_COPYING = """
export default function ({ parentElement }) {
  parentElement.end?.();
  const write = async (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (!done) throw new Error("the browser does not copy");
  };
  const click = async (event) => {
    const button = event.target.closest?.("button[data-copied], button[data-link]");
    if (!button) return;
    const said = button.nextElementSibling;
    const { copied, link } = button.dataset;
    try {
      // Beside the page of documents is that of the conversation.
      const address = link && new URL(`./?${link}`, location.href).href;
      await write(address ?? decodeURIComponent(copied));
      said.textContent = button.dataset.done;
    } catch {
      said.textContent = button.dataset.failed;
    }
    setTimeout(() => { said.textContent = ""; }, 4000);
  };
  const copy = (event) => {
    const selection = document.getSelection();
    if (event.target.closest?.("input, textarea") || !selection.rangeCount) return;
    const holder = document.createElement("div");
    holder.append(selection.getRangeAt(0).cloneContents());
    const markers = holder.querySelectorAll("button[data-source]");
    if (!markers.length) return;
    for (const marker of markers) marker.replaceWith(` [${marker.textContent}]`);
    holder.style.cssText = "position: fixed; left: -10000px";
    document.body.append(holder);
    event.clipboardData.setData("text/plain", holder.innerText);
    holder.remove();
    event.preventDefault();
  };
  document.addEventListener("click", click);
  document.addEventListener("copy", copy);
  return (parentElement.end = () => {
    document.removeEventListener("click", click);
    document.removeEventListener("copy", copy);
  });
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
    if (target) {
      target.scrollIntoView({ block: data.block });
      // The keys that scroll act where the focus is. A wide row begins far from the
      // cell that answers.
      const region = data.focus && target.closest("[tabindex]");
      const answering = region && region.querySelector(".cp-key");
      if (region) region.focus({ preventScroll: true });
      if (answering) answering.scrollIntoView({ block: "nearest", inline: "center" });
    } else if (patience--) requestAnimationFrame(scroll);
  };
  scroll();
}
"""

_ANNOUNCE = """
export default function ({ data }) {
  let patience = 120;
  const announce = () => {
    const said = document.getElementById(data.id)?.cloneNode(true);
    const region = document.getElementById("announced");
    if (said && region) {
      said.querySelectorAll("button").forEach((marker) => marker.remove());
      const words = said.textContent;
      if (region.textContent !== words) region.textContent = words;
    } else if (patience--) requestAnimationFrame(announce);
  };
  announce();
}
"""

_SKIP_TO = """
export default function ({ data, parentElement }) {
  parentElement.end?.();
  const link = document.createElement("a");
  link.className = "cp-skip";
  link.href = `#${data.id}`;
  link.textContent = data.label;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    document.querySelector(`.st-key-${data.id} textarea`)?.focus();
  });
  document.body.prepend(link);
  return (parentElement.end = () => link.remove());
}
"""


# So that screen readers say it as it is written.
_DECLARE_LANGUAGE = """
export default function ({ data }) {
  document.documentElement.lang = data.language;
}
"""


@cache
def component(name: str, javascript: str) -> ComponentRenderer:
    """Return what runs this piece, which is registered under its name."""
    return st.components.v2.component(name, js=javascript)


def clicked_marker() -> tuple[str, int] | None:
    """Return message and number of the marker that was clicked for this run, if any."""
    result = component("clicked-marker", _CLICKED_MARKER)(
        key="clicked-marker", on_opened_change=lambda: None
    )
    message, _, number = str(result.opened).partition(":")
    return (message, int(number)) if number.isdecimal() else None


def enable_copying() -> None:
    """Let the buttons copy that ``ui.page.copying`` makes, and people by hand."""
    component("copying", _COPYING)(key="copying")


def remember(name: str, value: str) -> None:
    """Keep a cookie in the browser; ``value`` is of ASCII letters, digits, - and _."""
    component("remember", _REMEMBER)(
        key=f"remember-{name}", data={"name": name, "value": value}
    )


def declare_language(code: str) -> None:
    """Say in which language the page is."""
    component("declare-language", _DECLARE_LANGUAGE)(
        key="declare-language", data={"language": code}
    )


def scroll_to(
    identity: str, block: Literal["center", "start"], key: str, *, focus: bool = False
) -> None:
    """Bring the element with this id into view, once for each ``key``.

    With ``focus`` the keyboard scrolls there from then on, and the words that answer
    come into view.
    """
    data = {"id": identity, "block": block, "focus": focus}
    # Streamlit refuses two low lines in a row, which an id of ours may have.
    component("scroll-to", _SCROLL_TO)(key=key.replace("_", "."), data=data)


def draw_announced() -> None:
    """Draw the place from which screen readers read out what is new."""
    st.html('<div id="announced" class="cp-announced" role="status"></div>')


def announce(identity: str) -> None:
    """Have the words of the element with this id read out, once."""
    key = f"said-{identity}".replace("_", ".")
    component("announce", _ANNOUNCE)(key=key, data={"id": identity})


def skip_to(box: str, label: str) -> None:
    """Make a link the first thing on the page that leads to the box with this key."""
    component("skip-to", _SKIP_TO)(key="skip-to", data={"id": box, "label": label})
