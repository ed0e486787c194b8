"""Settings from files: a secret need not stand in the environment of a process."""

import os
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import InitErrorDetails, PydanticCustomError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource

SUFFIX = "_FILE"
UNREADABLE = PydanticCustomError("unreadable", "no file that can be read as text")
TWICE = PydanticCustomError("twice", "given as a file and as a value")


class FromFiles(PydanticBaseSettingsSource):
    """Reads `<PREFIX><NAME>_FILE`: the setting is the text of that file, stripped."""

    def __init__(self, settings: type[BaseSettings], prefix: str) -> None:
        """Read nothing yet."""
        super().__init__(settings)
        self._prefix = prefix

    def get_field_value(
        self, field: FieldInfo, field_name: str
    ) -> tuple[Any, str, bool]:
        """Return the text of the file of a setting, None when none is named."""
        del field
        path = os.environ.get(name_of(self._prefix, field_name))
        return (None if path is None else _text(path)), field_name, False

    def __call__(self) -> dict[str, Any]:
        """Return all settings that stand in files; raises ValidationError."""
        found, faults = dict[str, Any](), list[InitErrorDetails]()
        for name, field in self.settings_cls.model_fields.items():
            try:
                text, _, _ = self.get_field_value(field, name)
            except (OSError, UnicodeDecodeError):
                faults.append(_fault(name, UNREADABLE))
                continue
            if text is None:
                continue
            if f"{self._prefix}{name}".upper() in os.environ:
                faults.append(_fault(name, TWICE))
            found[name] = text
        if faults:
            title = self.settings_cls.__name__
            raise ValidationError.from_exception_data(title, faults, hide_input=True)
        return found


def name_of(prefix: str, setting: str) -> str:
    """Return the variable that names the file of a setting."""
    return f"{prefix}{setting}{SUFFIX}".upper()


def _text(path: str) -> str:
    return Path(path).read_text(encoding="utf-8").strip()


def _fault(name: str, error: PydanticCustomError) -> InitErrorDetails:
    return InitErrorDetails(type=error, loc=(f"{name}_file",), input=None)
