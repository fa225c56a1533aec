import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import type { Deployment } from '../../../../src/greengrass/model';
import { coreDevicePanel } from '../../../../src/text/panels/coreDevicePanel';
import { effectiveDeploymentPanel } from '../../../../src/text/panels/effectiveDeploymentPanel';
import { installedComponentPanel } from '../../../../src/text/panels/installedComponentPanel';
import type { Block, Panel, Table } from '../../../../src/text/panels/panel';
import { coreDevice, effectiveDeployment, failedDeployment, hoursAgo, installedComponent } from '../../fixtures';
import {
  anyCoreDevice,
  anyCoreDeviceDetails,
  anyEffectiveDeployment,
  anyInstalledComponent,
  leftOver,
} from '../../greengrass/arbitraryModels';
import { deviceFacts } from './facts';

const notAsked = { deployment: undefined, error: undefined };

function blocks({ sections }: Panel): readonly Block[] {
  return sections.flatMap((section) => section.blocks);
}

function firstColumn(panel: Panel, label: string): readonly string[] {
  const table = blocks(panel).find((block): block is Table => block.kind === 'table' && block.label === label);
  return table?.rows.map(([cell]) => cell?.text ?? '') ?? [];
}

function fieldsOf(panel: Panel): Readonly<Record<string, string>> {
  const fields = blocks(panel).flatMap((block) => (block.kind === 'fields' ? block.fields : []));
  return Object.fromEntries(fields.map(({ name, value, note = '' }) => [name, `${value.text}|${note}`]));
}

const requested: Deployment = {
  deploymentId: 'id',
  revisionId: '7',
  deploymentName: 'n',
  deploymentStatus: 'ACTIVE',
  targetArn: 'arn',
  parentTargetArn: 'parent',
  iotJobId: undefined,
  iotJobArn: undefined,
  isLatestForTarget: false,
  creationTimestamp: hoursAgo(9),
  components: {
    'com.acme.B': { componentVersion: '2.0.0', merge: '{"a":1}', reset: ['/b'], runWith: { posixUser: 'u' } },
  },
  deploymentPolicies: {
    failureHandlingPolicy: 'ROLLBACK',
    componentUpdateAction: 'NOTIFY_COMPONENTS',
    componentUpdateTimeout: 60,
    configurationValidationTimeout: 1,
  },
  iotJobConfiguration: { timeoutConfig: { inProgressTimeoutInMinutes: 5 } },
  tags: { owner: 'edge' },
};

