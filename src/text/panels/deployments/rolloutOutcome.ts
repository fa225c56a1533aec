import { count, grouped } from '../../../base/numbers';
import type { ExplainErrorCode } from '../../../greengrass/codes/errorCodes';
import type { DeviceOutcome } from '../../../greengrass/rollouts/deviceOutcome';
import { outcomeLook, outcomes, totalOf } from '../../../greengrass/rollouts/outcome';
import { countsOf, type Rollout } from '../../../greengrass/rollouts/rollout';
import { countWords, notifiedSentence } from '../../messages/deployments/rolloutWords';
import { codesDocumentation, explainedCodes } from '../explainedCodes';
import type { Block, Section } from '../panel';

/** How a deployment went on its devices, and why it failed. */
export interface OutcomeFacts {
  readonly rollout: Rollout;
  readonly devices: readonly DeviceOutcome[];
  readonly explain: ExplainErrorCode;
}

/** Who is counted, in a sentence. */
function countSentence(rollout: Rollout): string {
  const counted = countsOf(rollout);
  switch (counted?.source) {
    case undefined:
      return 'No device of this deployment is known yet.';
    case 'job':
      return notifiedSentence(counted);
    case 'devices':
      return `AWS IoT counts aren't available. ${count(totalOf(counted.counts), 'known core device')}: ${countWords(counted)}.`;
    case 'device':
      return `A deployment to a single thing: ${countWords(counted)}.`;
  }
}

/** On how many devices a sub-deployment replaced the deployment; nothing if it isn't known of any. */
function replacedSentence(devices: readonly DeviceOutcome[]): readonly string[] {
  const replaced = devices.filter(({ replacedBy }) => replacedBy !== undefined).length;
  return replaced === 0 ? [] : [`Replaced by a sub-deployment on ${count(replaced, 'device')}.`];
}

/** The section of the devices by outcome. */
export function outcomeSection({ rollout, devices }: OutcomeFacts): Section {
  const counts = countsOf(rollout)?.counts;
  const parts = outcomes.flatMap((outcome) => {
    const amount = counts?.[outcome] ?? 0;
    const { words, severity } = outcomeLook(outcome);
    return amount === 0 ? [] : [{ name: words, amount, severity }];
  });
  const bar: readonly Block[] = parts.length === 0 ? [] : [{ kind: 'proportions', label: 'Devices by outcome', parts }];
  return {
    id: 'outcome',
    title: 'Outcome',
    blocks: [...bar, { kind: 'paragraph', text: [countSentence(rollout), ...replacedSentence(devices)].join(' ') }],
  };
}

/** The error codes of the known devices, with their number, their remedy, and who can fix them. */
export function causeSections({ rollout, devices, explain }: OutcomeFacts): readonly Section[] {
  const { codes } = rollout.devices;
  if (codes.length === 0) {
    return [];
  }
  const names = codes.map(([code]) => code);
  const reportedTypes = devices.flatMap(({ effective }) => effective?.statusDetails?.errorTypes ?? []);
  const explained = explainedCodes({ kind: 'deployment', codes: names, headline: undefined, reportedTypes }, explain);
  return [
    {
      id: 'causes',
      title: `Causes (${grouped(codes.length)})`,
      blocks: [
        {
          kind: 'codes',
          label: 'Error codes, most frequent first',
          isStack: false,
          codes: explained.map((one, index) => ({
            ...one,
            meaning: `${count(codes[index]?.[1] ?? 0, 'device')}. ${one.meaning}`,
          })),
          documentation: codesDocumentation(['deployment']),
        },
      ],
    },
  ];
}
