"""A script brought to the clock: chosen, spoken, measured, chosen again."""
