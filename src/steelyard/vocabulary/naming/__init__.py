"""The grammar of models' names: `read(name, provider)` says what a name means; it is pure and knows no catalogue."""

from steelyard.vocabulary.naming.creators import creator_of, owner, slug
from steelyard.vocabulary.naming.decorations import Decoration
from steelyard.vocabulary.naming.grammar import a_place, read
from steelyard.vocabulary.naming.reading import Reading

__all__ = ["Decoration", "Reading", "a_place", "creator_of", "owner", "read", "slug"]
