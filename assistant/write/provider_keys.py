"""What `.env` adds for the client of a chat model, as arguments of its class."""

from __future__ import annotations

import os
import re

_ARGUMENTS = {
    "anthropic": {
        "ANTHROPIC_API_KEY": "api_key",
        "ANTHROPIC_BASE_URL": "base_url",
    },
    "azure_openai": {
        "AZURE_OPENAI_API_KEY": "api_key",
        "AZURE_OPENAI_ENDPOINT": "azure_endpoint",
        "OPENAI_API_VERSION": "api_version",
    },
    "ollama": {"OLLAMA_HOST": "base_url"},
    "openai": {
        "OPENAI_API_KEY": "api_key",
        "OPENAI_BASE_URL": "base_url",
        "OPENAI_ORG_ID": "organization",
    },
}
"""By provider: the variables that its client reads, and its arguments for these."""

_KEY = re.compile("([A-Z]+)_API_KEY")


def arguments_from_dotenv(provider: str) -> dict[str, str]:
    """Return the arguments that `.env` has and the environment has not.

    What is in the environment the client reads itself. Other providers than those that
    are named above get their key alone: ``MISTRAL_API_KEY`` for ``mistralai``.
    """
    from dotenv import dotenv_values

    known = _ARGUMENTS.get(provider)
    arguments: dict[str, str] = {}
    for name, value in dotenv_values(".env").items():
        if not value or name in os.environ:
            continue
        if known is not None:
            if argument := known.get(name):
                arguments[argument] = value
        elif (key := _KEY.fullmatch(name)) and provider.startswith(key[1].lower()):
            arguments["api_key"] = value
    return arguments


def may_stand_in_dotenv(provider: str, variable: str) -> bool:
    """Return whether a variable that a client lacks could have been in `.env`."""
    known = _ARGUMENTS.get(provider)
    return variable in known if known else _KEY.fullmatch(variable) is not None
