import { visibleName } from '../../base/visibleText';
import type { ImportantLine } from '../../fleet/logs/importantLines';
import { addressOn, type DeviceAddress, type DeviceTarget } from '../../greengrass/addresses/deviceAddress';
import { deploymentLabel } from '../../greengrass/failures/deploymentLabel';
import { maskSecrets } from '../../greengrass/logs/maskSecrets';
import type { DeviceSubject } from '../../greengrass/subject';
import { entryText } from '../logs/lineText';
import { fenceFor, literal } from './literal';
import { partsOf } from './reportedParts';

/** The lines that matter of a log; `undefined` if the user hasn't asked for it. */
export type LinesOf = (address: DeviceAddress) => readonly ImportantLine[] | undefined;

/** The log lines that the user wants in a report: those of its subject, and of what failed on its device. */
export function logExcerpt(
  subject: DeviceSubject,
  linesOf: LinesOf,
  redacted: (text: string) => string,
): readonly string[] {
  const { on } = subject;
  const { deployments, components } = partsOf(subject);
  const targets: readonly (readonly [name: string, target: DeviceTarget])[] = [
    ...(subject.kind === 'coreDevice' ? [[on.device.coreDeviceThingName, { kind: 'coreDevice' }] as const] : []),
    ...deployments.map(
      (deployment) =>
        [deploymentLabel(deployment), { kind: 'effectiveDeployment', deploymentId: deployment.deploymentId }] as const,
    ),
    ...components.map(({ componentName }) => [componentName, { kind: 'installedComponent', componentName }] as const),
  ];
  return targets.flatMap(([name, target]) => {
    const lines = linesOf(addressOn(on, target)) ?? [];
    if (lines.length === 0) {
      return [];
    }
    const text = lines
      .map((line) => entryText({ ...line, message: redacted(maskSecrets(line.message)) }, 'utc'))
      .join('\n');
    const fence = fenceFor(text, 3);
    const heading = `### Log lines of ${literal(visibleName(redacted(name)))}`;
    return ['', heading, '', 'Times are in UTC. What looks like a secret is masked.', '', `${fence}text`, text, fence];
  });
}
