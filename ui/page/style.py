"""How the page looks: one style sheet, in the colours of the theme, light or dark.

Lines and shades are mixed from the text colour, so that they fit either theme.
"""

from __future__ import annotations

import streamlit as st

from ui.page.printing import PRINTED

_CSS = """
[data-testid="stMainBlockContainer"] { padding-top: 4rem; }
@media (min-width: 50rem) {
  [data-testid="stMainBlockContainer"] { padding-top: 2.5rem; }
}
[data-testid="stBottomBlockContainer"] { padding-bottom: 1.5rem; }
/* Without the space that Streamlit gives to what cannot be seen. */
:has(> .st-key-unseen), .st-key-unseen, .st-key-unseen-view, .st-key-clicked-marker,
[class*="st-key-remember"], .st-key-copying, .st-key-skip-to,
.st-key-reading-position, .st-key-streamlit-words,
.st-key-declare-language {
  position: absolute; width: 0 !important; }
/* There for screen readers alone. */
.cp-announced, [class*="st-key-open-source-"] .stMarkdownColoredText,
[class*="st-key-open-nearest-"] .stMarkdownColoredText,
[class*="st-key-edit-"] .stMarkdownColoredText {
  position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
.cp-skip { position: fixed; top: -4rem; left: .5rem; z-index: 9999999;
  padding: .5rem 1rem; border-radius: .5rem; background: #1f4e79; color: #fff; }
.cp-skip:focus { top: .5rem; outline: 3px solid #7db4e6; }
/* White on the light blue of the dark theme is not read well. */
[data-testid^="stBaseButton-primary"] { color: #fff; background: #1f4e79;
  border-color: #1f4e79; }
[data-testid^="stBaseButton-primary"]:hover { color: #fff; background: #2a659c; }
.stHtml p { margin: 0; overflow-wrap: anywhere; }
.cp-h1 { scroll-margin-top: 5rem; font-size: 1.75rem; font-weight: 700;
  padding: 0; margin: 0 0 .35rem; }
.cp-promise, .cp-lead, .cp-meta, .cp-made, .cp-stage { opacity: .8; }
.cp-promise { font-size: .95rem; }
.cp-meta, .cp-made { font-size: .85rem; line-height: 1.45; }
.cp-made { padding-top: .15rem; }
.cp-welcome { font-size: 1.25rem; font-weight: 600; padding: 2.5rem 0 .25rem; }

[id^="question-"] { scroll-margin-top: 5rem; }
.cp-question { white-space: pre-wrap; line-height: 2rem; }
.cp-answer { line-height: 1.65; }
.cp-answer p + p, .cp-answer ul { margin-top: .5rem; }
.cp-answer > :first-child { margin-top: 0; }
.cp-answer ul { margin-bottom: 0; padding-left: 1.35rem; }
.cp-answer li { margin: .2rem 0; overflow-wrap: anywhere; }
.cp-answer + .cp-stage { margin-top: .6rem; font-size: .9rem; }
.cp-unsupported { text-decoration: underline wavy #d04437 1px;
  text-underline-offset: .25em;
  background: color-mix(in srgb, #d04437 12%, transparent); }
.cp-stage::before {
  content: ""; display: inline-block; width: .8em; height: .8em; margin-right: .6em;
  border: 2px solid currentColor; border-top-color: transparent; border-radius: 50%;
  vertical-align: -.08em; animation: cp-turn .9s linear infinite;
}
@keyframes cp-turn { to { transform: rotate(1turn); } }
@media (prefers-reduced-motion: reduce) { .cp-stage::before { animation: none; } }

.cp-marker, .cp-badge {
  display: inline-block; min-width: 1.45em; padding: 0 .35em; border-radius: .4em;
  font: inherit; font-size: .75rem; font-weight: 600; line-height: 1.5;
  text-align: center; border: 1px solid transparent; color: inherit;
  background: color-mix(in srgb, #2f7fd0 24%, transparent);
}
.cp-marker { margin: 0 .1em 0 .3em; vertical-align: .12em; cursor: pointer; }
.cp-marker:hover { background: #1f5f9e; color: #fff; }
.cp-marker:focus-visible, .cp-copy:focus-visible, .cp-file:focus-visible {
  outline: 2px solid #2f7fd0; outline-offset: 2px; }
.cp-badge { margin-right: .6em; vertical-align: .08em; }

.cp-copying { display: flex; gap: .6rem; align-items: center; min-height: 2rem;
  font-size: .9rem; }
.cp-copy, .cp-file { font: inherit; color: inherit; background: none; cursor: pointer;
  padding: .2rem .75rem; border-radius: .5rem;
  border: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
.cp-copy:hover, .cp-file:hover { border-color: #2f7fd0; }
a.cp-file { display: inline-flex; align-items: center; min-height: 2rem;
  font-size: .9rem; color: inherit; text-decoration: none; }
.cp-files { display: flex; flex-direction: column; gap: .4rem; }
[class*="st-key-export-"] [data-testid="stPopoverButton"] { min-height: 2rem;
  padding: 0 .5rem; }

.cp-title { font-weight: 600; font-size: .95rem; line-height: 1.4; overflow: hidden;
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; }
.cp-quote {
  margin: 0; padding: .1rem 0 .1rem .85rem; line-height: 1.55;
  border-left: 3px solid color-mix(in srgb, #2f7fd0 60%, transparent);
  overflow-wrap: anywhere; white-space: pre-line; font-size: .95rem;
}
.cp-quote ins, .cp-quote del { text-decoration-thickness: 2px;
  text-underline-offset: .2em; }
.cp-quote ins { text-decoration: underline 2px #e0a000;
  background: color-mix(in srgb, #e0a000 20%, transparent); }
.cp-since { margin-top: .5rem; }
.cp-now { background: color-mix(in srgb, #e0a000 16%, transparent);
  outline: 2px dashed color-mix(in srgb, #e0a000 70%, transparent);
  outline-offset: 1px; }
.cp-translation { margin-top: .5rem; padding-left: .85rem;
  border-left: 3px dotted color-mix(in srgb, currentColor 45%, transparent); }
.cp-translated { font-size: .92rem; line-height: 1.55; }
.cp-warning { display: flex; gap: .5em; }
.cp-warning::before { content: "⚠"; }
.cp-warning + .cp-warning { margin-top: .3rem; }
.cp-warning {
  padding: .3rem .65rem; border-radius: .5rem;
  font-size: .88rem; background: color-mix(in srgb, #e0a000 20%, transparent);
}

.cp-notice {
  padding: .75rem 1rem; border-radius: .5rem; font-size: .95rem; line-height: 1.5;
  background: color-mix(in srgb, currentColor 6%, transparent);
  border-left: 4px solid color-mix(in srgb, currentColor 35%, transparent);
}
.cp-error { border-left-color: #d04437;
  background: color-mix(in srgb, #d04437 12%, transparent); }
.cp-cut-off { margin-top: .6rem; }
.cp-changed, .cp-cut-off { border-left-color: #e0a000;
  background: color-mix(in srgb, #e0a000 14%, transparent); }
.cp-held { font-size: .85rem; border-left-color: #e0a000;
  background: color-mix(in srgb, #e0a000 14%, transparent); }
.cp-report { font-size: .85rem; padding: .6rem .8rem; }
.cp-report summary { cursor: pointer; }
.cp-report ul { list-style: none; padding: 0; margin: .25rem 0 0; }
.cp-report li { overflow-wrap: anywhere; }

.cp-side { font-size: 1.1rem; font-weight: 600; padding: 0; margin: 0; }
.st-key-conversations button, .st-key-conversations button *,
.st-key-documents button, .st-key-documents button * {
  justify-content: flex-start; text-align: left; }
.st-key-conversations button p, .st-key-documents button p { font-size: .9rem;
  line-height: 1.35; }
.st-key-conversations button { padding-top: .3rem; padding-bottom: .3rem; }
.st-key-documents button { min-height: 1.9rem; padding-top: 0; padding-bottom: 0; }
.stApp:has(.st-key-beside-chat) [data-testid="stSidebar"] { display: none; }
.st-key-documents .cp-meta { font-size: .8rem; padding: 0 0 .4rem 1.5rem; }
.st-key-documents .cp-warning { margin: 0 0 .8rem 1.5rem; }
.st-key-documents .cp-warning:has(+ .cp-warning) { margin-bottom: 0; }
.st-key-open-conversation button p { font-weight: 700; }
[class*="st-key-edit-"] button { min-height: 2rem; padding-top: 0; padding-bottom: 0; }
.cp-side span { opacity: .8; font-weight: 400; padding-left: .25em; }
.cp-list { list-style: none; padding: 0 !important; margin: 0; }
.cp-list li { padding: .6rem 0; margin: 0;
  border-top: 1px solid color-mix(in srgb, currentColor 14%, transparent); }
.cp-list .cp-title { font-size: .88rem; -webkit-line-clamp: 3; }
.cp-list .cp-meta { font-size: .8rem; }
.cp-alike { padding: .6rem .8rem; border-radius: .5rem;
  border: 1px solid color-mix(in srgb, currentColor 18%, transparent); }
.cp-failures { padding: .6rem .8rem; border-radius: .5rem;
  background: color-mix(in srgb, #e0a000 14%, transparent); }
.cp-failures summary, .cp-alike summary { cursor: pointer;
  font-weight: 600; font-size: .9rem; }
.cp-failures li:first-child, .cp-alike li:first-child, .cp-rejected li:first-child
  { border-top: 0; }
.cp-rejected { font-size: .9rem; padding: .5rem .8rem; border-radius: .5rem;
  border: 1px solid color-mix(in srgb, currentColor 18%, transparent); }
.cp-rejected summary { cursor: pointer; opacity: .8; }
.cp-quote mark { background: none; color: inherit;
  text-decoration: underline 2px #c07f00; text-underline-offset: .2em; }
.cp-word-help { font-size: .85rem; padding-left: 1rem; }
.cp-glosses { margin: .15rem 0 0; padding-left: 1rem; }
.cp-glosses li { font-size: .85rem; line-height: 1.45; }
.cp-word-help .cp-copy { margin-top: .3rem; }
.cp-words { max-width: min(34rem, 92vw); max-height: 70dvh; overflow: auto;
  padding: 1rem 1.25rem; border-radius: .5rem; text-align: start;
  color: var(--st-text-color, CanvasText);
  background: var(--st-background-color, Canvas);
  border: 1px solid color-mix(in srgb, currentColor 35%, transparent);
  box-shadow: 0 .2rem 1.5rem rgb(0 0 0 / .35); }
.cp-words .cp-glosses { margin: .5rem 0; }
.cp-rejected ul { margin-top: .15rem; }
.cp-rejected del { opacity: .8; text-decoration-color: #d04437; }

.st-key-next-questions button, .st-key-next-questions button * {
  justify-content: flex-start; text-align: left; }
.cp-figures { display: grid; gap: .75rem; margin: .6rem 0 0; padding: 0 !important;
  grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); }
.cp-figures div { padding: .5rem .8rem; border-radius: .5rem;
  border: 1px solid color-mix(in srgb, currentColor 18%, transparent); }
.cp-figures dt { line-height: 1.3; font-size: .85rem; opacity: .8; font-weight: 400; }
.cp-figures dd { margin: 0; font-size: 1.25rem; font-weight: 600; }
.cp-finding { font-size: .95rem; }
.cp-wrong .cp-finding::before { content: "⚠ "; }
.cp-wordings { font-size: .9rem; }
.cp-wordings summary { cursor: pointer; opacity: .8; }
.cp-wordings ul { margin: .3rem 0 0; padding-left: 1.35rem; }
.cp-retrial { padding: .4rem .65rem; border-radius: .5rem; font-size: .9rem;
  background: color-mix(in srgb, currentColor 6%, transparent); }
.cp-retrial.cp-answered { background: color-mix(in srgb, #2e8b57 18%, transparent); }
[class*="st-key-retry-"] .stMarkdownColoredText {
  position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }

/* Beside the chat; on a narrow screen above it, and both can be scrolled. */
.st-key-document-view {
  --width: clamp(24rem, 42vw, 52rem);
  position: fixed; z-index: 999989; top: 0; right: 0; width: var(--width) !important;
  height: 100dvh; padding: .9rem 1rem 0; gap: .4rem;
  background: var(--st-background-color, Canvas); color: inherit;
  border-left: 1px solid color-mix(in srgb, currentColor 22%, transparent);
}
.st-key-document-view > :has(.cp-reading) { flex: 1 1 0; min-height: 0; }
.st-key-document-view > * { flex: none; }
.st-key-document-view .stHtml:has(> .cp-reading) { height: 100%; }
[data-testid="stMain"]:has(.st-key-document-view) {
  padding-right: clamp(24rem, 42vw, 52rem); }
/* There is no room for two sources side by side then. */
.stApp:has(.st-key-document-view) [data-testid="stHorizontalBlock"]:has(
  > [data-testid="stColumn"] [class*="st-key-card-source-"]) {
  flex-direction: column; }
.stApp:has(.st-key-document-view) [data-testid="stColumn"]:has(
  [class*="st-key-card-source-"]) { width: 100%; flex: none; }
.cp-reading { height: 100%; overflow: auto; padding: 0 .4rem 3rem .1rem;
  border-top: 1px solid color-mix(in srgb, currentColor 14%, transparent); }
@media print { .st-key-document-view { display: none !important; } }
.cp-picture { display: block; width: 100%; outline-offset: -1px;
  outline: 1px solid color-mix(in srgb, #808080 45%, transparent); }
.cp-reading:focus-visible { outline: 2px solid #2f7fd0; outline-offset: -2px; }
@media (max-width: 64rem) {
  /* Below the bar in which a sidebar is opened. */
  .st-key-document-view { left: 0; top: 3.75rem; width: auto !important;
    height: 55dvh; border-left: 0; box-shadow: 0 .2rem 1rem rgb(0 0 0 / .3); }
  [data-testid="stMain"]:has(.st-key-document-view) { padding: 55dvh 0 0; }
  :has(.st-key-document-view) [id^="question-"] {
    scroll-margin-top: calc(56dvh + 3.75rem); }
}
@media (max-width: 40rem) {
  [data-testid="stChatMessageAvatarCustom"] { display: none; }
  [data-testid="stChatMessage"] { padding: .75rem; }
  [data-testid="stChatMessage"]:has([id^="answer-"], [id^="stage-"]) {
    padding-left: 0; padding-right: 0; }
  [data-testid="stBottomBlockContainer"] { padding-bottom: .75rem; }
  [data-testid="stBottomBlockContainer"] [data-testid="stVerticalBlock"] {
    gap: .5rem; }
  /* What one reads has the height; what it is asked of is chosen when it is closed. */
  .stApp:has(.st-key-document-view) :is([data-testid="stHeader"], .st-key-asked-of) {
    display: none; }
  .st-key-document-view { top: 0; height: 62dvh; padding-top: .5rem; }
  [data-testid="stMain"]:has(.st-key-document-view) { padding-top: 62dvh; }
  :has(.st-key-document-view) [id^="question-"] { scroll-margin-top: 63dvh; }
  .st-key-document-ways { flex-wrap: nowrap; overflow-x: auto; }
  .st-key-document-ways > * { flex: none; }
  .st-key-document-ways > [class*="-of-"] { width: 8rem; }
  .st-key-close-document kbd { display: none; }
  .st-key-find-documents { flex-basis: 100%; }
}
.cp-document { white-space: pre-wrap; line-height: 1.7; overflow-wrap: anywhere; }
.cp-numbered { position: relative; padding-left: 3.2rem; }
.cp-line::before { content: attr(data-line) / ""; position: absolute; left: 0;
  width: 2.5rem; text-align: right; font-size: .75rem; opacity: .7;
  user-select: none; }
.cp-rendered, .cp-grid { white-space: normal; }
.cp-rendered table, .cp-grid { border-collapse: collapse; margin: .6rem 0; }
.cp-rendered td, .cp-rendered th, .cp-grid td, .cp-grid th { padding: .25rem .55rem;
  border: 1px solid color-mix(in srgb, currentColor 18%, transparent);
  text-align: start; vertical-align: top; }
.cp-grid { font-size: .88rem; line-height: 1.45; }
.cp-grid caption { text-align: start; font-weight: 700; padding: .5rem 0; }
.cp-grid td { min-width: 4rem; max-width: 22rem; overflow-wrap: break-word;
  white-space: pre-wrap; }
.cp-grid thead th { position: sticky; top: 0; z-index: 1;
  background: var(--st-secondary-background-color, Canvas); }
.cp-grid th { overflow-wrap: break-word; }
.cp-grid [scope="row"], .cp-grid th:first-child { white-space: nowrap;
  overflow-wrap: normal; }
.cp-grid [scope="row"] { font-weight: 400; opacity: .8; text-align: end; }
/* As much as tells what is asked, and no more of a phone. */
.st-key-asked-of [data-testid="stMultiSelect"] > div { max-height: 5.5rem;
  overflow-y: auto; }
.st-key-document-ways :is(.cp-copy, .cp-file) { min-height: 2.5rem; }
.st-key-document-ways, .st-key-document-leaves { align-items: center; }
.cp-grid td:has(> mark:not(.cp-found)), .cp-grid td:has(> .cp-quoted) {
  outline: 2px solid #c07f00; outline-offset: -2px; }
.cp-rendered h1, .cp-rendered h2 { font-size: 1.25rem; padding: .8rem 0 .3rem; }
.cp-rendered :is(h3, h4, h5, h6) { font-size: 1.05rem; padding: .6rem 0 .2rem; }
.cp-rendered p, .cp-rendered ul, .cp-rendered ol { margin: 0 0 .6rem; }
.cp-rendered pre { white-space: pre-wrap; font-size: .88rem; }
.cp-quoted { background: color-mix(in srgb, #ffc82e 28%, transparent); }
.cp-document mark.cp-found { background: #bfe3ff; }
.cp-document mark.cp-found mark { background: none; }
.cp-document mark.cp-here { background: #ff9f43; }
.cp-document mark { background: #ffe08a; color: #1a1a1a; padding: .12em 0;
  box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.cp-heading, .cp-key { font-weight: 700; }
.cp-damaged { text-decoration: underline wavy #c07f00 1px;
  text-underline-offset: .2em; }
.cp-page { display: block; margin: 1.2rem 0 .6rem; padding-top: .5rem;
  font-size: .8rem; opacity: .75;
  border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
"""


def draw_style() -> None:
    """Give the page its style sheet."""
    st.html(f"<style>{_CSS}{PRINTED}</style>")
