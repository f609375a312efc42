"""Say what Streamlit says by itself in the language of the page.

Streamlit has no other language than English. Its words are exchanged where they stand,
in labels and beside what this page draws, and never in what a document or a person
says. A box that it draws for files is given the role that its label wants.
"""

from __future__ import annotations

from collections.abc import Mapping

from assistant.language.translations.texts import _, marked
from ui.page.javascript import component

_WORDS: Mapping[str, str] = {
    "Skip to main content": marked("Skip to the content"),
    "Sidebar": marked("Conversations and documents"),
    "Collapse sidebar": marked("Hide conversations and documents"),
    "Expand sidebar": marked("Show conversations and documents"),
    "Send message": marked("Send the question"),
    "Chat message from user": marked("Question"),
    "Chat message from assistant": marked("Answer"),
    "Shortcut Esc": marked("Key: Esc"),
    "Choose an option": marked("Choose one"),
    "Choose options": marked("Choose some"),
    "Open": marked("Open the list"),
    "Dismiss": marked("Close the list"),
    "Select all": marked("Choose all"),
    "Selected values": marked("What is chosen"),
    "Clear all": marked("Choose none"),
    "Clear value": marked("Choose none"),
    "No results": marked("Nothing is called so"),
    "{number} option available.": marked("To choose from: {number}"),
    "{number} options available.": marked("To choose from: {number}"),
    "Press Enter to apply": marked("Press Enter"),
    "Press Enter to submit form": marked("Press Enter"),
    "Press {key}+Enter to apply": marked("Press {key}+Enter"),
    "Press {key}+Enter to submit form": marked("Press {key}+Enter"),
    "file upload": marked("Choose files"),
    "Upload": marked("Choose files"),
    "Add files": marked("Choose more files"),
    "add icon": marked("Choose more files"),
    "Remove {name}": marked("Take away {name}"),
    "{size} per file": marked("At most {size} for a file"),
    "Error: ": marked("Not taken: "),
    "{kind} files are not allowed.": marked("Files of this kind are not read."),
    "Running...": marked("Working…"),
    "Connecting": marked("Connecting…"),
    "Please wait...": marked("Please wait…"),
    "Connection error": marked("The connection is lost"),
    "Streamlit server is not responding. Are you connected to the internet?": marked(
        "This page is not answered. What was asked is kept, and the page goes on by "
        "itself once it is answered again."
    ),
}

# Of each node the words are kept that Streamlit gave it, for when another language is
# chosen; where it gives new ones, they are other than what was put there.
_EXCHANGE = """
export default function ({ data, parentElement }) {
  parentElement.end?.();
  const theirs = (parentElement.theirs ??= new WeakMap());
  const sign = /[.*+?^${}()|[\\]\\\\]/g;
  const place = /\\\\\\{(\\w+)\\\\\\}/g;
  const words = data.words.map(([said, ours]) => [
    new RegExp(`^${said.replace(sign, "\\\\$&").replace(place, "(?<$1>.+)")}$`, "s"),
    ours,
  ]);
  const say = (said) => {
    for (const [pattern, ours] of words) {
      const found = pattern.exec(said);
      if (found) return ours.replace(/\\{(\\w+)\\}/g, (_, name) => found.groups[name]);
    }
    return said;
  };
  const exchange = (node, name, is, put) => {
    const known = theirs.get(node) ?? {};
    const said = known[name]?.ours === is ? known[name].said : is;
    const ours = say(said);
    theirs.set(node, { ...known, [name]: { said, ours } });
    if (ours !== is) put(ours);
  };
  const own = ".stHtml, [lang]:not(html), style, script";
  const markdown = '[data-testid="stMarkdownContainer"]';
  const text = (node) => {
    const within = node.parentElement;
    if (!within || within.closest(own) || !node.data.trim()) return;
    const files = within.closest('[data-testid="stFileUploaderDropzone"]');
    if (within.closest(markdown) && !files) return;
    exchange(node, "text", node.data, (ours) => { node.data = ours; });
  };
  const labels = (element) => {
    if (element.closest(own)) return;
    for (const name of ["aria-label", "placeholder"]) {
      const is = element.getAttribute(name);
      const put = (ours) => element.setAttribute(name, ours);
      if (is) exchange(element, name, is, put);
    }
    const files = element.dataset.testid === "stFileUploaderDropzone";
    if (files && element.role !== "group") element.role = "group";
  };
  const all = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return text(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    labels(root);
    root.querySelectorAll("[aria-label], [placeholder]").forEach(labels);
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) text(texts.currentNode);
  };
  const changes = new MutationObserver((changed) => {
    for (const { type, target, addedNodes } of changed)
      if (type === "childList") addedNodes.forEach(all);
      else if (type === "attributes") labels(target);
      else text(target);
  });
  changes.observe(document.body, {
    subtree: true, childList: true, characterData: true,
    attributes: true, attributeFilter: ["aria-label", "placeholder", "role"],
  });
  all(document.body);
  return (parentElement.end = () => changes.disconnect());
}
"""


def exchange_words() -> None:
    """Have Streamlit's own words said in the language of the page, from now on."""
    words = [(said, _(ours)) for said, ours in _WORDS.items()]
    component("streamlit-words", _EXCHANGE)(
        key="streamlit-words", data={"words": words}
    )
