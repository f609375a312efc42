"""What packed office files share: archive, drawings, formulas, number formats."""
