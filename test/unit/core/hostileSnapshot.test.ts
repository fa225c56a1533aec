import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSnapshot, snapshotText } from '../../../src/core/snapshot';
import { sampleSnapshot } from '../../simulator/sampleSnapshot';
import { Reached } from '../reached';

/** Values that a hand may have written where the format has a text. */
const textLike = fc.constantFrom('HEALTHY', '', 7, null, true, {}, ['x']);
const timeLike = fc.constantFrom('2026-11-23T12:00:00Z', '2026-99-99T12:00:00Z', 'yesterday', 7, null, {});
const codesLike = fc.constantFrom(['A', 7, null, {}], 'A', null, { 0: 'A' });
const noObject = fc.constantFrom(null, 3, 'x', true);
type Text = typeof textLike extends fc.Arbitrary<infer T> ? T : never;

/** Some of these things, with what is none among them; or what is no list. */
function listLike<T>(item: fc.Arbitrary<T>) {
  return fc.oneof(
    { weight: 3, arbitrary: fc.array(fc.oneof({ weight: 3, arbitrary: item }, noObject), { maxLength: 3 }) },
    fc.oneof(noObject, fc.constant({ 0: {} })),
  );
}

const deviceLike = fc.record({
  coreDeviceThingName: fc.constantFrom('a', 'b', 'c', 7, null),
  ...{ status: textLike, lastStatusUpdateTimestamp: timeLike },
});
const deploymentLike = fc.record({
  ...{ deploymentId: textLike, modifiedTimestamp: timeLike },
  statusDetails: fc.oneof(noObject, fc.record({ errorStack: codesLike })),
});
const componentLike = fc.record({ componentName: textLike, isRoot: textLike, lifecycleStatusCodes: codesLike });
const recordedLike = fc.record(
  {
    coreDevice: fc.oneof({ weight: 4, arbitrary: deviceLike }, noObject),
    details: fc.oneof(noObject, fc.record({ coreVersion: textLike, tags: fc.record({ a: textLike }) })),
    effectiveDeployments: listLike(deploymentLike),
    installedComponents: listLike(componentLike),
  },
  { requiredKeys: ['coreDevice'] },
);

function isThing<T>(item: T): item is T & object {
  return typeof item === 'object' && item !== null;
}

function textOf(value: Text): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function timeOf(value: unknown): number | undefined {
  return value === '2026-11-23T12:00:00Z' ? Date.UTC(2026, 10, 23, 12) : undefined;
}

function codesOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? ['A', '7'] : [];
}

const members: unknown = JSON.parse(snapshotText(sampleSnapshot()));

function readWith(coreDevices: unknown, deployments: unknown): ReturnType<typeof readSnapshot> {
  return readSnapshot(JSON.stringify(Object.assign({}, members, { coreDevices, deployments })));
}

describe('a snapshot that someone wrote by hand', () => {
  it('is read member by member: what fits is taken, what does not is absent', () => {
    const reached = new Reached();
    const items = fc.array(fc.oneof({ weight: 5, arbitrary: recordedLike }, noObject), { maxLength: 5 });
    fc.assert(
      fc.property(items, (written) => {
        const read = readWith(written, []);
        assert.equal(read.kind, 'snapshot');
        // Of two devices with one name the later one counts, where the first one stood.
        const expected = new Map<string, unknown>();
        for (const item of written.filter(isThing)) {
          const { coreDevice, details, effectiveDeployments: deployments, installedComponents: components } = item;
          if (isThing(coreDevice)) {
            expected.set(textOf(coreDevice.coreDeviceThingName) ?? '', {
              status: textOf(coreDevice.status),
              reported: timeOf(coreDevice.lastStatusUpdateTimestamp),
              version: isThing(details) ? textOf(details.coreVersion) : undefined,
              tag: isThing(details) ? (textOf(details.tags.a) ?? '') : undefined,
              deployments: Array.isArray(deployments)
                ? deployments.filter(isThing).map(({ deploymentId, modifiedTimestamp, statusDetails }) => ({
                    ...{ id: textOf(deploymentId) ?? '', at: timeOf(modifiedTimestamp) },
                    stack: isThing(statusDetails) ? codesOf(statusDetails.errorStack) : undefined,
                  }))
                : undefined,
              components: Array.isArray(components)
                ? components.filter(isThing).map(({ componentName, isRoot, lifecycleStatusCodes: codes }) => ({
                    ...{ name: textOf(componentName) ?? '', isRoot: isRoot === true, codes: codesOf(codes) },
                  }))
                : undefined,
            });
          }
        }
        const got = read.snapshot.devices.map(({ device, details, deployments, components }) => [
          device.coreDeviceThingName,
          {
            status: device.status,
            reported: device.lastStatusUpdateTimestamp?.getTime(),
            version: details?.coreVersion,
            tag: details?.tags['a'],
            deployments: deployments?.map(({ deploymentId: id, modifiedTimestamp, statusDetails }) => ({
              ...{ id, at: modifiedTimestamp?.getTime(), stack: statusDetails?.errorStack },
            })),
            components: components?.map(({ componentName: name, isRoot, lifecycleStatusCodes: codes }) => ({
              ...{ name, isRoot, codes },
            })),
          },
        ]);
        assert.deepEqual(got, [...expected]);
        const recorded = written.filter((item) => isThing(item) && isThing(item.coreDevice)).length;
        reached.count({
          taken: got.length > 0,
          dropped: recorded < written.length,
          twice: got.length < recorded,
          withComponents: read.snapshot.devices.some(({ components = [] }) => components.length > 0),
        });
      }),
      { numRuns: 300 },
    );
    reached.assertOften();
  });

  it('is refused where its core devices are no list, whatever they are', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (devices, deployments) => {
        const read = readWith(devices, deployments);
        assert.equal(read.kind, Array.isArray(devices) ? 'snapshot' : 'refused');
      }),
    );
  });
});
