"""How the page looks on paper: questions, answers and sources, and nothing to click."""

from __future__ import annotations

# The parts of Streamlit that scroll would be cut off after the first sheet of paper.
PRINTED = """
@media print {
  @page { margin: 18mm 16mm; }
  [data-testid="stSidebar"], [data-testid="stHeader"], [data-testid="stToolbar"],
  [data-testid="stBottom"], [data-testid="stBottomBlockContainer"],
  [data-testid="stButton"],
  [data-testid="stPopover"], [data-testid="stExpandSidebarButton"],
  [class*="st-key-feedback-"], .st-key-next-questions,
  [data-testid="stChatMessageAvatarCustom"], [data-testid="stStatusWidget"],
  .cp-copying, .cp-file, .cp-promise, .cp-stage { display: none !important; }
  html, body, #root, .stApp, [data-testid="stAppViewContainer"],
  [data-testid="stMain"], [data-testid="stMainBlockContainer"] {
    position: static !important; display: block !important; height: auto !important;
    min-height: 0 !important; max-width: none !important; width: auto !important;
    overflow: visible !important; padding: 0 !important; margin: 0 !important;
    background: #fff !important; }
  .stApp, .stApp * { color: #000 !important; border-color: #bbb !important; }
  /* Dark, where the theme is, as their words now are. */
  [data-testid="stExpander"] summary { background: none !important; }
  [data-testid="stMain"] [data-testid="stVerticalBlock"] { gap: .35rem !important; }
  [data-testid="stChatMessage"] { padding: .2rem 0 !important;
    background: none !important; }
  .cp-h1 { font-size: 1rem; }
  .cp-question { font-weight: 700; font-size: 1.1rem; break-after: avoid; }
  .cp-answer, .cp-quote, .cp-title { font-size: .9rem; line-height: 1.4; }
  .cp-marker, .cp-badge { min-width: 0; padding: 0; border: 0;
    background: none !important; }
  .cp-marker::before, .cp-badge::before { content: "["; }
  .cp-marker::after, .cp-badge::after { content: "]"; }
  .cp-title { -webkit-line-clamp: none; }
  [class*="st-key-card-"] { break-inside: avoid; padding: .4rem .6rem !important; }
}
"""
