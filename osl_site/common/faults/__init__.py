"""Errors of ours that people met: remembered without a word of theirs, and told to administrators once an hour."""
