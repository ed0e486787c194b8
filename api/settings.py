"""Configuration by environment; every setting is named in docs/settings.md."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    IPvAnyNetwork,
    SecretStr,
)
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from api.authorities import believed
from api.roles import Role
from api.settingfiles import FromFiles

Zone = Literal["case", "exchange"]
PREFIX = "SCHAKELPUNT_"
# In the open only to this machine itself: for trying and for tests.
SAFE = r"^(https://|http://(localhost|127\.0\.0\.1)[:/])\S{1,180}$"


class Provider(BaseModel):
    """A provider of OpenID Connect: how one zone is known there, whom it lets in.

    A claim may lie in another, with a dot between their names. Without `organisations`
    the claim is the reference itself. With `acr` it must say one of these, such as
    that of a second factor.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    issuer: Annotated[str, Field(pattern=SAFE)]
    client: Annotated[str, Field(min_length=1)]
    secret: Annotated[SecretStr, Field(min_length=1)]
    redirect: Annotated[str, Field(pattern=SAFE)]
    scope: str = "openid profile"
    roles: Annotated[dict[str, Role], Field(min_length=1)]
    role_claim: str = "roles"
    organisations: dict[str, str] = Field(default_factory=dict)
    organisation_claim: str = "organisation"
    acr: tuple[str, ...] = ()


def _read(value: object) -> object:
    # Left to itself, text that is no JSON would end the program without its name.
    if not isinstance(value, str):
        return value
    return json.loads(value) if value else None


def _certificates(text: str) -> str:
    believed(text)
    return text


def _listed(value: object) -> object:
    return value.replace(",", " ").split() if isinstance(value, str) else value


Networks: TypeAlias = Annotated[
    tuple[IPvAnyNetwork, ...], NoDecode, BeforeValidator(_listed)
]
OneProvider: TypeAlias = Annotated[Provider | None, NoDecode, BeforeValidator(_read)]


class Settings(BaseSettings):
    """What an installation decides for either zone; read once when a process starts.

    `zone_secret` is what the case zone shows to the exchange; `log_keys` is a folder
    outside every backup; `sharing` a policy of the region's own. `trusted_proxies` are
    believed about where a request came from, `authorities` (PEM) about who answers.
    Each may also stand in a file of its own, named by the variable with `_FILE`
    behind it.
    """

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    mode: Literal["trial", "production"] = "trial"
    tls_offload: bool = False
    host: str = "127.0.0.1"
    zone_secret: SecretStr = Field(default=SecretStr(""))
    session_hours: int = Field(default=8, ge=1, le=24)
    sessions_at_once: int = Field(default=10, ge=1, le=1000)
    session_idle_minutes: int = Field(default=30, ge=1, le=1440)
    sign_in_tries: int = Field(default=10, ge=1, le=100)
    lock_minutes: int = Field(default=15, ge=1, le=1440)
    second_factor: Literal["required", "optional"] = "required"
    first_password_days: int = Field(default=7, ge=1, le=90)
    key_days: int = Field(default=365, ge=1, le=1826)
    first_day: date | None = None
    trusted_proxies: Networks = ()
    authorities: Annotated[str, AfterValidator(_certificates)] = ""
    metrics_token: SecretStr = Field(default=SecretStr(""))
    body_kilobytes: int = Field(default=1024, ge=1)
    log_keys: Path = Path("out/log")
    log_seconds: float = Field(default=10.0, gt=0)
    keep_log_days: int = Field(default=1826, ge=1)
    log_batch: int = Field(default=1000, ge=1, le=10_000)
    sharing: Path | None = None
    sign_ins_per_minute: int = Field(default=20, ge=1)
    provider_sign_ins_per_minute: int = Field(default=120, ge=1)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Return where settings come from: the environment, and files that it names."""
        del dotenv_settings, file_secret_settings
        return (init_settings, env_settings, FromFiles(settings_cls, PREFIX))

    @property
    def oidc(self) -> Provider | None:
        """The provider of OpenID Connect of the zone."""
        return None


class CaseSettings(Settings):
    """What the case zone knows; `keys` is a folder outside every backup."""

    case_database: str = "sqlite:///out/case.db"
    case_port: int = Field(default=8000, ge=0, le=65535)
    keys: Path = Path("out/keys")
    log_keys: Path = Path("out/log-case")
    keep_closed_days: int = Field(default=365, ge=1, le=1826)
    keep_joint_days: int = Field(default=1826, ge=1, le=1826)
    keep_run_days: int = Field(default=365, ge=1, le=1826)
    exchange_url: str = "http://127.0.0.1:8001"
    fetch_seconds: float = Field(default=1.0, gt=0)
    solve_seconds: int = Field(default=120, ge=1, le=3600)
    solve_workers: int = Field(default=2, ge=1, le=256)
    silent_seconds: int = Field(default=20, ge=1)
    answer_seconds: int = Field(default=30, ge=0, le=600)
    answer_grace_seconds: float = Field(default=60.0, ge=0)
    answers_at_once: int = Field(default=2, ge=1)
    what_ifs_per_hour: int = Field(default=60, ge=1)
    case_oidc: OneProvider = None

    @property
    def oidc(self) -> Provider | None:
        """The provider of OpenID Connect of the zone."""
        return self.case_oidc


class ExchangeSettings(Settings):
    """What the exchange knows: nothing of the store and the keys of the case zone.

    `referral_key`: the public key under which referrals are closed; it opens none.
    """

    exchange_database: str = "sqlite:///out/exchange.db"
    exchange_port: int = Field(default=8001, ge=0, le=65535)
    arrival_grace_days: int = Field(default=14, ge=0, le=180)
    log_keys: Path = Path("out/log-exchange")
    referral_key: str = ""
    exchange_oidc: OneProvider = None

    @property
    def oidc(self) -> Provider | None:
        """The provider of OpenID Connect of the zone."""
        return self.exchange_oidc
