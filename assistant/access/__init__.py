"""Say who a visitor is, what they may do, and which documents they may read."""

from assistant.access.visitor import Action, Role, Visitor

__all__ = ["Action", "Role", "Visitor"]
