import assert from 'node:assert/strict';
import fc from 'fast-check';
import { failingSince, sharedTraits } from '../../../../src/greengrass/failures/incident';
import { failuresOf } from '../../../../src/greengrass/failures/failure';
import type { KnownDevice } from '../../../../src/greengrass/knownDevice';
import {
  coreDevice,
  coreDeviceDetails,
  effectiveDeployment,
  failedDeployment,
  hoursAgo,
  installedComponent,
} from '../../fixtures';
import { knownDevice } from '../../text/panels/facts';
import { anyCoreDevice, anyEffectiveDeployment, anyInstalledComponent } from '../arbitraryModels';

interface Traits {
  readonly nucleus?: string;
  readonly platform?: string;
  readonly component?: string;
  readonly code?: string;
}

/** A core device with these traits. It fails if it has a code. */
function device({ nucleus, platform, component = 'com.acme.Press', code }: Traits): KnownDevice {
  const lifecycle = code === undefined ? {} : { lifecycleState: 'BROKEN', lifecycleStatusCodes: [code] };
  return knownDevice({
    device: coreDevice({ platform }),
    details: coreDeviceDetails({ coreVersion: nucleus }),
    components: [installedComponent({ componentName: component, ...lifecycle })],
    deployments: [],
  });
}

function several(amount: number, traits: Traits): readonly KnownDevice[] {
  return Array.from({ length: amount }, () => device(traits));
}

const [run, startup] = ['RUN_ERROR', 'STARTUP_ERROR'];

describe('what failing core devices share', () => {
  const cases: readonly (readonly [
    title: string,
    failing: readonly KnownDevice[],
    healthy: readonly KnownDevice[],
    string[],
  ])[] = [
    ['is nothing if nothing fails', [], several(3, { nucleus: '2.9.0' }), []],
    ['is nothing with a single failing core device', several(1, { code: run }), [], []],
    [
      'is what at least half of them have, the most frequent first',
      [...several(3, { code: run, component: 'a' }), ...several(1, { code: run, component: 'b' })],
      [],
      ['code RUN_ERROR 4', 'component a 3'],
    ],
    [
      'is not what less than half of them have',
      ['a', 'b', 'c', 'd', 'e'].map((name) => device({ code: `${name}_ERROR`, component: name })),
      [],
      [],
    ],
    [
      'is not what nearly all healthy core devices have, too',
      several(4, { code: run, component: 'a', nucleus: '2.12.6', platform: 'linux' }),
      several(10, { nucleus: '2.13.0', platform: 'linux' }),
      ['code RUN_ERROR 4', 'component a 4'],
    ],
    [
      'is a nucleus version that healthy core devices have less often',
      [
        ...several(2, { code: run, component: 'a', nucleus: '2.12.6' }),
        ...several(2, { code: startup, component: 'b', nucleus: '2.12.6' }),
      ],
      [...several(1, { nucleus: '2.12.6' }), ...several(4, { nucleus: '2.13.0' })],
      ['nucleus 2.12.6 4', 'code RUN_ERROR 2'],
    ],
    [
      'is not a platform that healthy core devices have more often',
      ['a', 'b', 'c', 'd', 'e'].map((name, index) =>
        device({ code: `${name}_ERROR`, component: name, platform: index < 3 ? 'linux' : name }),
      ),
      [...several(4, { platform: 'linux' }), ...several(1, { platform: 'windows' })],
      [],
    ],
  ];
  for (const [title, failing, healthy, expected] of cases) {
    it(title, () => {
      const shared = sharedTraits(failing, healthy).map(({ kind, value, size }) => `${kind} ${value} ${size}`);
      assert.deepEqual(shared, expected);
    });
  }

  it('names a deployment and not its target as well', () => {
    const failing = [1, 2].map(() => knownDevice({ deployments: [failedDeployment([])], components: [] }));
    assert.deepEqual(
      sharedTraits(failing, []).map(({ kind }) => kind),
      ['deployment'],
    );
  });

  it('is at most two different things, each of at least half of them, in any fleet', () => {
    const anyDevice = fc
      .record({
        device: anyCoreDevice,
        deployments: fc.array(anyEffectiveDeployment, { maxLength: 2 }),
        components: fc.array(anyInstalledComponent, { maxLength: 2 }),
      })
      .map(knownDevice);
    fc.assert(
      fc.property(fc.array(anyDevice, { maxLength: 6 }), fc.array(anyDevice, { maxLength: 3 }), (failing, healthy) => {
        const shared = sharedTraits(failing, healthy);
        assert.ok(shared.length <= 2);
        assert.equal(new Set(shared.map(({ kind }) => kind)).size, shared.length);
        for (const { kind, value, size } of shared) {
          assert.ok(size * 2 >= failing.length && size <= failing.length);
          if (kind === 'code') {
            const having = failing.filter((on) => failuresOf(on).some(({ code }) => code === value));
            assert.equal(having.length, size);
          }
        }
      }),
    );
  });
});

describe('the start of an incident', () => {
  it('is the earliest start on any core device, where the newest failed deployment counts', () => {
    const [older, newer] = [9, 5].map((hours) =>
      failedDeployment([], { deploymentId: `d-${hours}`, targetArn: `t-${hours}`, modifiedTimestamp: hoursAgo(hours) }),
    );
    assert.ok(older && newer);
    const redeployed = knownDevice({ deployments: [older, newer], components: [] });
    const broken = installedComponent({ lifecycleState: 'BROKEN', lastStatusChangeTimestamp: hoursAgo(7) });
    const fine = effectiveDeployment({ modifiedTimestamp: hoursAgo(20) });
    assert.deepEqual(failingSince([redeployed]), hoursAgo(5));
    assert.deepEqual(
      failingSince([redeployed, knownDevice({ deployments: [fine], components: [broken] })]),
      hoursAgo(7),
    );
  });

  it('is unknown if no failure has a time', () => {
    const broken = installedComponent({ lifecycleState: 'BROKEN', lastStatusChangeTimestamp: undefined });
    assert.equal(failingSince([knownDevice({ deployments: [], components: [broken] })]), undefined);
    assert.equal(failingSince([]), undefined);
  });
});
