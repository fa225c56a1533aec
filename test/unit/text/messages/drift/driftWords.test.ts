import assert from 'node:assert/strict';
import { verdictSentences, verdictLook } from '../../../../../src/text/messages/drift/driftWords';
import { hoursAgo } from '../../../fixtures';
import {
  asked,
  earlier,
  applied,
  arnOf,
  installed,
  press,
  received,
  revision,
  verdictsIn,
  type DriftCase,
} from '../../../greengrass/drift/driftCase';

const group = 'Thing group line-3, revision 4, asks for version 1.4.0.';

function after(coreDeviceExecutionStatus: string, reason?: string): DriftCase {
  const deployments = [received(asked, { coreDeviceExecutionStatus, reason }), received(earlier)];
  return { latest: [asked], others: [earlier], deployments, components: [installed('1.3.0')] };
}

const cleanUp =
  'The next deployment to the device removes it, if the IoT policy of the device allows greengrass:ListThingGroupsForCoreDevice.';

const cases: readonly (readonly [DriftCase, words: string, sentences: string])[] = [
  [{ ...applied, components: [installed('1.4.0')] }, 'As asked', `${group} It is installed.`],
  [
    { ...applied, components: [installed('1.0.0', { componentName: 'other', isRoot: false })] },
    'Missing',
    `${group} The device applied the deployment, but doesn't report the component.`,
  ],
  [
    { ...applied, groups: [], components: [installed('1.4.0')] },
    'Not asked for',
    `No target asks for it. A deployment to thing group line-3 installed it, and the device isn't in that group. ${cleanUp}`,
  ],
  [
    {
      latest: [revision(5, {})],
      others: [asked],
      deployments: [received(revision(5, {}), { modifiedTimestamp: hoursAgo(2) }), received(asked)],
      components: [installed('1.4.0')],
    },
    'Not asked for',
    `No target asks for it. An earlier revision for thing group line-3 installed it. ${cleanUp}`,
  ],
  [
    { components: [installed('1.4.0', { lastInstallationSource: 'gone' })] },
    'Not asked for',
    `No target asks for it. ${cleanUp}`,
  ],
  [after('QUEUED'), 'Not yet: queued', `${group} The deployment is queued for the device.`],
  [
    after('FAILED', 'FAILED_ROLLBACK_COMPLETE'),
    'Deployment failed, rolled back',
    `${group} The deployment failed, and the device was rolled back. Before that, the device applied revision 3.`,
  ],
  [
    after('FAILED', 'FAILED_ROLLBACK_NOT_REQUESTED'),
    'Deployment failed, not rolled back',
    `${group} The deployment failed and wasn't rolled back.`,
  ],
  [after('TIMED_OUT'), 'Deployment failed', `${group} The deployment failed. The device doesn't say what it left.`],
  [
    { ...after('CANCELED'), latest: [{ ...asked, deploymentStatus: 'CANCELED' }] },
    'Deployment canceled',
    `${group} The deployment was canceled before the device applied it.`,
  ],
  [
    { ...after('QUEUED'), latest: [revision(4, {})] },
    'Not yet: queued',
    "Thing group line-3, revision 4, doesn't ask for it. The deployment is queued for the device.",
  ],
  [after('REJECTED'), 'Unknown', `${group} The device rejected the deployment.`],
];

describe('the words of a verdict', () => {
  for (const [given, words, sentences] of cases) {
    it(`say "${words}": ${sentences.slice(0, 60)}`, () => {
      const { components, targets } = verdictsIn(given);
      const component = components.find(({ componentName }) => componentName === press);
      assert.ok(component);
      assert.equal(verdictLook(component.verdict).words, words);
      assert.equal(verdictSentences(component, targets), sentences);
    });
  }

  it('name a sub-deployment with its parent', () => {
    const sub = revision(1, { [press]: '1.4.0' }, { targetArn: arnOf('canary'), parentTargetArn: arnOf('line-3') });
    const given = { groups: ['line-3', 'canary'], latest: [sub], deployments: [received(sub)] };
    const { components, targets } = verdictsIn({ ...given, components: [installed('1.4.0')] });
    assert.match(
      components.map((component) => verdictSentences(component, targets)).join(' '),
      /^Thing group canary, sub-deployment of thing group line-3, revision 1, asks for version 1\.4\.0\./u,
    );
  });
});
