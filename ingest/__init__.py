"""From a file to records: what one document holds and where it says so. Knows no store, no RDF, no screen."""

from ingest.errors import Unreadable
from ingest.opening import FORMATS
from ingest.pipeline import read

__all__ = ["FORMATS", "Unreadable", "read"]
