import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSnapshot, snapshotText, type Snapshot } from '../../../../src/fleet/snapshots/snapshot';
import { errorCodes } from '../../../../src/greengrass/codes/errorCodes';
import type { Deployment } from '../../../../src/greengrass/model';
import { Redactor } from '../../../../src/greengrass/redaction/redactor';
import type { DeviceKnowledge } from '../../../../src/greengrass/knownDevice';
import { toListedDeployment } from '../../../../src/greengrass/wire/toModel';
import { installedComponent, job } from '../../fixtures';
import { anyCatalog } from './anyCatalog';
import { sampleSnapshot } from '../../../simulator/sample/sampleSnapshot';
import {
  anyCoreDevice,
  anyCoreDeviceDetails,
  anyDeployment,
  anyEffectiveDeployment,
  anyInstalledComponent,
} from '../../greengrass/arbitraryModels';

function optional<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined });
}

const anyRecorded: fc.Arbitrary<DeviceKnowledge> = fc.record({
  device: anyCoreDevice,
  details: optional(anyCoreDeviceDetails),
  deployments: optional(fc.array(anyEffectiveDeployment, { maxLength: 3 })),
  components: optional(fc.array(anyInstalledComponent, { maxLength: 3 })),
});

const anyJob = fc
  .tuple(fc.string(), optional(fc.boolean()), fc.nat(), fc.nat())
  .map(([status, isConcurrent, failed, succeeded]) => job({ status, isConcurrent }, { failed, succeeded }));

const anyFleet: fc.Arbitrary<Snapshot> = fc.record({
  takenAt: fc.date({ noInvalidDate: true }),
  profile: fc.string(),
  region: fc.constantFrom('eu-west-1', 'us-east-2'),
  partition: fc.constant('aws'),
  account: optional(fc.constant('123456789012')),
  devices: fc.uniqueArray(anyRecorded, { maxLength: 4, selector: ({ device }) => device.coreDeviceThingName }),
  isWhole: optional(fc.boolean()),
  deployments: fc.array(anyDeployment, { maxLength: 2 }),
  listedDeployments: optional(fc.array(anyDeployment.map(toListedDeployment), { maxLength: 2 })),
  hasEveryTarget: optional(fc.boolean()),
  thingGroups: optional(
    fc.array(fc.record({ thingName: fc.string(), groups: fc.array(fc.string(), { maxLength: 2 }) }), { maxLength: 2 }),
  ),
  jobs: optional(fc.array(fc.record({ iotJobId: fc.string(), job: anyJob }), { maxLength: 2 })),
});

const anySnapshot = fc.tuple(anyFleet, anyCatalog).map(([fleet, catalog]): Snapshot => ({ ...fleet, ...catalog }));

function opened(text: string): Snapshot {
  const read = readSnapshot(text);
  return read.kind === 'snapshot' ? read.snapshot : assert.fail(read.why);
}

function whyRefused(text: string): string {
  const read = readSnapshot(text);
  return read.kind === 'refused' ? read.why : '';
}

/** Without invalid dates, which JSON can't represent. */
function inJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, item: unknown) => item ?? undefined);
}

