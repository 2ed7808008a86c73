"""The conversations database: what people wrote and were told, for as short a time as possible."""
