"""Draw how editors put documents into the folder, and take the open one out."""

from __future__ import annotations

from pathlib import PurePosixPath

import streamlit as st

from assistant import Assistant
from assistant.access.visitor import Action
from assistant.language.translations.texts import _
from index import DisplayableError
from index.documents import Document
from index.readers import READERS
from index.sync.uploads import add_file, remove_file
from ui.page import page_settings, resources
from ui.page.clicks import noted
from ui.page.markup import notice, paragraph
from ui.page.opened import close_place
from ui.page.visitors import current_visitor

_TOP = "."


def may_change_documents() -> bool:
    """Return whether the visitor may change the documents, and that is possible."""
    # The folder of this machine is not where an index on a server comes from.
    here = not resources.indexing().elsewhere
    return here and current_visitor().may(Action.CHANGE_DOCUMENTS)


def draw_uploads(assistant: Assistant) -> None:
    """Draw how to put files into one of the folders that the visitor sees."""
    if not may_change_documents():
        return
    largest = page_settings.settings().max_file_mb
    with (
        st.expander(_("Add documents"), icon=":material/upload_file:"),
        st.form("upload", clear_on_submit=True, border=False),
    ):
        folder = st.selectbox(
            _("Folder"), _folders(assistant), format_func=_folder_name
        )
        files = st.file_uploader(
            _("Files"),
            type=sorted(ending.removeprefix(".") for ending in READERS),
            accept_multiple_files=True,
            max_upload_size=largest,
        )
        if st.form_submit_button(_("Add to the folder"), key="add-documents"):
            # A page that is drawn anew for a new file is drawn with the click once
            # more: each file is added once, and what became of it is said again.
            done = st.session_state.setdefault("uploaded", {})
            for file in files:
                if file.file_id not in done:
                    with st.spinner(_("Reading the file…"), show_time=False):
                        done[file.file_id] = _added(
                            assistant, folder, file.name, file.getvalue()
                        )
                st.html(done[file.file_id])


def _added(assistant: Assistant, folder: str, name: str, content: bytes) -> str:
    """Add one file and return what became of it; who may is looked at once more."""
    if not may_change_documents() or folder not in _folders(assistant):
        return ""
    settings = page_settings.settings()
    try:
        added = add_file(
            settings.corpus_dir,
            "" if folder == _TOP else folder,
            name,
            content,
            READERS.keys(),
            settings.limits,
        )
    except DisplayableError as error:
        return notice(error.message, error.hint)
    said = _("{file} was added, and is read within a minute.").format(file=added)
    return notice(said, kind="held")


def _folders(assistant: Assistant) -> list[str]:
    """Return the folders there are documents in that the visitor may read."""
    own = {
        str(parent)
        for document in assistant.documents()
        for parent in PurePosixPath(document.id).parents
    }
    # The corpus itself may be closed to those who read a folder of it by a link.
    hidden = resources.folders().hidden({f"{one}/x" for one in own}, current_visitor())
    return sorted({one for one in own | {_TOP} if f"{one}/x" not in hidden})


def _folder_name(folder: str) -> str:
    return _("The folder of all documents") if folder == _TOP else folder


def draw_removal(document: Document) -> None:
    """Draw how to take a document out of the folder."""
    if not may_change_documents():
        return
    # Named by the document, so that it is closed when another one is opened.
    with st.popover(_("Remove"), type="tertiary", key=f"removal-{document.id}"):
        st.html(
            paragraph(
                _(
                    "It is answered from no longer. Its file is kept in a hidden "
                    "folder, from which whoever runs this page can bring it back."
                ),
                "meta",
            )
        )
        st.button(
            _("Remove this document"),
            key=f"remove-{document.id}",
            icon=":material/delete:",
            on_click=_remove,
            args=(document.id,),
        )


@noted()
def _remove(document_id: str) -> None:
    if may_change_documents():
        # Missing where it may not be read any more.
        document = resources.assistant().document(document_id)
        remove_file(page_settings.settings().corpus_dir, document.id)
        close_place()
