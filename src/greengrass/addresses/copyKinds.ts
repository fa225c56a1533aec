import { addressOf } from './address';
import { coreDeviceArn, parseComponentArn } from './arn';
import { linkTo } from './link';
import { errorStackOf, statusCodesOf } from '../failures/headline';
import { isDeviceSubject, thingNameOf, type Subject } from '../subject';

/** What can be copied from a row. The names are also the flags of the row's context value: see `package.json`. */
export const copyKinds = [
  'deploymentId',
  'deploymentName',
  'thingName',
  'coreDeviceArn',
  'iotJobId',
  'targetArn',
  'componentNameAndVersion',
  'componentArn',
  'errorCodes',
  'json',
  'cliCommand',
  'link',
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

function deploymentIdOf(subject: Subject): string | undefined {
  switch (subject.kind) {
    case 'effectiveDeployment':
      return subject.deployment.deploymentId;
    case 'deployment':
      return subject.deploymentId;
    default:
      return undefined;
  }
}

function deploymentNameOf(subject: Subject): string | undefined {
  switch (subject.kind) {
    case 'effectiveDeployment':
      return subject.deployment.deploymentName;
    case 'deployment':
      return subject.known?.deployment.deploymentName;
    default:
      return undefined;
  }
}

function iotJobIdOf(subject: Subject): string | undefined {
  switch (subject.kind) {
    case 'effectiveDeployment':
      return subject.deployment.iotJobId;
    case 'deployment':
      return subject.known?.definition?.iotJobId;
    default:
      return undefined;
  }
}

function targetArnOf(subject: Subject): string | undefined {
  switch (subject.kind) {
    case 'effectiveDeployment':
      return subject.deployment.targetArn;
    case 'deployment':
      return subject.targetArn;
    default:
      return undefined;
  }
}

function componentOf(subject: Subject): string | undefined {
  switch (subject.kind) {
    case 'installedComponent':
      return [subject.component.componentName, subject.component.componentVersion].filter(Boolean).join(' ');
    case 'component':
    case 'componentVersion':
      return parseComponentArn(subject.arn)?.nameAndVersion;
    case 'unlistedComponent':
      return [subject.componentName, subject.componentVersion].filter(Boolean).join(' ');
    default:
      return undefined;
  }
}

function linkOf(subject: Subject): string | undefined {
  const address = addressOf(subject);
  if (address === undefined || subject.kind === 'errorCode') {
    return undefined;
  }
  return linkTo(address, isDeviceSubject(subject) ? subject.on.place : subject.place);
}

/** The kinds of copies with a single value, which can be absent. */
type ValueKind = Exclude<CopyKind, 'json' | 'cliCommand'>;

const values: Readonly<Record<ValueKind, (subject: Subject) => string | undefined>> = {
  deploymentId: deploymentIdOf,
  thingName: thingNameOf,
  coreDeviceArn: arnOf,
  deploymentName: deploymentNameOf,
  iotJobId: iotJobIdOf,
  targetArn: targetArnOf,
  componentNameAndVersion: componentOf,
  componentArn: (subject) =>
    subject.kind === 'component' || subject.kind === 'componentVersion' ? subject.arn : undefined,
  errorCodes: (subject) => codesOf(subject).join('\n'),
  link: linkOf,
};

/** The raw value of a kind; `undefined` if the row has none. */
export function copyValue(kind: ValueKind, subject: Subject): string | undefined {
  const value = values[kind](subject);
  return value === '' ? undefined : value;
}

function applies(kind: CopyKind, subject: Subject): boolean {
  switch (kind) {
    // Almost all rows have JSON and the AWS CLI command, so these aren't built just to find out.
    case 'json':
      return (
        isDeviceSubject(subject) ||
        (subject.kind === 'deployment' && subject.known !== undefined) ||
        ((subject.kind === 'component' || subject.kind === 'componentVersion') && subject.described !== undefined) ||
        (subject.kind === 'unlistedComponent' && subject.installed !== undefined)
      );
    case 'cliCommand':
      return !['errorCode', 'failures', 'unlistedComponent'].includes(subject.kind);
    default:
      return copyValue(kind, subject) !== undefined;
  }
}

/** The kinds that can be copied from a row. */
export function applicableCopies(subject: Subject): readonly CopyKind[] {
  return copyKinds.filter((kind) => applies(kind, subject));
}
