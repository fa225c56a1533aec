import assert from 'node:assert/strict';
import { compareVersions } from '../../../simulator/components/compareVersions';
import type { PublishedComponent, PublishedVersion } from '../../../simulator/components/publishedComponent';
import { recipeOf } from '../../../simulator/components/recipeOf';
import { sampleComponents } from '../../../simulator/components/sampleComponents';
import { sampleFleet } from '../../../simulator/sample/sampleFleet';
import { sampleNames } from '../../../simulator/sample/sampleNames';

const { devices, components = [] } = sampleFleet();
const installed = devices.flatMap(({ installedComponents }) => installedComponents);

function published(componentName: string, scope: PublishedComponent['scope'] = 'PRIVATE'): PublishedComponent {
  const found = components.find((component) => component.componentName === componentName && component.scope === scope);
  assert.ok(found, componentName);
  return found;
}

function latest({ versions }: PublishedComponent): PublishedVersion {
  const [greatest] = versions.toSorted((a, b) => compareVersions(b.componentVersion, a.componentVersion));
  assert.ok(greatest);
  return greatest;
}

function isRunning(componentName: string, componentVersion: string): boolean {
  return installed.some((item) => item.componentName === componentName && item.componentVersion === componentVersion);
}

/** Whether a version is in a range of the nucleus, such as `>=1.3.0 <2.0.0`. */
function satisfies(version: string, range: string): boolean {
  return range.split(' ').every((part) => {
    const [, operator = '', bound = ''] = /^(>=|<|=)(.*)$/u.exec(part) ?? [];
    const order = compareVersions(version, bound);
    return operator === '>=' ? order >= 0 : operator === '<' ? order < 0 : order === 0;
  });
}

describe('the components of the sample fleet', () => {
  it('have a version that is newer than those on devices', () => {
    const component = published(sampleComponents.newer);
    assert.ok(!isRunning(sampleComponents.newer, latest(component).componentVersion));
    assert.ok(component.versions.some(({ componentVersion }) => isRunning(component.componentName, componentVersion)));
  });

  it('have a version that failed because of one of its artifacts', () => {
    const component = published(sampleComponents.failed);
    const { componentVersion, status } = latest(component);
    assert.equal(status?.componentState, 'FAILED');
    const uris = recipeOf(component, componentVersion).Manifests.flatMap(({ Artifacts }) => Artifacts);
    assert.deepEqual(
      Object.keys(status.errors ?? {}),
      uris.map(({ Uri }) => Uri),
    );
  });

  for (const [name, guidance] of [
    [sampleComponents.discontinued, 'DISCONTINUED'],
    [sampleComponents.deleted, 'DELETED'],
  ] as const) {
    it(`have a version that is ${guidance} and still runs`, () => {
      const found = published(name).versions.filter(({ status }) => status?.vendorGuidance === guidance);
      assert.equal(found.length, 1);
      assert.ok(found[0]?.status?.vendorGuidanceMessage !== undefined);
      assert.ok(isRunning(name, found[0].componentVersion));
    });
  }

  it('have one that replaces a component of AWS, one that no device runs, and one in no catalog', () => {
    assert.equal(published(sampleComponents.replaced).scope, 'PRIVATE');
    assert.equal(published(sampleComponents.replaced, 'PUBLIC').scope, 'PUBLIC');
    assert.ok(
      !installed.some(({ componentName }) => componentName === published(sampleComponents.unused).componentName),
    );
    assert.ok(installed.some(({ componentName }) => componentName === sampleComponents.foreign));
    assert.throws(() => published(sampleComponents.foreign));
  });

  it('have no local components, and everything else that devices run', () => {
    const names = new Set(components.map(({ componentName }) => componentName));
    const missing = installed.filter(({ componentName = '' }) => !names.has(componentName));
    const others = missing.filter(({ componentName = '' }) => !componentName.startsWith('com.fjordwerk.pipeline.'));
    assert.deepEqual([...new Set(others.map(({ componentName }) => componentName))].sort(), [
      'DeploymentService',
      'FleetStatusService',
      'TelemetryAgent',
      'UpdateSystemPolicyService',
      sampleComponents.foreign,
      'com.fjordwerk.Debug',
      'com.fjordwerk.Simulator',
    ]);
  });

  it('were published before their use, the smaller versions first', () => {
    for (const { componentName, versions } of components.filter(({ scope }) => scope === 'PRIVATE')) {
      const ascending = versions.toSorted((a, b) => compareVersions(a.componentVersion, b.componentVersion));
      const times = ascending.map(({ creationTimestamp }) => creationTimestamp);
      assert.deepEqual(
        times.toSorted((a, b) => a - b),
        times,
        componentName,
      );
    }
  });

  /** Who requires which range of a component, from the failures of the device with every failure. */
  function requirements(componentName: string): readonly (readonly [who: string, range: string])[] {
    const failures = devices.find(({ coreDeviceThingName: name }) => name === sampleNames.everyFailure);
    const reason = failures?.effectiveDeployments.find((deployment) =>
      deployment.reason?.includes(`Component ${componentName} version constraints: `),
    )?.reason;
    const [, constraints = ''] = /version constraints: (.*)\.$/u.exec(reason ?? '') ?? [];
    return constraints.split(', ').map((one) => {
      const [who = '', range = ''] = one.split(' requires ');
      return [who, range];
    });
  }

  it('have no version for the requirements of one failure, which exclude each other', () => {
    const required = requirements(sampleComponents.conflicting);
    const { versions } = published(sampleComponents.conflicting);
    const satisfying = ([, range]: readonly [string, string]): readonly string[] =>
      versions.flatMap(({ componentVersion: version }) => (satisfies(version, range) ? [version] : []));
    assert.deepEqual(required.map(satisfying), [['1.4.0'], ['1.5.0']]);
  });

  it('have one for the requirements of another, which recipes have', () => {
    const required = requirements(sampleComponents.publishedSince);
    const { versions } = published(sampleComponents.publishedSince);
    const fitting = versions.filter(({ componentVersion }) =>
      required.every(([, range]) => satisfies(componentVersion, range)),
    );
    assert.deepEqual(
      fitting.map(({ componentVersion }) => componentVersion),
      ['1.4.2'],
    );
    for (const [name, range] of required) {
      const ranges = published(name).versions.map(
        ({ componentVersion }) =>
          recipeOf(published(name), componentVersion).ComponentDependencies[sampleComponents.publishedSince],
      );
      assert.ok(
        ranges.some((dependency) => dependency?.VersionRequirement === range),
        name,
      );
    }
  });
});
