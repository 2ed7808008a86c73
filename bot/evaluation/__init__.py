"""Measuring the understanding: questions, figures, pictures, comparison with others, and questions to learn from."""
