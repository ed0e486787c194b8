"""Configuration by environment; every setting is named in docs/settings.md."""

from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

Zone = Literal["case", "exchange"]


class Settings(BaseSettings):
    """What an installation decides; read once when a process starts.

    The two zones have stores of their own: neither process is given the other's
    address. `keys` is the folder of the keys of cases, outside every backup.
    """

    model_config = SettingsConfigDict(
        env_prefix="SCHAKELPUNT_", frozen=True, extra="ignore"
    )

    case_database: str = "sqlite:///out/case.db"
    exchange_database: str = "sqlite:///out/exchange.db"
    keys: Path = Path("out/keys")
    exchange_url: str = "http://127.0.0.1:8001"
    zone_secret: str = ""
    host: str = "127.0.0.1"
    case_port: int = Field(default=8000, ge=0, le=65535)
    exchange_port: int = Field(default=8001, ge=0, le=65535)
    session_hours: int = Field(default=8, ge=1, le=24)
    solve_seconds: float = Field(default=120.0, gt=0)
    solve_workers: int = Field(default=8, ge=1, le=256)
    lang: Literal["nl", "en"] = "nl"
