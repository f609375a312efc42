"""A page that tells of each path, made of the description alone: it loads nothing."""

from __future__ import annotations

from html import escape
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

router = APIRouter(prefix="/api")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
_STYLE = "body{max-width:60rem;margin:2rem auto;font:1rem/1.5 sans-serif}"


@router.get("/docs", include_in_schema=False)
def show_description(request: Request) -> HTMLResponse:
    """Return the description as a page."""
    headers = {"Content-Security-Policy": _POLICY}
    return HTMLResponse(_page_of(request.app.openapi()), headers=headers)


def _page_of(description: dict[str, Any]) -> str:
    info = description["info"]
    operations = [
        f"<dt><code>{escape(f'{method.upper()} {path}')}</code></dt>"
        f"<dd>{escape(operation.get('description', ''))}</dd>"
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    ]
    title = escape(info["title"])
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body>"
        f"<h1>{title}</h1><p>{escape(info['description'])}</p>"
        f"<dl>{''.join(operations)}</dl>"
        f'<p>All of it, with examples: <a href="openapi.json">openapi.json</a>.</p>'
        f"</body></html>"
    )