describe('a snapshot', () => {
  it('opens with the content that was saved', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        assert.deepEqual(inJson(opened(snapshotText(snapshot))), inJson(snapshot));
      }),
    );
  });

  it('keeps the whole fleet, including the content of deployments', () => {
    const sample = sampleSnapshot();
    assert.deepEqual(inJson(opened(snapshotText(sample))), inJson(sample));
  });

  it('contains no account, thing, group or profile names after redaction, and keeps things distinct', () => {
    const sample = sampleSnapshot();
    const text = snapshotText({ ...sample, profile: 'plant-admin' }, new Redactor(errorCodes));
    assert.doesNotMatch(text, /123456789012|plant-admin|plant-graz-line-3/u);
    for (const { device } of sample.devices) {
      const name = device.coreDeviceThingName;
      assert.doesNotMatch(text, new RegExp(`(?<![A-Za-z0-9])${name}(?![A-Za-z0-9])`, 'iu'), name);
    }
    const { devices, profile } = opened(text);
    assert.equal(profile, 'redacted');
    assert.deepEqual(
      devices.map(({ device }) => device.coreDeviceThingName),
      sample.devices.map((_, index) => `thing-${index + 1}`),
    );
    const kept = (snapshot: Pick<Snapshot, 'devices'>): unknown =>
      snapshot.devices.map(({ device, details, deployments = [], components = [] }) => [
        device.status,
        device.runtime,
        details?.coreVersion,
        deployments.map(({ coreDeviceExecutionStatus, statusDetails }) => [coreDeviceExecutionStatus, statusDetails]),
        components.map(({ lifecycleState, lifecycleStatusCodes, componentVersion }) => [
          lifecycleState,
          lifecycleStatusCodes,
          componentVersion,
        ]),
      ]);
    assert.deepEqual(kept({ devices }), kept(sample));
  });

  it('has no name after redaction that only the definition of a deployment has', () => {
    const sample = sampleSnapshot();
    const [device] = sample.devices;
    const [deployment] = sample.deployments;
    assert.ok(device && deployment);
    const parentTargetArn = 'arn:aws:iot:eu-west-1:123456789012:thinggroup/campus_9';
    const text = snapshotText(
      {
        ...sample,
        devices: [{ ...device, components: [installedComponent({ lifecycleStateDetails: 'No route to campus_9' })] }],
        deployments: [{ ...deployment, deploymentName: 'For campus_9', parentTargetArn }],
      },
      new Redactor(errorCodes),
    );
    assert.match(text, /"For (thing-group-\d+)".*"No route to \1"/u);
    assert.doesNotMatch(text, /campus/u);
  });

  it('leaves out configuration after redaction, and says so', () => {
    const sample = sampleSnapshot();
    const redacted = snapshotText(sample, new Redactor(errorCodes));
    const note =
      'Stand-ins replace account numbers, thing names, and thing group names. Configuration values and recipes are left out.';
    assert.ok(redacted.startsWith(`{"format":"greengrass-fleet-snapshot","version":1,"note":"${note}"`));
    assert.doesNotMatch(snapshotText(sample), /"note"|Left out/u);
    const specifications = (snapshot: Snapshot): Deployment['components'][string][] =>
      snapshot.deployments.flatMap(({ components }) => Object.values(components));
    const [before, after] = [specifications(sample), specifications(opened(redacted))];
    assert.ok(before.some(({ merge, reset }) => merge !== undefined && reset.length > 0));
    const leftOut = 'Left out: the snapshot is redacted.';
    assert.deepEqual(
      after,
      before.map(({ merge, reset, ...rest }) => ({
        ...rest,
        merge: merge && leftOut,
        reset: reset.length === 0 ? [] : [leftOut],
      })),
    );
  });

  const whole = snapshotText(sampleSnapshot());
  const members: unknown = JSON.parse(whole);
  const fileWith = (coreDevices: unknown, deployments: unknown): string =>
    JSON.stringify(Object.assign({}, members, { coreDevices, deployments }));
  const files: readonly (readonly [what: string, text: string, why: RegExp])[] = [
    ['no content', '', /isn't a fleet snapshot/u],
    ['another format', '{"format":"else"}', /isn't a fleet snapshot/u],
    ['a list', '[]', /isn't a fleet snapshot/u],
    ['a part of a snapshot', whole.slice(0, whole.length / 2), /only part/u],
    ['a later version', whole.replace('"version":1', '"version":2'), /later version.*Update the extension/u],
    ['an impossible version', whole.replace('"version":1', '"version":0'), /damaged/u],
    ['a version in words', whole.replace('"version":1', '"version":"2"'), /damaged/u],
    ['no date', whole.replace('"takenAt":"2026', '"takenAt":"when'), /damaged/u],
    ['no Region', whole.replace('"region":', '"zone":'), /damaged/u],
    [
      'a Region that would change a URL',
      whole.replace('"region":"eu-west-1"', '"region":"evil.example/#"'),
      /damaged/u,
    ],
    ['deep nesting', '['.repeat(100_000), /isn't valid JSON/u],
  ];
  for (const [what, text, why] of files) {
    it(`refuses a file with ${what} and says why`, () => {
      assert.match(whyRefused(text), why);
    });
  }

  it("distinguishes lists that weren't scanned from empty ones", () => {
    const at = (name: string, lists: object): object => ({ coreDevice: { coreDeviceThingName: name }, ...lists });
    const recorded = [at('a', {}), at('b', { effectiveDeployments: [], installedComponents: [] })];
    const [unread, empty] = opened(fileWith(recorded, [])).devices;
    assert.deepEqual([unread?.details, unread?.deployments, unread?.components], [undefined, undefined, undefined]);
    assert.deepEqual([empty?.deployments, empty?.components], [[], []]);
  });

  it('ignores an invalid account number, and derives the partition from the Region', () => {
    const file = (over: object): string => JSON.stringify(Object.assign({}, members, over));
    assert.equal(opened(file({ account: '123456789012' })).account, '123456789012');
    for (const account of ['1234', '123456789012/../x', '0123456789012', 'x123456789012', 123, null]) {
      assert.equal(opened(file({ account })).account, undefined);
    }
    assert.equal(opened(file({ partition: 'evil.example', region: 'cn-north-1' })).partition, 'aws-cn');
  });

  it('has its profile name, or the default one', () => {
    const file = (profile: unknown): string => JSON.stringify(Object.assign({}, members, { profile }));
    assert.deepEqual([opened(file('plant')).profile, opened(file(null)).profile], ['plant', 'default']);
  });

  it('keeps the valid parts of a malformed file', () => {
    const twice = {
      coreDevice: { coreDeviceThingName: 'a', status: 7 },
      installedComponents: [null, { componentName: {} }],
    };
    const [device, ...others] = opened(fileWith([null, 3, twice, twice], [null])).devices;
    assert.deepEqual([device?.device.status, device?.components?.length, others.length], ['7', 1, 0]);
  });
});
