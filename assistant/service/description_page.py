"""A page to read the description of an application, and to try what is in it.

Swagger UI comes inside a package: the page loads nothing from elsewhere.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

from fastapi import FastAPI
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_SHOWN = {
    "validatorUrl": None,  # Which would have the description looked at elsewhere.
    "defaultModelsExpandDepth": 0,
    "displayRequestDuration": True,
}


def add_description_page(app: FastAPI, path: str) -> None:
    """Show the description of ``app``, which is beside ``path``, as a page there.

    ``path`` begins with a slash; what the page consists of is below it.
    """
    folder = path.rpartition("/")[2]

    @app.get(path, include_in_schema=False)
    def show_description() -> HTMLResponse:
        # Addresses from here, so that they are right behind any proxy.
        page = get_swagger_ui_html(
            openapi_url="openapi.json",
            title=app.title,
            oauth2_redirect_url=None,
            swagger_js_url=f"{folder}/swagger-ui-bundle.js",
            swagger_css_url=f"{folder}/swagger-ui.css",
            swagger_favicon_url=f"{folder}/favicon.png",
            swagger_ui_parameters=_SHOWN,
        )
        page.headers["Content-Security-Policy"] = _policy_of(page)
        return page

    app.mount(path, StaticFiles(packages=[("fastapi_offline", "static")]))


def _policy_of(page: HTMLResponse) -> str:
    """Return what the page may do: run its own script, and ask this address."""
    (script,) = _SCRIPT.findall(bytes(page.body).decode())
    digest = b64encode(sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'self' 'sha256-{digest}'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
