import { coreDeviceArn } from './arn';
import { cliCommand } from './cliCommand';
import { errorStackOf, statusCodesOf } from './failure';
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

/** What a row stands for with the field names of the API, times as ISO 8601. */
function jsonOf(subject: Subject): unknown {
  switch (subject.kind) {
    case 'coreDevice':
      return subject.on.details ?? subject.on.device;
    case 'effectiveDeployments':
      return { effectiveDeployments: subject.on.deployments ?? [] };
    case 'installedComponents':
      return { installedComponents: subject.on.components ?? [] };
    case 'effectiveDeployment':
      return subject.deployment;
    case 'installedComponent':
      return subject.component;
    case 'errorCode':
      return undefined;
  }
}

function inJson(value: unknown): string {
  return JSON.stringify(value, undefined, 4);
}

function present(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

const texts: Readonly<Record<CopyKind, (subject: Subject) => string | undefined>> = {
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
  json: (subject) => {
    const value = jsonOf(subject);
    return value === undefined ? undefined : inJson(value);
  },
  cliCommand,
};

/** The raw value to copy from a row; `undefined` where the row has none of that kind. */
export function copyText(kind: CopyKind, subject: Subject): string | undefined {
  return present(texts[kind](subject));
}

/** The kinds that a row can give. JSON is not written out to find that. */
export function applicableCopies(subject: Subject): readonly CopyKind[] {
  return copyKinds.filter((kind) =>
    kind === 'json' ? subject.kind !== 'errorCode' : copyText(kind, subject) !== undefined,
  );
}

/** What to copy from several rows: one value per line, JSON as one array. Rows without such a value are left out. */
export function copyTexts(kind: CopyKind, subjects: readonly Subject[]): string {
  const [first] = subjects;
  if (kind === 'json' && subjects.length !== 1) {
    return inJson(subjects.map(jsonOf).filter((value) => value !== undefined));
  }
  return first !== undefined && subjects.length === 1
    ? (copyText(kind, first) ?? '')
    : subjects.flatMap((subject) => copyText(kind, subject) ?? []).join('\n');
}
