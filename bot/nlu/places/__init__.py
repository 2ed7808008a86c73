"""Places in what people write: which country or city, and what it is to them.

vocabulary (all names, gathered while training) -> finder (one pass) -> roles (rules on the words around)
    -> role_model (learnt from labelled sentences, corrects the rules)
"""

from bot.nlu.places.denied import is_denied
from bot.nlu.places.finder import Place, PlaceFinder
from bot.nlu.places.gathering import gather
from bot.nlu.places.role_model import RoleModel
from bot.nlu.places.vocabulary import Vocabulary

__all__ = ["Place", "PlaceFinder", "RoleModel", "Vocabulary", "gather", "is_denied"]
