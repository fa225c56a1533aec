import assert from 'node:assert/strict';
import {
  lossBetween,
  missingAtOnce,
  vanishedFrom,
  type ComponentLoss,
} from '../../../../src/greengrass/drift/vanished';
import type { Membership } from '../../../../src/greengrass/drift/membership';
import type { EffectiveDeployment, InstalledComponent } from '../../../../src/greengrass/model';
import { effectiveDeployment, hoursAgo, installedComponent } from '../../fixtures';
import { arnOf, installed, received, revision, verdictsIn, type DriftCase } from './driftCase';

const [before, after] = [hoursAgo(2), hoursAgo(1)];
const member: Membership = { groups: new Set(['line-3']), gap: undefined, readAt: after };
const unknownGroups: Membership = { groups: new Set(), gap: 'denied', readAt: undefined };

const deployment = effectiveDeployment({
  deploymentId: 'line-3/4',
  targetArn: arnOf('line-3'),
  creationTimestamp: hoursAgo(30),
  modifiedTimestamp: hoursAgo(29),
});

function componentsNamed(names: string, source = deployment.deploymentId): readonly InstalledComponent[] {
  return names
    .split('')
    .map((name) =>
      installedComponent({ componentName: name, lifecycleStatusCodes: [], lastInstallationSource: source }),
    );
}

const loss: ComponentLoss = { components: componentsNamed('ABC'), before, after };

function vanishes(over: {
  readonly loss?: Partial<ComponentLoss>;
  readonly deployments?: readonly EffectiveDeployment[];
  readonly membership?: Membership;
}): readonly string[] {
  const { deployments = [deployment], membership = member } = over;
  return vanishedFrom({ ...loss, ...over.loss }, deployments, membership).map(
    ({ thingGroup, componentNames }) => `${componentNames.join('')} of ${thingGroup}`,
  );
}

describe('components that a device loses', () => {
  const read = (names: string, readAt = after) => ({ items: componentsNamed(names), readAt });
  const names = (one: ComponentLoss | undefined) => one?.components.map(({ componentName }) => componentName).join('');

  it('are a loss if three or more go at once', () => {
    const lost = lossBetween(read('ABCD', before), read('D'), undefined);
    assert.equal(names(lost), 'ABC');
    assert.deepEqual([lost?.before, lost?.after], [before, after]);
    assert.equal(lossBetween(read('ABCD', before), read('CD'), undefined), undefined);
    assert.equal(lossBetween(undefined, read(''), undefined), undefined);
  });

  it('stay a loss, with its times, until they are back', () => {
    const lost = lossBetween(read('ABCD', before), read(''), undefined);
    const later = lossBetween(read('', after), read('A', hoursAgo(0)), lost);
    assert.equal(names(later), 'BCD');
    assert.deepEqual(later?.after, after);
    assert.equal(lossBetween(read('A'), read('AB'), later), undefined);
  });
});

describe('the components of a thing group', () => {
  it('vanished if the deployment still says that it succeeded', () => {
    assert.deepEqual(vanishes({}), ['ABC of line-3']);
    assert.deepEqual(vanishes({ membership: unknownGroups }), ['ABC of line-3']);
  });

  it('vanished also if an earlier revision had installed them', () => {
    const earlier = { ...deployment, deploymentId: 'line-3/3', creationTimestamp: hoursAgo(50) };
    const components = componentsNamed('ABC', 'line-3/3');
    assert.deepEqual(vanishes({ loss: { components }, deployments: [deployment, earlier] }), ['ABC of line-3']);
  });

  it("didn't vanish if something explains that they are gone", () => {
    const elsewhere = effectiveDeployment({
      deploymentId: 'line-4/1',
      targetArn: arnOf('line-4'),
      modifiedTimestamp: hoursAgo(1.5),
    });
    const explained: Readonly<Record<string, Parameters<typeof vanishes>[0]>> = {
      'a deployment to the group meanwhile': { deployments: [{ ...deployment, modifiedTimestamp: hoursAgo(1.5) }] },
      'a deployment to another group meanwhile': { deployments: [deployment, elsewhere] },
      'the device left the group': { membership: { ...member, groups: new Set(['line-9']) } },
      'the deployment failed': { deployments: [{ ...deployment, coreDeviceExecutionStatus: 'FAILED' }] },
      'a local deployment had installed them': { loss: { components: componentsNamed('ABC', 'LOCAL') } },
      'a deployment to the device had installed them': {
        deployments: [{ ...deployment, targetArn: arnOf('press-1', 'thing') }],
      },
      'they are of several groups, less than three of each': {
        loss: { components: [...componentsNamed('AB'), ...componentsNamed('C', 'line-4/1')] },
        deployments: [deployment, { ...elsewhere, modifiedTimestamp: hoursAgo(9) }],
      },
    };
    for (const [reason, over] of Object.entries(explained)) {
      assert.deepEqual(vanishes(over), [], reason);
    }
  });
});

describe('components of a thing group that one read shows as missing', () => {
  const asks = revision(4, { A: '1.0.0', B: '1.0.0', C: '1.0.0' });
  const other = installed('1.0.0', { componentName: 'other', isRoot: false });
  const given: DriftCase = { latest: [asks], deployments: [received(asks)], components: [other] };

  function missing(over: DriftCase = {}): readonly string[] {
    return missingAtOnce(verdictsIn({ ...given, ...over })).map(
      ({ componentNames, thingGroup, between }) =>
        `${componentNames.join('')} of ${thingGroup}${between === undefined ? '' : ', vanished'}`,
    );
  }

  it('are three or more whose deployment succeeded before the last report', () => {
    assert.deepEqual(missing(), ['ABC of line-3']);
    assert.deepEqual(missing({ components: [other, installed('1.0.0', { componentName: 'A' })] }), []);
  });

  it('are none if something explains that they are gone, or nobody can tell', () => {
    const onThing = { targetArn: arnOf('press-1', 'thing') };
    const toThing = revision(4, { A: '1.0.0', B: '1.0.0', C: '1.0.0' }, onThing);
    const explained: Readonly<Record<string, DriftCase>> = {
      'the deployment failed': { deployments: [received(asks, { coreDeviceExecutionStatus: 'FAILED' })] },
      'the report is older': { components: [{ ...other, lastReportedTimestamp: hoursAgo(11) }] },
      'the device left the group': { groups: [] },
      'its groups are unknown': { groups: [], gap: 'denied' },
      'the deployment was to the device alone': { latest: [toThing], deployments: [received(toThing)] },
    };
    for (const [reason, over] of Object.entries(explained)) {
      assert.deepEqual(missing(over), [], reason);
    }
  });
});
