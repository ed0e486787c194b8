"""The file of a what-if: changes to a region, read as strictly as the region."""

from api.changefile.read import Changed, changed_by, read_changes
from api.changefile.shape import changes_schema

__all__ = ["Changed", "changed_by", "changes_schema", "read_changes"]
