import { grouped } from '../../../base/numbers';
import { visibleText } from '../../../base/visibleText';
import type { EndedRolloutWatch } from '../../../fleet/refreshing/watched';
import { nameIn } from '../../../greengrass/addresses/addressName';
import { isBad, outcomes } from '../../../greengrass/rollouts/outcome';
import { countsOf, phaseOf, type Rollout, type RolloutPhase } from '../../../greengrass/rollouts/rollout';
import { outcomeWords, rolloutRevision } from './rolloutWords';
import type { WatchWords } from '../devices/watchWords';

/** How a rollout ended, before the number of devices. */
const endings: Readonly<Record<RolloutPhase, string>> = {
  active: '',
  superseded: ' was superseded by a later revision',
  replacedByParent: ' was replaced by a later revision of its parent',
  canceled: ' was canceled',
  deletingJob: ' ended because its job is being deleted',
  jobDeleted: ' ended because its job was deleted',
  deleted: ' ended because the deployment was deleted',
};

/** `38 succeeded, 2 failed (COMPONENT_BROKEN)`, with the most frequent error code. */
function devicesInWords(rollout: Rollout): string {
  const counts = countsOf(rollout)?.counts;
  const [code] = rollout.devices.codes[0] ?? [];
  const order = ['succeeded', ...outcomes.filter((outcome) => outcome !== 'succeeded')] as const;
  const some = order.filter((outcome) => (counts?.[outcome] ?? 0) > 0);
  const firstBad = some.find(isBad);
  const words = some.map((outcome) => {
    const named = outcome === firstBad && code !== undefined ? ` (${visibleText(code)})` : '';
    return `${grouped(counts?.[outcome] ?? 0)} ${outcomeWords(outcome)}${named}`;
  });
  return words.length === 0 ? 'no devices' : words.join(', ');
}

function hasFailedDevices(rollout: Rollout | undefined): boolean {
  const counts = rollout && countsOf(rollout)?.counts;
  return counts !== undefined && counts.failed + counts.timedOut > 0;
}

function ending(rollout: Rollout): string {
  const phase = phaseOf(rollout);
  const reason = phase === 'canceled' ? (rollout.job?.reasonCode ?? '') : '';
  return `${endings[phase]}${reason === '' ? '' : ` (${visibleText(reason)})`}`;
}

/** How the watch of a rollout ended, in one sentence with the number of devices by outcome. */
export function rolloutWatchWords({ address, outcome }: EndedRolloutWatch): WatchWords {
  switch (outcome.kind) {
    case 'rolloutEnded': {
      const { rollout } = outcome;
      const severity = phaseOf(rollout) === 'active' ? 'info' : 'warning';
      return {
        text: `Rollout of ${rolloutRevision(rollout.deployment)}${ending(rollout)}: ${devicesInWords(rollout)}`,
        severity: hasFailedDevices(rollout) ? 'error' : severity,
      };
    }
    case 'timeUp': {
      const { rollout } = outcome;
      const what = rollout === undefined ? nameIn(address) : rolloutRevision(rollout.deployment);
      const known = rollout?.job === undefined ? "its state couldn't be loaded" : devicesInWords(rollout);
      return {
        text: `Stopped watching the rollout of ${what} after 24 hours: ${known}.`,
        severity: hasFailedDevices(rollout) ? 'error' : 'warning',
      };
    }
    case 'disconnected': {
      const { deployment } = outcome;
      const what = deployment === undefined ? nameIn(address) : rolloutRevision(deployment);
      return {
        text: `Stopped watching the rollout of ${what} because its connection is no longer shown.`,
        severity: 'warning',
      };
    }
  }
}
