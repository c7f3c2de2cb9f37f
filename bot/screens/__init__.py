"""What a member sees: pure functions from values and words to a LayoutView; one file per cog."""
