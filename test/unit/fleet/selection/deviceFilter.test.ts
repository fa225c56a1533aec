import assert from 'node:assert/strict';
import fc from 'fast-check';
import { partsNeedingScan, type DeviceFilter } from '../../../../src/fleet/selection/deviceFilter';
import {
  makeKnownMatcher,
  makeListedMatcher,
  makeScannedTest,
  type FilterContext,
} from '../../../../src/fleet/selection/deviceMatcher';
import { type JudgedDevice } from '../../../../src/greengrass/failures/findings';
import type { CoreDevice } from '../../../../src/greengrass/model';
import type { DeviceKnowledge } from '../../../../src/greengrass/knownDevice';
import {
  coreDevice,
  coreDeviceDetails,
  effectiveDeployment,
  failedDeployment,
  hoursAgo,
  installedComponent,
  judgedDevice,
  now,
} from '../../fixtures';
import { CaseCoverage } from '../../caseCoverage';
import { fullFilter } from './fullFilter';

const context: FilterContext = { now, staleAfterHours: 25, stuckAfterHours: 2, members: undefined, found: undefined };

/** A device that isn't scanned, plus the given data. */
function facts(device: Partial<CoreDevice>, known: Partial<DeviceKnowledge> = {}): JudgedDevice {
  return judgedDevice(coreDevice(device), known);
}

function matches(filter: DeviceFilter, judged: JudgedDevice, given: Partial<FilterContext> = {}): boolean {
  return (
    makeListedMatcher(filter, { ...context, ...given })(judged.device) &&
    makeKnownMatcher(filter, { ...context, isDiffering: (name) => name === 'differing' })(judged)
  );
}

