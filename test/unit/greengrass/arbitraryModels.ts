import fc from 'fast-check';
import type { Nucleus } from '../../../src/greengrass/status/nucleus';
import type {
  CoreDevice,
  CoreDeviceDetails,
  Deployment,
  EffectiveDeployment,
  InstalledComponent,
} from '../../../src/greengrass/model';
import { hoursAgo } from '../fixtures';

/** Texts that are known to break programs. */
const hostileTexts = [
  '',
  ' ',
  '__proto__',
  'constructor',
  'toString',
  '[click](command:workbench.action.quit)',
  '<img src=x onerror=alert(1)>',
  '**bold** `code` $(zap)',
  '\u202egnp.exe',
  'a\u0000b\u001b[31mc\r\nd\te',
  '\ud83d',
  '😀'.repeat(700),
  'x'.repeat(10_000),
  '\\u202e',
];

/** How a program shows a missing value by mistake. */
export const leftOver = /\bundefined\b|\bNaN\b|Invalid Date|\[object/u;

/**
 * Any text with any code points, including unpaired surrogates. None looks like a missing value, because tests search
 * the shown text for missing values.
 */
export const anyText: fc.Arbitrary<string> = fc
  .oneof(
    fc.constantFrom(...hostileTexts),
    fc.string({ maxLength: 30 }),
    fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 12 }).map((points) => String.fromCodePoint(...points)),
  )
  .filter((text) => !leftOver.test(text));

/** Any time, including times around the moment of the tests and outside the range of a Date. */
const anyTime: fc.Arbitrary<Date> = fc.oneof(
  fc.constantFrom(8.64e15, -8.64e15, 0, NaN, Infinity, -Infinity).map((milliseconds) => new Date(milliseconds)),
  fc.double({ min: -1, max: 100, noNaN: true }).map(hoursAgo),
  fc.date({ noInvalidDate: false }),
);

function absentOr<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined, freq: 4 });
}

function oneOf(...known: readonly string[]): fc.Arbitrary<string | undefined> {
  return absentOr(fc.oneof(fc.constantFrom(...known), anyText));
}

const anyCodes = fc.array(
  fc.oneof(
    fc.constantFrom('DEPLOYMENT_FAILURE', 'IO_ERROR', 'NETWORK_ERROR', 'RUN_WITH_CONFIG_NOT_VALID', 'STARTUP_ERROR'),
    anyText,
  ),
  { maxLength: 4 },
);

const deviceFields = {
  coreDeviceThingName: anyText,
  status: oneOf('HEALTHY', 'UNHEALTHY'),
  lastStatusUpdateTimestamp: absentOr(anyTime),
  platform: oneOf('linux'),
  architecture: oneOf('amd64'),
  runtime: oneOf('aws_nucleus_classic', 'aws_nucleus_lite'),
};

export const anyCoreDevice: fc.Arbitrary<CoreDevice> = fc.record(deviceFields);

export const anyCoreDeviceDetails: fc.Arbitrary<CoreDeviceDetails> = fc.record({
  ...deviceFields,
  coreVersion: oneOf('2.5.0', '2.18.2'),
  tags: fc.dictionary(anyText, anyText, { maxKeys: 3 }),
});

export const anyEffectiveDeployment: fc.Arbitrary<EffectiveDeployment> = fc.record({
  deploymentId: anyText,
  deploymentName: absentOr(anyText),
  iotJobId: absentOr(anyText),
  iotJobArn: oneOf('arn:aws:iot:eu-west-1:123456789012:job/1'),
  description: absentOr(anyText),
  targetArn: oneOf('arn:aws:iot:eu-west-1:123456789012:thinggroup/line-3', 'arn:aws:iot:::thing/'),
  coreDeviceExecutionStatus: oneOf('FAILED', 'SUCCEEDED', 'TIMED_OUT', 'REJECTED', 'IN_PROGRESS', 'QUEUED'),
  reason: oneOf('SUCCESSFUL', 'FAILED_NO_STATE_CHANGE: [x](command:y)'),
  creationTimestamp: absentOr(anyTime),
  modifiedTimestamp: absentOr(anyTime),
  statusDetails: absentOr(fc.record({ errorStack: anyCodes, errorTypes: anyCodes })),
});

export const anyInstalledComponent: fc.Arbitrary<InstalledComponent> = fc.record({
  componentName: anyText,
  componentVersion: absentOr(anyText),
  lifecycleState: oneOf('RUNNING', 'BROKEN', 'ERRORED', 'FINISHED', 'STARTING'),
  lifecycleStateDetails: absentOr(anyText),
  isRoot: fc.option(fc.boolean(), { nil: undefined }),
  lastStatusChangeTimestamp: absentOr(anyTime),
  lastReportedTimestamp: absentOr(anyTime),
  lastInstallationSource: oneOf('LOCAL'),
  lifecycleStatusCodes: anyCodes,
});

export const anyDeployment: fc.Arbitrary<Deployment> = fc.record({
  deploymentId: anyText,
  revisionId: oneOf('7'),
  deploymentName: absentOr(anyText),
  deploymentStatus: oneOf('ACTIVE', 'CANCELED'),
  targetArn: oneOf('arn:aws:iot:eu-west-1:123456789012:thinggroup/line-3'),
  parentTargetArn: absentOr(anyText),
  iotJobId: absentOr(anyText),
  iotJobArn: absentOr(anyText),
  isLatestForTarget: fc.boolean(),
  creationTimestamp: absentOr(anyTime),
  components: fc.dictionary(
    anyText,
    fc.record({
      componentVersion: oneOf('1.2.3'),
      merge: oneOf('{"a":1}'),
      reset: fc.array(anyText, { maxLength: 2 }),
      runWith: absentOr(fc.constant({ posixUser: 'u:g' })),
    }),
    { maxKeys: 3 },
  ),
  deploymentPolicies: fc.record({
    failureHandlingPolicy: oneOf('ROLLBACK', 'DO_NOTHING'),
    componentUpdateAction: oneOf('NOTIFY_COMPONENTS'),
    componentUpdateTimeout: absentOr(fc.integer()),
    configurationValidationTimeout: absentOr(fc.integer()),
  }),
  iotJobConfiguration: absentOr(fc.constant({ timeoutConfig: { inProgressTimeoutInMinutes: 5 } })),
  tags: fc.dictionary(anyText, anyText, { maxKeys: 3 }),
});

export const anyNucleus: fc.Arbitrary<Nucleus> = fc.record({
  isLite: fc.boolean(),
  coreVersion: oneOf('2.6.9', '2.12.2', '99999999999999999999.0.0'),
});
