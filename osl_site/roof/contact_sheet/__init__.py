"""Pictures of every page in every look, on one sheet that people look through."""