describe('a filter of core devices', () => {
  const names = ['graz-press-001', 'PRESS-2', 'linz-paint', 'a.c', 'abc', ''];
  const patterns: readonly (readonly [name: string, fitting: readonly string[]])[] = [
    ['press', ['graz-press-001', 'PRESS-2']],
    ['press*', ['PRESS-2']],
    ['*-0*1', ['graz-press-001']],
    ['*PAINT', ['linz-paint']],
    ['l*z*p*t', ['linz-paint']],
    ['*1*1', []],
    ['!press', ['linz-paint', 'a.c', 'abc', '']],
    ['!*p*', ['a.c', 'abc', '']],
    ['! press ', ['linz-paint', 'a.c', 'abc', '']],
    ['a.c', ['a.c']],
    ['(a+)+', []],
    ['*', names],
    ['**', names],
    ['!', names],
    ['  ', names],
  ];
  for (const [name, fitting] of patterns) {
    it(`matches names with ${JSON.stringify(name)}`, () => {
      assert.deepEqual(
        names.filter((coreDeviceThingName) => matches({ name }, facts({ coreDeviceThingName }))),
        fitting,
      );
    });
  }

  it('matches any pattern with * like a glob', () => {
    const letters = fc.stringMatching(/^[ab]{0,3}$/u);
    const parts = fc.array(letters, { minLength: 1, maxLength: 5 });
    // Names that replace each star of this pattern or of another one with a text, and short names, in which parts of the
    // pattern can overlap.
    const names = fc.oneof(
      fc.record({ others: fc.oneof(parts, fc.constant(undefined)), between: parts }),
      fc.stringMatching(/^[ab]{1,4}$/u),
    );
    const coverage = new CaseCoverage();
    fc.assert(
      fc.property(parts, names, (wanted, given) => {
        const name = wanted.join('*');
        const coreDeviceThingName =
          typeof given === 'string'
            ? given
            : (given.others ?? wanted)
                .flatMap((part, index) => (index === 0 ? [part] : [given.between[index] ?? '', part]))
                .join('');
        const asRegExp = new RegExp(`^${name.replace(/\*+/gu, '.*')}$`, 'u');
        const expected = name.includes('*') ? asRegExp.test(coreDeviceThingName) : coreDeviceThingName.includes(name);
        assert.equal(matches({ name }, facts({ coreDeviceThingName })), expected);
        const stars = name.split(/\*+/u).length - 1;
        coverage.count({
          matchesOneStar: stars === 1 && expected,
          matchesSeveralStars: stars > 1 && expected,
          mismatches: stars > 0 && !expected,
        });
      }),
      { numRuns: 500 },
    );
    coverage.assertCovered();
  });

  it('tests the fields of ListCoreDevices', () => {
    assert.ok(matches({ status: 'unhealthy' }, facts({ status: 'UNHEALTHY' })));
    assert.ok(!matches({ status: 'UNHEALTHY' }, facts({ status: 'HEALTHY' })));
    assert.ok(!matches({ status: 'HEALTHY' }, facts({ status: undefined })));
    assert.ok(matches({ status: 'SLEEPING' }, facts({ status: 'SLEEPING' })));
    for (const status of [undefined, '']) {
      assert.ok(matches({ status: 'no status' }, facts({ status })));
      assert.ok(!matches({ status: 'UNHEALTHY' }, facts({ status })));
    }
    assert.ok(!matches({ status: 'No status' }, facts({ status: 'HEALTHY' })));
    assert.ok(matches({ platform: 'Linux' }, facts({})));
    assert.ok(!matches({ platform: 'windows' }, facts({ platform: undefined })));
    assert.ok(matches({ isStale: true }, facts({ lastStatusUpdateTimestamp: hoursAgo(26) })));
    assert.ok(!matches({ isStale: true }, facts({ lastStatusUpdateTimestamp: undefined })));
    assert.ok(matches({ runtime: 'aws_nucleus_lite' }, facts({ runtime: 'aws_nucleus_lite' })));
    assert.ok(matches({ runtime: 'aws_nucleus_classic' }, facts({ runtime: undefined })));
  });

  it('requires every part', () => {
    const filter: DeviceFilter = { name: 'press', status: 'HEALTHY' };
    assert.ok(matches(filter, facts({})));
    assert.ok(!matches(filter, facts({ status: 'UNHEALTHY' })));
    assert.ok(!matches(filter, facts({ coreDeviceThingName: 'crane' })));
    assert.ok(matches({}, facts({ coreDeviceThingName: '' })));
  });

  it('takes the nucleus version from the details, else from the components', () => {
    const details = coreDeviceDetails({ coreVersion: '2.12.3' });
    const nucleus = installedComponent({ componentName: 'aws.greengrass.Nucleus', componentVersion: '2.12.0' });
    for (const coreVersion of ['2', '2.12', '2.12.', '2.12.*', '2.12.3']) {
      assert.ok(matches({ coreVersion }, facts({}, { details })), coreVersion);
    }
    assert.ok(!matches({ coreVersion: '2.1' }, facts({}, { details })));
    assert.ok(!matches({ coreVersion: '2.12.30' }, facts({}, { details })));
    assert.ok(matches({ coreVersion: '2.12' }, facts({}, { components: [nucleus] })));
    assert.ok(!matches({ coreVersion: '2.12' }, facts({})));
    const snapshot = coreDeviceDetails({ coreVersion: '2.13.0-SNAPSHOT' });
    assert.ok(matches({ coreVersion: '2.13.0-Snapshot' }, facts({}, { details: snapshot })));
  });

  it('matches a device with a stuck deployment', () => {
    const inProgress = { coreDeviceExecutionStatus: 'IN_PROGRESS' };
    const since = (hours: number): JudgedDevice =>
      facts({}, { deployments: [effectiveDeployment({ ...inProgress, modifiedTimestamp: hoursAgo(hours) })] });
    assert.ok(matches({ isStuck: true }, since(3)));
    assert.ok(!matches({ isStuck: true }, since(1)));
    assert.ok(!matches({ isStuck: true }, facts({})));
  });

  it('matches a failing device by its status, a deployment or a component', () => {
    const isFailing = true;
    assert.ok(matches({ isFailing }, facts({ status: 'UNHEALTHY' })));
    assert.ok(matches({ isFailing }, facts({}, { deployments: [effectiveDeployment(), failedDeployment([])] })));
    assert.ok(matches({ isFailing }, facts({}, { components: [installedComponent({ lifecycleState: 'ERRORED' })] })));
    assert.ok(!matches({ isFailing }, facts({}, { deployments: [effectiveDeployment()], components: [] })));
  });

  it('matches a code in a deployment and in a component', () => {
    const deployments = [failedDeployment(['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL'])];
    const components = [installedComponent({ lifecycleStatusCodes: ['STARTUP_ERROR'] })];
    assert.ok(matches({ errorCode: 'disk_space_critical' }, facts({}, { deployments })));
    assert.ok(matches({ errorCode: 'STARTUP_ERROR' }, facts({}, { deployments, components })));
    const several = [installedComponent({ lifecycleStatusCodes: ['INSTALL_ERROR', 'STARTUP_ERROR'] })];
    assert.ok(matches({ errorCode: 'INSTALL_ERROR' }, facts({}, { components: several })));
    assert.ok(!matches({ errorCode: 'DISK_SPACE' }, facts({}, { deployments })));
    assert.ok(!matches({ errorCode: 'STARTUP_ERROR' }, facts({})));
  });

  it('matches a version only of the same component', () => {
    const components = [
      installedComponent({ componentName: 'com.acme.Monitor', componentVersion: '1.2.3' }),
      installedComponent({ componentName: 'com.acme.MonitorUi', componentVersion: '4.0.0' }),
    ];
    const judged = facts({}, { components });
    assert.ok(matches({ component: 'com.acme.monitor' }, judged));
    assert.ok(matches({ component: '*Monitor', componentVersion: '1.2' }, judged));
    assert.ok(matches({ component: 'com.acme.Monitor', componentVersion: '*' }, judged));
    assert.ok(!matches({ component: 'com.acme.Monitor', componentVersion: '4' }, judged));
    assert.ok(!matches({ component: 'Monitor' }, judged));
    assert.ok(matches({ component: 'com.acme.Monitor', componentState: 'running' }, judged));
    assert.ok(!matches({ component: 'com.acme.Monitor', componentState: 'BROKEN' }, judged));
    const broken = installedComponent({ componentName: 'com.acme.Other', lifecycleState: 'BROKEN' });
    assert.ok(
      !matches(
        { component: 'com.acme.Monitor', componentState: 'BROKEN' },
        facts({}, { components: [...components, broken] }),
      ),
    );
    assert.ok(!matches({ component: 'com.acme.Monitor' }, facts({})));
  });

  it('matches members of a thing group once they have loaded', () => {
    const filter: DeviceFilter = { thingGroup: 'line-3' };
    assert.ok(matches(filter, facts({}), { members: new Set(['press-1']) }));
    assert.ok(!matches(filter, facts({ coreDeviceThingName: 'press-2' }), { members: new Set(['press-1']) }));
    assert.ok(!matches(filter, facts({})));
  });

  it('matches devices that differ from what was asked', () => {
    assert.ok(matches({ isDiffering: true }, facts({ coreDeviceThingName: 'differing' })));
    assert.ok(!matches({ isDiffering: true }, facts({})));
  });

  it('reports the parts that need a scan', () => {
    assert.deepEqual(partsNeedingScan(fullFilter), [
      'isFailing',
      'isStuck',
      'isDiffering',
      'coreVersion',
      'errorCode',
      'component',
    ]);
    assert.deepEqual(partsNeedingScan({ name: 'a', status: 'HEALTHY', thingGroup: 'b' }), []);
  });

  const [details, deployments, components] = [coreDeviceDetails(), [effectiveDeployment()], [installedComponent()]];
  const scanned: readonly (readonly [DeviceFilter, ...sufficient: readonly Partial<DeviceKnowledge>[]])[] = [
    [{ isFailing: true }, { deployments }, { components }],
    [{ errorCode: 'A' }, { deployments }, { components }],
    [{ isStuck: true }, { deployments }],
    [{ isDiffering: true }],
    [{ coreVersion: '2' }, { details }, { components }],
    [{ component: 'A' }, { components }],
    [{ isStuck: true, component: 'A' }],
  ];
  for (const [filter, ...sufficient] of scanned) {
    it(`needs no other data than it tests: ${Object.keys(filter).join(' and ')}`, () => {
      const isScanned = makeScannedTest(filter);
      assert.ok(!isScanned(facts({})));
      assert.ok(isScanned(facts({}, { details, deployments, components })));
      const one = [{ details }, { deployments }, { components }];
      assert.deepEqual(
        one.filter((known) => isScanned(facts({}, known))),
        sufficient,
      );
    });
  }
});
