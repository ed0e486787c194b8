"""A policy from its file; without a file of the region, the standard one."""

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from pydantic import ValidationError

from api.sharing.policy import Policy

LARGEST = 1024 * 1024


class PolicyError(Exception):
    """The file holds no sound policy; `faults` says what stands wrong, and where."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        """Hold the faults."""
        super().__init__("; ".join(faults))
        self.faults = faults


def read_policy(path: Path) -> Policy:
    """Return the policy in a file; raises PolicyError, and OSError."""
    with path.open("rb") as stream:
        content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise PolicyError(("the file is larger than 1 MB",))
    return policy_in(content)


def policy_in(content: bytes) -> Policy:
    """Return the policy that some JSON holds; raises PolicyError."""
    try:
        return Policy.model_validate_json(content)
    except ValidationError as error:
        faults = tuple(
            f"{'/'.join(map(str, one['loc'])) or '/'}: {one['msg']}"
            for one in error.errors(include_url=False, include_input=False)
        )
        raise PolicyError(faults) from error


@lru_cache(maxsize=8)
def in_force(path: Path | None) -> Policy:
    """Return the policy of an installation: read once, when the process starts.

    Raises PolicyError, of a file that cannot be read as well.
    """
    try:
        return standard() if path is None else read_policy(path)
    except OSError as error:
        raise PolicyError((f"{path}: {error.strerror}",)) from error


def standard() -> Policy:
    """Return the policy that comes with the package."""
    return policy_in(files("api.sharing").joinpath("standard.json").read_bytes())


def policy_schema() -> dict[str, object]:
    """Return the JSON Schema of the file of a policy."""
    return Policy.model_json_schema(by_alias=True)
