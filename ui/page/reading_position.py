"""Keep what was clicked in a conversation where it is on the screen.

A document that opens beside the conversation makes it narrow, or pushes it down, and
one that is closed gives the room back. What was clicked last stays at its height then,
or comes to the nearest that the document and the box for a question leave free.
"""

from __future__ import annotations

from ui.page.javascript import component

# The size of what is in the scrolled part changes with its padding. Whoever scrolls
# afterwards takes the place along, until it is out of sight. The page scrolls too while
# it makes room: what was clicked may be out of sight then, and is still to be kept.
_KEEP = """
export default function ({ parentElement }) {
  parentElement.end?.();
  const margin = 12;
  const main = document.querySelector('[data-testid="stMain"]');
  const doings = ["keydown", "pointerdown", "touchmove", "wheel"];
  let clicked = null;
  let top = 0;
  let moved = false;
  const free = () => {
    const view = document.querySelector(".st-key-document-view");
    const over = view?.getBoundingClientRect();
    const above = over && over.left <= clicked.getBoundingClientRect().left;
    const box = document.querySelector('[data-testid="stBottom"]');
    const bottom = box?.getBoundingClientRect().top ?? innerHeight;
    return [(above ? over.bottom : 0) + margin, bottom - margin];
  };
  const note = () => { if (clicked) top = clicked.getBoundingClientRect().top; };
  const click = (event) => {
    const button = event.target.closest?.("button");
    if (!button?.closest('[data-testid="stChatMessage"]')) return;
    clicked = button;
    moved = false;
    note();
  };
  const move = () => { moved = true; };
  const scroll = () => { if (moved) note(); };
  const keep = () => {
    if (!clicked?.isConnected) return;
    if (top < 0 || top > innerHeight) return;
    const [highest, lowest] = free();
    const { top: now, height } = clicked.getBoundingClientRect();
    const wanted = Math.max(highest, Math.min(top, lowest - height));
    main.scrollTop += now - wanted;
  };
  const sizes = new ResizeObserver(keep);
  sizes.observe(main);
  document.addEventListener("click", click, true);
  for (const doing of doings) document.addEventListener(doing, move, true);
  main.addEventListener("scroll", scroll);
  return (parentElement.end = () => {
    sizes.disconnect();
    document.removeEventListener("click", click, true);
    for (const doing of doings) document.removeEventListener(doing, move, true);
    main.removeEventListener("scroll", scroll);
  });
}
"""


def keep_reading_position() -> None:
    """Keep what is clicked in the conversation where it is, from now on."""
    component("reading-position", _KEEP)(key="reading-position")
