"""Find what can be checked in a statement without understanding it.

That is its figures, dates and names: each must stand in what the statement cites, also
where the two are in different languages.
"""

from assistant.facts.claims import Claim, Evidence, Fact

__all__ = ["Claim", "Evidence", "Fact"]
