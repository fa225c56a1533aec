import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSnapshot, snapshotText } from '../../../../src/fleet/snapshots/snapshot';
import { sampleSnapshot } from '../../../simulator/sample/sampleSnapshot';
import { CaseCoverage } from '../../caseCoverage';

/** Values in place of a string. */
const anyText = fc.constantFrom('HEALTHY', '', 7, null, true, {}, ['x']);
const anyTime = fc.constantFrom('2026-11-23T12:00:00Z', '2026-99-99T12:00:00Z', 'yesterday', 7, null, {});
const anyCodes = fc.constantFrom(['A', 7, null, {}], 'A', null, { 0: 'A' });
const nonObject = fc.constantFrom(null, 3, 'x', true);
type Text = typeof anyText extends fc.Arbitrary<infer T> ? T : never;

/** A list with some of these items and some other values, or a value that isn't a list. */
function anyList<T>(item: fc.Arbitrary<T>) {
  return fc.oneof(
    { weight: 3, arbitrary: fc.array(fc.oneof({ weight: 3, arbitrary: item }, nonObject), { maxLength: 3 }) },
    fc.oneof(nonObject, fc.constant({ 0: {} })),
  );
}

const anyDevice = fc.record({
  coreDeviceThingName: fc.constantFrom('a', 'b', 'c', 7, null),
  status: anyText,
  lastStatusUpdateTimestamp: anyTime,
});
const anyDeployment = fc.record({
  deploymentId: anyText,
  modifiedTimestamp: anyTime,
  statusDetails: fc.oneof(nonObject, fc.record({ errorStack: anyCodes })),
});
const anyComponent = fc.record({ componentName: anyText, isRoot: anyText, lifecycleStatusCodes: anyCodes });
const anyRecorded = fc.record(
  {
    coreDevice: fc.oneof({ weight: 4, arbitrary: anyDevice }, nonObject),
    details: fc.oneof(nonObject, fc.record({ coreVersion: anyText, tags: fc.record({ a: anyText }) })),
    effectiveDeployments: anyList(anyDeployment),
    installedComponents: anyList(anyComponent),
  },
  { requiredKeys: ['coreDevice'] },
);

function isRecord<T>(item: T): item is T & object {
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

describe('a malformed snapshot', () => {
  it('keeps its valid members and drops the others', () => {
    const coverage = new CaseCoverage();
    const items = fc.array(fc.oneof({ weight: 5, arbitrary: anyRecorded }, nonObject), { maxLength: 5 });
    fc.assert(
      fc.property(items, (written) => {
        const read = readWith(written, []);
        assert.equal(read.kind, 'snapshot');
        // The later of two devices with the same name replaces the first in its place.
        const expected = new Map<string, unknown>();
        for (const item of written.filter(isRecord)) {
          const { coreDevice, details, effectiveDeployments: deployments, installedComponents: components } = item;
          if (isRecord(coreDevice)) {
            expected.set(textOf(coreDevice.coreDeviceThingName) ?? '', {
              status: textOf(coreDevice.status),
              reported: timeOf(coreDevice.lastStatusUpdateTimestamp),
              version: isRecord(details) ? textOf(details.coreVersion) : undefined,
              tag: isRecord(details) ? (textOf(details.tags.a) ?? '') : undefined,
              deployments: Array.isArray(deployments)
                ? deployments.filter(isRecord).map(({ deploymentId, modifiedTimestamp, statusDetails }) => ({
                    id: textOf(deploymentId) ?? '',
                    at: timeOf(modifiedTimestamp),
                    stack: isRecord(statusDetails) ? codesOf(statusDetails.errorStack) : undefined,
                  }))
                : undefined,
              components: Array.isArray(components)
                ? components.filter(isRecord).map(({ componentName, isRoot, lifecycleStatusCodes: codes }) => ({
                    name: textOf(componentName) ?? '',
                    isRoot: typeof isRoot === 'boolean' ? isRoot : undefined,
                    codes: codesOf(codes),
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
              id,
              at: modifiedTimestamp?.getTime(),
              stack: statusDetails?.errorStack,
            })),
            components: components?.map(({ componentName: name, isRoot, lifecycleStatusCodes: codes }) => ({
              name,
              isRoot,
              codes,
            })),
          },
        ]);
        assert.deepEqual(got, [...expected]);
        const recorded = written.filter((item) => isRecord(item) && isRecord(item.coreDevice)).length;
        coverage.count({
          kept: got.length > 0,
          dropped: recorded < written.length,
          twice: got.length < recorded,
          withComponents: read.snapshot.devices.some(({ components = [] }) => components.length > 0),
        });
      }),
      { numRuns: 300 },
    );
    coverage.assertCovered();
  });

  it('is refused without a list of core devices', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (devices, deployments) => {
        const read = readWith(devices, deployments);
        assert.equal(read.kind, Array.isArray(devices) ? 'snapshot' : 'refused');
      }),
    );
  });
});
