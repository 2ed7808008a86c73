"""Unanswered questions, read and labelled by a person, become examples to learn from."""
