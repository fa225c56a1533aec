import { knownDevice } from '../panels/facts';
import { failureClues, failureFor } from '../../../../src/greengrass/failures/failureClues';
import type { KnownDevice } from '../../../../src/greengrass/knownDevice';
import { logsToCheck } from '../../../../src/greengrass/logs/subjectLogs';
import type { Nucleus } from '../../../../src/greengrass/status/nucleus';
import { coreDeviceDetails } from '../../fixtures';
import type { CoreDeviceDetails, EffectiveDeployment, InstalledComponent } from '../../../../src/greengrass/model';
import type { EffectiveDeploymentFacts } from '../../../../src/text/hovers/devices/effectiveDeploymentHover';
import {
  installedComponentFacts,
  type InstalledComponentFacts,
} from '../../../../src/text/hovers/devices/installedComponentFacts';
import { hoverActions } from '../../../../src/text/hovers/hoverActions';
import type { Hover, HoverPart } from '../../../../src/text/hovers/hover';

const address = { kind: 'coreDevice', connectionId: 'live', thingName: 'press-1' } as const;

/** The details of a device with a nucleus. */
export function detailsOf({ isLite, coreVersion }: Nucleus): CoreDeviceDetails {
  return coreDeviceDetails({ coreVersion, runtime: isLite ? 'aws_nucleus_lite' : 'aws_nucleus_classic' });
}

type DeploymentContext = Omit<
  EffectiveDeploymentFacts,
  'deployment' | 'by' | 'blockedBy' | 'nucleus' | 'componentName'
>;

/** What is known besides the fields of a deployment, for its hover. */
export function deploymentContext(
  deployment: EffectiveDeployment,
  fields: Partial<KnownDevice> = {},
): DeploymentContext {
  const on = knownDevice({ deployments: [deployment], ...fields });
  const failure = failureFor(on, deployment);
  return {
    clues: failure && failureClues(failure, on),
    logs: logsToCheck({ kind: 'effectiveDeployment', on, deployment }),
    isSnapshot: false,
    address,
    changes: undefined,
    versions: undefined,
    timeZone: 'local',
  };
}

/** What is known besides the fields of a component, for its hover. */
export function componentContext(
  component: InstalledComponent,
  fields: Partial<KnownDevice> = {},
): Omit<InstalledComponentFacts, 'component' | 'source' | 'nucleus'> {
  const { clues, isSnapshot, logs } = installedComponentFacts(
    knownDevice({ components: [component], ...fields }),
    component,
    'local',
  );
  return { clues, isSnapshot, logs, address, timeZone: 'local', loadedAt: undefined };
}

function lineOf(part: HoverPart): string {
  switch (part.kind) {
    case 'heading':
      return `# ${part.text}`;
    case 'field':
      return `${part.name}: ${part.value}`;
    case 'paragraph':
      return part.text;
    case 'caveat':
      return `! ${part.text}`;
    case 'code':
      return `* ${part.code} | ${part.meaning} | ${part.remedy ?? '-'}`;
    case 'remedy':
      return `What to do: ${part.text}`;
    case 'json':
      return part.json;
    case 'actions':
      return `> ${part.links.map(({ action }) => hoverActions[action]).join(' · ')}`;
    case 'link':
      return `${part.text} <${part.url}>`;
  }
}

/** A hover as lines of plain text, in reading order. */
export function hoverLines(hover: Hover): readonly string[] {
  return hover.map(lineOf);
}

/** The value of the field with this name. */
export function fieldIn(hover: Hover, name: string): string | undefined {
  return hover.flatMap((part) => (part.kind === 'field' && part.name === name ? [part.value] : []))[0];
}
