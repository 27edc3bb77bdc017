"""Snapshots of a run's averages, for EMA reconstruction after training.

Snapshots are spaced evenly over the run. Since a run limited by time can only estimate its end, and
a run may be extended, the snapshot with the closest neighbors is removed when there are too many,
so that the spacing stays roughly even.
"""

from collections.abc import Mapping

from torch import nn

from sfumato.checkpoints.averages import Snapshot, save_snapshot, snapshots_of
from sfumato.files.storage import explain_disk_errors, require_space
from sfumato.messages import msg
from sfumato.records.run_folder import RunFolder

__all__ = ["SnapshotKeeper"]


class SnapshotKeeper:
    """Keeps the snapshots in a run's folder, removing those after the run's clock when created.

    Args:
        run: The run, locked by the caller.
        averages: The averages, keyed by their `sigma_rel`.
        images_seen: Number of images the run has seen. Later snapshots refer to training steps that
            were lost, and are removed.
    """

    def __init__(
        self, run: RunFolder, averages: Mapping[float, nn.Module], *, images_seen: int
    ) -> None:
        self._run = run
        self._averages = averages
        self._kept: list[Snapshot] = []
        for snapshot in snapshots_of(run):
            if snapshot.images_seen > images_seen:
                _remove(snapshot)
            else:
                self._kept.append(snapshot)
        self._last_images = self._kept[-1].images_seen if self._kept else 0

    def is_due(self, *, images_seen: int, images_total: int) -> bool:
        """Return whether the next snapshot is due."""
        config = self._run.config
        if not config.ema.snapshots or not images_total or not self._averages:
            return False
        updates = max(1, images_total // config.batch_size)
        spacing = -(-updates // config.ema.snapshots) * config.batch_size
        return images_seen - self._last_images >= spacing

    def keep(self, *, images_seen: int, step: int) -> None:
        """Save a snapshot, and remove an old one if there are too many.

        Raises:
            SfumatoError: If the disk is full or not writable, or has no room left for a checkpoint.
        """
        self._last_images = images_seen  # even if it fails, to avoid retrying at every update
        weights_bytes = sum(
            parameter.nbytes
            for average in self._averages.values()
            for parameter in average.parameters()
        )
        require_space(
            self._run.folder,
            _ROOM_LEFT * weights_bytes,
            task=msg(
                "training.snapshot_beside_checkpoint",
                "A snapshot of the averaged weights of run “{run_id}”, in addition to "
                "a checkpoint,",
                run_id=self._run.run_id,
            ),
            hint=msg(
                "training.free_space_for_snapshots",
                "Free up some space; until then, no snapshots for other EMA lengths are saved.",
            ),
        )
        new = save_snapshot(self._run, self._averages, images_seen=images_seen, step=step)
        self._kept.append(new)
        if len(self._kept) > self._run.config.ema.snapshots:
            _remove(self._kept.pop(_most_crowded([kept.images_seen for kept in self._kept])))


_ROOM_LEFT = 3
"""Required free space, in sizes of an average: half for the snapshot, the rest for a checkpoint."""


def _most_crowded(moments: list[int]) -> int:
    """Return the index of the snapshot with the closest neighbors, excluding the last snapshot."""
    around = [0, *moments]
    gaps = [around[index + 2] - around[index] for index in range(len(moments) - 1)]
    return gaps.index(min(gaps)) if gaps else 0


def _remove(snapshot: Snapshot) -> None:
    with explain_disk_errors(snapshot.path):
        snapshot.path.unlink(missing_ok=True)
