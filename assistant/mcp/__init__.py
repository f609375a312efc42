"""Offer the assistant to programs that speak the Model Context Protocol."""
