"""The verbs: slash commands and presses, five to ten lines each; they save, then show."""
