import { coreDeviceArn } from './arn';
import { errorStackOf, statusCodesOf } from '../failures/headline';
import { thingNameOf, type Subject } from './subject';

/** What can be copied from a row. The names are also the flags of the row's context value: see `package.json`. */
export const copyKinds = [
  'deploymentId',
  'thingName',
  'coreDeviceArn',
  'iotJobId',
  'targetArn',
  'componentNameAndVersion',
  'errorCodes',
  'json',
  'cliCommand',
] as const;
export type CopyKind = (typeof copyKinds)[number];

function arnOf(subject: Subject): string | undefined {
  if (subject.kind !== 'coreDevice' || subject.on.place.account === undefined) {
    return undefined;
  }
  const { partition, region, account } = subject.on.place;
  return coreDeviceArn(partition, region, account, subject.on.device.coreDeviceThingName);
}

function codesOf(subject: Subject): readonly string[] {
  switch (subject.kind) {
    case 'effectiveDeployment':
      return errorStackOf(subject.deployment);
    case 'installedComponent':
      return statusCodesOf(subject.component);
    case 'errorCode':
      return [subject.code];
    default:
      return [];
  }
}

/** The kinds of copies that are a value of their own: those of which there can be none. */
type ValueKind = Exclude<CopyKind, 'json' | 'cliCommand'>;

const values: Readonly<Record<ValueKind, (subject: Subject) => string | undefined>> = {
  deploymentId: (subject) => (subject.kind === 'effectiveDeployment' ? subject.deployment.deploymentId : undefined),
  thingName: thingNameOf,
  coreDeviceArn: arnOf,
  iotJobId: (subject) => (subject.kind === 'effectiveDeployment' ? subject.deployment.iotJobId : undefined),
  targetArn: (subject) => (subject.kind === 'effectiveDeployment' ? subject.deployment.targetArn : undefined),
  componentNameAndVersion: (subject) =>
    subject.kind === 'installedComponent'
      ? [subject.component.componentName, subject.component.componentVersion].filter(Boolean).join(' ')
      : undefined,
  errorCodes: (subject) => codesOf(subject).join('\n'),
};

/** The raw value of a kind; `undefined` where the row has none. */
export function copyValue(kind: ValueKind, subject: Subject): string | undefined {
  const value = values[kind](subject);
  return value === '' ? undefined : value;
}

/** The kinds that a row can give. JSON and the AWS CLI command, which all rows but one have, are not written out to find that. */
export function applicableCopies(subject: Subject): readonly CopyKind[] {
  return copyKinds.filter((kind) =>
    kind === 'json' || kind === 'cliCommand' ? subject.kind !== 'errorCode' : copyValue(kind, subject) !== undefined,
  );
}
