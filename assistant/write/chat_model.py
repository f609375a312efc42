"""Load the chat model that the settings name, or none."""

from __future__ import annotations

import logging
import os
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from assistant.errors import ChatModelUnavailableError
from assistant.settings import Settings
from assistant.write.provider_keys import arguments_from_dotenv, may_stand_in_dotenv

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

LOGGER = logging.getLogger(__name__)

_EXTRAS = {
    "anthropic": "anthropic",
    "azure_openai": "openai",
    "ollama": "ollama",
    "openai": "openai",
}
"""Providers that ``pip install '.[…]'`` has an extra for."""

_KEYS = {"anthropic": "ANTHROPIC_API_KEY", "openai": "OPENAI_API_KEY"}
"""Providers that need a key, except for a server of one's own."""

_LONGEST_CONNECT = 10.0
"""Seconds; a server that is there accepts at once, however slowly it answers."""

_ONCE = {"Connection": "close"}
"""What asks for a connection of its own. LangChain's models have no end at which one
that was kept open would be closed; Anthropic's share one client for good."""

_EXAMPLE = "Write the provider and the name, as in openai:gpt-5-mini or ollama:qwen3."

# What a client asks for when it is missing, such as MISTRAL_API_KEY: no digits, so
# that no value is taken for a name.
_VARIABLE = re.compile(r"\b[A-Z]+(?:_[A-Z]+)*_(?:KEY|TOKEN|ENDPOINT|VERSION|URL)\b")
_INSTALL = re.compile(r"pip install [\w.\[\]-]+")


def load_chat_model(settings: Settings) -> BaseChatModel | None:
    """Return the model of ``settings.chat_model``, ready to be asked.

    Nothing is sent to it yet. Keys are read from the environment and, where they are
    not there, from ``.env``. The model's own retries are off: whoever asks it decides
    about them.

    Returns:
        ``None`` where the settings name no model.

    Raises:
        ChatModelUnavailableError: A setting is malformed, the provider is not known,
            or its package, its key or another of its variables is missing.
    """
    if not chat_model_name(settings):
        return None
    _check_address(settings)
    for provider, name in _readings(settings):
        try:
            model = _create_model(provider, name, settings)
            LOGGER.info("Answers are written by the chat model %s:%s", provider, name)
            return model
        except ImportError as exc:
            raise _package_missing(provider, str(exc)) from exc
        except ChatModelUnavailableError:
            raise
        except Exception as exc:
            if not str(exc).startswith("Unsupported provider"):
                # Not chained: what clients say may quote values of the environment.
                raise _refused(settings, provider, exc) from None
    raise ChatModelUnavailableError(
        f"CLUSTER_POLICY_CHAT_MODEL names a provider that is not known: {provider}.",
        _EXAMPLE,
    )


def chat_model_name(settings: Settings) -> str:
    """Return the name of the model that answers give; empty where there is none."""
    return settings.chat_model.strip()


def cites_documents(model: BaseChatModel) -> bool:
    """Return whether a model cites documents itself, and was trained to.

    Those are Anthropic's.
    """
    return "anthropic" in model.get_lc_namespace()


def _readings(settings: Settings) -> list[tuple[str, str]]:
    """Return what the setting may mean as provider and name, likeliest first."""
    setting = chat_model_name(settings)
    provider, _, name = setting.partition(":")
    readings = [(provider.lower().replace("-", "_"), name)] if provider and name else []
    if settings.chat_base_url:
        # A server of one's own may have a model that is called qwen3:8b.
        readings.append(("openai", setting))
    if not readings:
        raise ChatModelUnavailableError(
            f"CLUSTER_POLICY_CHAT_MODEL cannot be {setting!r}: provider and name "
            "belong together.",
            _EXAMPLE,
        )
    return readings


def _create_model(provider: str, name: str, settings: Settings) -> BaseChatModel:
    from langchain.chat_models import init_chat_model

    given = arguments_from_dotenv(provider)
    options = {
        **given,
        **_address(provider, settings),
        **({} if "api_key" in given else _key(provider, settings)),
        **_patience(provider, settings.chat_timeout),
    }
    model: BaseChatModel = init_chat_model(name, model_provider=provider, **options)
    return model


def _address(provider: str, settings: Settings) -> dict[str, str]:
    if not settings.chat_base_url:
        return {}
    name = "azure_endpoint" if provider == "azure_openai" else "base_url"
    return {name: settings.chat_base_url.strip()}


def _key(provider: str, settings: Settings) -> dict[str, str]:
    """Return a key only where none is set and none is needed."""
    variable = _KEYS.get(provider)
    if variable is None or os.environ.get(variable):
        return {}
    if settings.chat_base_url:
        return {"api_key": "none"}
    raise _variable_missing(settings, provider, variable)


def _patience(provider: str, seconds: float) -> dict[str, Any]:
    """Return how long to wait, and that nothing is asked again or kept open."""
    connect = min(seconds, _LONGEST_CONNECT)
    if provider == "ollama":
        from httpx import Timeout

        # It never asks again. A model that thinks aloud does it in the reply itself
        # unless it is told not to; to be told so is no error for one that cannot.
        timeout = Timeout(seconds, connect=connect)
        options = {"timeout": timeout, "headers": _ONCE}
        return {"client_kwargs": options, "reasoning": False}
    if _EXTRAS.get(provider) == "openai":
        from openai import Timeout as OpenAITimeout

        patience = OpenAITimeout(seconds, connect=connect)
        return {"timeout": patience, "max_retries": 0, "default_headers": _ONCE}
    return {"timeout": seconds, "max_retries": 0}


def _check_address(settings: Settings) -> None:
    # The address is not repeated: it may hold a password.
    try:
        parts = urlsplit(settings.chat_base_url.strip())
        valid = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        valid = False
    if settings.chat_base_url and not valid:
        raise ChatModelUnavailableError(
            "CLUSTER_POLICY_CHAT_BASE_URL is not the address of a server.",
            "Write it in full, as in http://localhost:8000/v1.",
        )


def _package_missing(provider: str, said: str) -> ChatModelUnavailableError:
    extra = _EXTRAS.get(provider)
    command = _INSTALL.search(said)
    if extra:
        hint = f"Install it with: pip install '.[{extra}]'"
    elif command:
        hint = f"Install it with: {command[0]}"
    else:
        hint = "Install LangChain first: pip install langchain"
    return ChatModelUnavailableError(
        f"The package for chat models of {provider} is not installed.", hint
    )


def _variable_missing(
    settings: Settings, provider: str, variable: str
) -> ChatModelUnavailableError:
    dotenv = " or in .env" if may_stand_in_dotenv(provider, variable) else ""
    return ChatModelUnavailableError(
        f"The chat model {chat_model_name(settings)} needs {variable}.",
        f"Set {variable} in the environment{dotenv}.",
    )


def _refused(
    settings: Settings, provider: str, error: Exception
) -> ChatModelUnavailableError:
    variable = _VARIABLE.search(str(error))
    if variable:
        return _variable_missing(settings, provider, variable[0])
    return ChatModelUnavailableError(
        f"The chat model {chat_model_name(settings)} cannot be set up "
        f"({type(error).__name__}).",
        "See in assistant/README.md how to run it with this provider.",
    )
