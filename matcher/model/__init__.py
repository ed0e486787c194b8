"""The data model: what a region file holds, as frozen dataclasses."""