describe('the panel of a core device', () => {
  it('lists failures first, then follows the order of the tree', () => {
    const panel = coreDevicePanel(
      deviceFacts({
        deployments: [
          effectiveDeployment({ deploymentName: 'new', modifiedTimestamp: hoursAgo(1) }),
          failedDeployment([], { deploymentName: 'failed', modifiedTimestamp: hoursAgo(99) }),
          effectiveDeployment({ deploymentName: 'newest', modifiedTimestamp: hoursAgo(0) }),
        ],
        components: [
          installedComponent({ componentName: 'b' }),
          installedComponent({ componentName: 'z', lifecycleState: 'BROKEN' }),
          installedComponent({ componentName: 'a' }),
        ],
      }),
    );
    assert.deepEqual(firstColumn(panel, 'Deployments'), ['failed', 'newest', 'new']);
    assert.deepEqual(firstColumn(panel, 'Components'), ['z', 'a', 'b']);
    assert.equal(panel.status?.severity, 'error');
  });

  it('says what a status means and that an old report may be out of date', () => {
    const panel = coreDevicePanel(deviceFacts({ device: coreDevice({ lastStatusUpdateTimestamp: hoursAgo(30) }) }));
    assert.match(fieldsOf(panel)['Status'] ?? '', /Healthy\|.*doesn't mean that the device is reachable/u);
    assert.match(panel.notices.map(({ text }) => text).join(), /older than 25 hours/u);
  });

  it('offers a failure report only if something failed', () => {
    assert.ok(!coreDevicePanel(deviceFacts()).actions.includes('copyFailureReport'));
    const failed = coreDevicePanel(deviceFacts({ deployments: [failedDeployment(['DISK_SPACE_CRITICAL'])] }));
    assert.ok(failed.actions.includes('copyFailureReport'));
  });

  it("keeps known data and says what couldn't be loaded", () => {
    const errors = [fleetError({ kind: 'denied', permission: 'iot:DescribeJob' }, 'no')];
    const panel = coreDevicePanel(deviceFacts({ deployments: undefined, errors }));
    assert.match(panel.notices[0]?.text ?? '', /Access denied: iot:DescribeJob is missing\. Ask for the IAM action/u);
    assert.match(JSON.stringify(panel.sections), /Not loaded yet/u);
  });
});

describe('the panel of a deployment', () => {
  const failed = failedDeployment(['DEPLOYMENT_FAILURE', 'S3_HEAD_OBJECT_ACCESS_DENIED'], {
    reason: 'FAILED_ROLLBACK_COMPLETE: Forbidden',
    statusDetails: {
      errorStack: ['DEPLOYMENT_FAILURE', 'S3_HEAD_OBJECT_ACCESS_DENIED'],
      errorTypes: ['PERMISSION_ERROR', 'FUTURE_ERROR'],
    },
  });

  it('starts with the most specific code, what to do, and who can fix it', () => {
    const fields = fieldsOf(effectiveDeploymentPanel(deviceFacts(), failed, notAsked));
    assert.match(fields['Error code'] ?? '', /^S3_HEAD_OBJECT_ACCESS_DENIED\|./u);
    assert.match(fields['What to do'] ?? '', /s3:GetObject/u);
    assert.match(fields['Who can fix it'] ?? '', /the administrator of the AWS account/u);
  });

  it('parses the reason and also shows it as reported', () => {
    const panel = effectiveDeploymentPanel(deviceFacts(), failed, notAsked);
    const fields = fieldsOf(panel);
    assert.match(fields['Detailed status'] ?? '', /FAILED_ROLLBACK_COMPLETE\|The device was rolled back/u);
    assert.match(fields['Message'] ?? '', /^Forbidden/u);
    assert.ok(blocks(panel).some((block) => block.kind === 'text' && block.copy === failed.reason));
  });

  it('explains error types, including unknown ones', () => {
    const panel = effectiveDeploymentPanel(deviceFacts(), failed, notAsked);
    const tags = blocks(panel).flatMap((block) => (block.kind === 'tags' ? block.tags : []));
    assert.match(tags[0]?.meaning ?? '', /permission is missing/u);
    assert.match(tags[1]?.meaning ?? '', /doesn't know/u);
  });

  it('shows the definition of the deployment', () => {
    const panel = effectiveDeploymentPanel(deviceFacts(), failed, { deployment: requested, error: undefined });
    const fields = fieldsOf(panel);
    assert.match(fields['Revision'] ?? '', /^7\|A later revision/u);
    assert.match(fields['com.acme.B'] ?? '', /^2\.0\.0/u);
    assert.match(fields['Components can validate their configuration for'] ?? '', /^1 second\|/u);
    const texts = blocks(panel).flatMap((block) => (block.kind === 'text' ? [block.text] : []));
    assert.ok(texts.includes('{\n  "a": 1\n}'), 'The merge is indented.');
    assert.ok(texts.includes('[\n  "/b"\n]'));
    assert.match(texts.join(), /inProgressTimeoutInMinutes/u);
  });

  for (const [kind, sentence] of [
    ['denied', /Access denied: greengrass:GetDeployment is missing/u],
    ['notFound', /Deployment not found\. It may be deleted/u],
  ] as const) {
    it(`shows the rest and the error if GetDeployment is ${kind}`, () => {
      const error = fleetError({ kind, operation: 'GetDeployment', permission: 'greengrass:GetDeployment' }, 'no');
      const panel = effectiveDeploymentPanel(deviceFacts(), failed, { deployment: undefined, error });
      assert.match(JSON.stringify(panel.sections), sentence);
      assert.match(fieldsOf(panel)['Deployment ID'] ?? '', /0f8b1c52/u);
    });
  }
});

describe('the panel of a component', () => {
  const deployment = effectiveDeployment();
  const broken = installedComponent({
    lifecycleState: 'BROKEN',
    lifecycleStatusCodes: ['STARTUP_ERROR'],
    lastInstallationSource: deployment.deploymentId,
  });
  const other = installedComponent({ ...broken, componentName: 'com.acme.Other' });

  it('links to its deployment and lists other failing components of it', () => {
    const panel = installedComponentPanel(
      deviceFacts({
        deployments: [deployment],
        components: [broken, other, installedComponent({ componentName: 'c' })],
      }),
      broken,
    );
    const installed = blocks(panel)
      .flatMap((block) => (block.kind === 'fields' ? block.fields : []))
      .find(({ name }) => name === 'Installed by');
    assert.deepEqual(installed?.value.target, { kind: 'effectiveDeployment', deploymentId: deployment.deploymentId });
    assert.deepEqual(firstColumn(panel, 'Components'), ['com.acme.Other']);
  });

  it('says where the logs are and whether the log manager is installed', () => {
    const without = JSON.stringify(installedComponentPanel(deviceFacts({ components: [broken] }), broken));
    assert.match(without, /aws\.greengrass\.LogManager isn't installed/u);
    const manager = installedComponent({ componentName: 'aws.greengrass.LogManager' });
    const withManager = JSON.stringify(installedComponentPanel(deviceFacts({ components: [broken, manager] }), broken));
    assert.match(withManager, /aws\.greengrass\.LogManager is installed/u);
    assert.match(withManager, /aws\/greengrass\/UserComponent\/eu-west-1\/com\.example\.Press/u);
  });
});

describe('any panel', () => {
  it('never shows undefined, NaN or Invalid Date, whatever AWS sends', () => {
    fc.assert(
      fc.property(
        anyCoreDevice,
        anyCoreDeviceDetails,
        anyEffectiveDeployment,
        anyInstalledComponent,
        (device, details, deployment, component) => {
          const facts = deviceFacts({ device, details, deployments: [deployment], components: [component] });
          const panels = [
            coreDevicePanel(facts),
            effectiveDeploymentPanel(facts, deployment, { deployment: requested, error: undefined }),
            installedComponentPanel(facts, component),
          ];
          const shown = JSON.stringify(panels, (key, value: unknown) => (key === 'copy' ? undefined : value));
          assert.doesNotMatch(shown, leftOver);
          assert.doesNotMatch(shown, /"time":null/u);
        },
      ),
    );
  });
});
