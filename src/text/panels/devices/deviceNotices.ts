import { isStale } from '../../../greengrass/status/stale';
import { stuckDeployments } from '../../../greengrass/status/stuck';
import { queuedJobSentences } from '../../messages/deployments/jobWords';
import { labelAmong } from '../../messages/deployments/namesakes';
import { stuckReasons } from '../../messages/deployments/stuckReasons';
import { vanishedAdvice, vanishedSentence } from '../../messages/drift/vanishedWords';
import type { Notice } from '../panel';
import type { DeviceFacts } from './deviceFacts';

/** The most queued deployments that a panel names. */
const maxQueued = 3;

function staleNotice({ device, staleAfterHours, now }: DeviceFacts): readonly Notice[] {
  return isStale(device, staleAfterHours, now)
    ? [
        {
          severity: 'warning',
          text: `The last report is older than ${staleAfterHours} hours. Everything below may be out of date.`,
        },
      ]
    : [];
}

/** Why the first stuck deployment is stuck and what to do. The others wait for it. */
function stuckNotices(facts: DeviceFacts): readonly Notice[] {
  const { deployments = [], timeZone } = facts;
  return stuckDeployments(deployments, facts)
    .slice(0, 1)
    .map(({ deployment }) => {
      const reasons = stuckReasons(deployment, facts, facts).join(' ');
      return { severity: 'warning', text: `Deployment ${labelAmong(deployment, deployments, timeZone)}: ${reasons}` };
    });
}

function queuedNotices(facts: DeviceFacts): readonly Notice[] {
  const sentences = queuedJobSentences(facts, facts.timeZone);
  return sentences.slice(0, maxQueued).map((text) => ({ severity: 'info', text }));
}

function vanishedNotices({ drift, timeZone }: DeviceFacts): readonly Notice[] {
  return (drift?.vanished ?? []).map((vanished) => ({
    severity: 'warning',
    text: `${vanishedSentence(vanished, timeZone)} ${vanishedAdvice}`,
  }));
}

/** What the panel of a core device says above its sections, except for failed requests. */
export function deviceNotices(facts: DeviceFacts): readonly Notice[] {
  return [...staleNotice(facts), ...stuckNotices(facts), ...queuedNotices(facts), ...vanishedNotices(facts)];
}
