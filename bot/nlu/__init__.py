"""How a message is understood: its language, its dangers, its places and its topic.

    text -> LanguageDetector -> PlaceFinder -> TopicClassifier -> FollowUpDetector -> DangerDetector

Each module holds one of these as plain Python; ``components`` wraps them for Rasa's graph.
"""
