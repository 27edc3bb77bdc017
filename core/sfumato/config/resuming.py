"""The settings that may change when a run resumes, and the reasons why other settings may not.

When a run resumes, it keeps its network, its weights, and the state of its random number
generators. A setting that affects only the rest of the run may change. A setting that has already
taken effect may not change; a different value requires a new run.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from sfumato.config.fields import fields_of, value_at
from sfumato.config.settings import RunConfig
from sfumato.errors import ConfigError
from sfumato.messages import Message, msg
from sfumato.system.printable import shell_quoted

__all__ = ["Change", "changed_settings", "require_changeable", "value_text"]


class Change(NamedTuple):
    """A setting with a new value."""

    path: str
    before: Any  # of the setting's own type, which differs between fields
    after: Any  # likewise


class _Fixed(NamedTuple):
    reason: Message
    """The text that completes “… cannot change when a run resumes: ”."""
    keeps_weights: bool = False
    """Whether a new run with the new value can still start from the run's weights."""


_LAYERS = msg("resuming.defines_the_network", "it determines the network's layers")
_NETWORK = _Fixed(_LAYERS)
_LEARNED = _Fixed(
    msg("resuming.network_was_trained_with_it", "the network was trained with it"),
    keeps_weights=True,
)
_HISTORY = _Fixed(
    msg("resuming.applies_from_the_start", "it must be the same for the whole run"),
    keeps_weights=True,
)
_LATENTS = _Fixed(
    msg("resuming.autoencoder_is_trained", "the run's autoencoder is already trained")
)
_OBJECTIVE = _Fixed(msg("resuming.defines_the_objective", "it determines what the model learns"))

_FIXED = {
    "preset": _Fixed(
        msg("resuming.preset_is_the_starting_point", "it records the preset the run started from")
    ),
    "data.dataset": _Fixed(
        msg("resuming.run_belongs_to_dataset", "a run is tied to its dataset"), keeps_weights=True
    ),
    "data.shape": _NETWORK,
    "data.use_classes": _Fixed(_LAYERS, keeps_weights=True),
    "model": _NETWORK,
    "model.dropout": _LEARNED,
    "autoencoder": _LATENTS,
    "noise": _LEARNED,
    "optimizer.name": _Fixed(
        msg(
            "resuming.optimizer_state_does_not_fit",
            "the saved optimizer state is incompatible with a different optimizer",
        ),
        keeps_weights=True,
    ),
    "ema": _HISTORY,
    "objective": _OBJECTIVE,
    "consistency": _OBJECTIVE,
    "augmentation": _LEARNED,
    "seed": _Fixed(
        msg("resuming.seed_is_in_use", "the run's random choices depend on it"), keeps_weights=True
    ),
}
"""The settings that may not change, by the path of the setting or of a whole table.

The longest matching path counts. All other settings may change.
"""


def changed_settings(before: RunConfig, after: RunConfig) -> tuple[Change, ...]:
    """Return the settings whose values differ, in declaration order."""
    changes = (
        Change(field.path, value_at(before, field.path), value_at(after, field.path))
        for field in fields_of(RunConfig)
    )
    return tuple(change for change in changes if change.before != change.after)


def require_changeable(changes: Sequence[Change], *, run_id: str, config: RunConfig) -> None:
    """Raise an error for changes that a resumed run would have to ignore.

    Args:
        changes: The differences from the settings with which the run was trained.
        run_id: The run's name.
        config: The settings with which the run was trained.

    Raises:
        ConfigError: If a setting may not change. The message names each such setting and the
            reason.
    """
    refused = [(change, fixed) for change in changes if (fixed := _fixed(change.path))]
    if not refused:
        return
    reasons = [
        msg(
            "resuming.setting_with_reason",
            "{path} ({reason})",
            path=change.path,
            reason=fixed.reason,
        )
        for change, fixed in refused
    ]
    first = refused[0][0]
    kept = first.path + "=" + value_text(first.before)
    base = f" --from {run_id}" if all(fixed.keeps_weights for _, fixed in refused) else ""
    command = f"sfumato train PROJECT {' '.join(_options(refused, config))}{base}"
    raise ConfigError(
        msg(
            "resuming.settings_cannot_change",
            "Run “{run_id}” cannot be resumed with different values for: {reasons}.",
            run_id=run_id,
            reasons=reasons,
        ),
        hint=msg(
            "resuming.keep_value_or_train_new_run",
            "Keep {kept}, or train a new run with the new value: {command}",
            kept=kept,
            command=command,
        )
        if len(refused) == 1
        else msg(
            "resuming.keep_values_or_train_new_run",
            "Keep the previous values, or train a new run with the new ones: {command}",
            command=command,
        ),
    )


def value_text(value: Any) -> str:  # of any setting's type
    """Return a value in the syntax of `--set` and TOML, except that strings are not quoted."""
    return value if isinstance(value, str) else _toml(value)


def _toml(value: Any) -> str:  # of any setting's type
    if isinstance(value, dict):
        pairs = (f"{_toml(key)} = {_toml(inner)}" for key, inner in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return msgspec.json.encode(value).decode()


def _options(refused: Sequence[tuple[Change, _Fixed]], config: RunConfig) -> Iterator[str]:
    """Yield the options of the `train` command that set the rejected values."""
    new = {change.path: change.after for change, _ in refused}
    yield f"--data {new.pop('data.dataset', config.data.dataset)}"
    if "preset" in new:
        yield f"--preset {new.pop('preset')}"
    for path, value in new.items():
        yield f"--set {shell_quoted(f'{path}={value_text(value)}')}"


def _fixed(path: str) -> _Fixed | None:
    parts = path.split(".")
    prefixes = (".".join(parts[:end]) for end in range(len(parts), 0, -1))
    return next((_FIXED[prefix] for prefix in prefixes if prefix in _FIXED), None)
