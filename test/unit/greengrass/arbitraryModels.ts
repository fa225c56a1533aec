import fc from 'fast-check';
import type {
  CoreDevice,
  CoreDeviceDetails,
  EffectiveDeployment,
  InstalledComponent,
} from '../../../src/greengrass/model';
import type { Nucleus } from '../../../src/greengrass/status/nucleus';

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

/** Any text with any code points, including unpaired surrogates. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ maxLength: 30 }),
  fc.array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 12 }).map((points) => String.fromCodePoint(...points)),
);

/** Any time, including times outside the range of a Date. */
const anyTime: fc.Arbitrary<Date> = fc.oneof(
  fc.constantFrom(8.64e15, -8.64e15, 0, NaN, Infinity, -Infinity).map((milliseconds) => new Date(milliseconds)),
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
  coreDeviceExecutionStatus: oneOf('FAILED', 'SUCCEEDED', 'TIMED_OUT', 'REJECTED'),
  reason: oneOf('SUCCESSFUL', 'FAILED_NO_STATE_CHANGE: [x](command:y)'),
  creationTimestamp: absentOr(anyTime),
  modifiedTimestamp: absentOr(anyTime),
  statusDetails: absentOr(fc.record({ errorStack: anyCodes, errorTypes: anyCodes })),
});

export const anyInstalledComponent: fc.Arbitrary<InstalledComponent> = fc.record({
  componentName: anyText,
  componentVersion: absentOr(anyText),
  lifecycleState: oneOf('RUNNING', 'BROKEN', 'ERRORED', 'FINISHED'),
  lifecycleStateDetails: absentOr(anyText),
  isRoot: fc.boolean(),
  lastStatusChangeTimestamp: absentOr(anyTime),
  lastReportedTimestamp: absentOr(anyTime),
  lastInstallationSource: oneOf('LOCAL'),
  lifecycleStatusCodes: anyCodes,
});

export const anyNucleus: fc.Arbitrary<Nucleus> = fc.record({
  isLite: fc.boolean(),
  coreVersion: oneOf('2.6.9', '2.12.2', '99999999999999999999.0.0'),
});
