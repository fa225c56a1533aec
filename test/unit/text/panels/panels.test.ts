import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Deployment } from '../../../../src/greengrass/model';
import { coreDevicePanel } from '../../../../src/text/panels/devices/coreDevicePanel';
import { effectiveDeploymentPanel } from '../../../../src/text/panels/deployments/effectiveDeploymentPanel';
import { installedComponentPanel } from '../../../../src/text/panels/devices/installedComponentPanel';
import type { Block, Panel, Table } from '../../../../src/text/panels/panel';
import { effectiveDeployment, failedDeployment, hoursAgo, installedComponent } from '../../fixtures';
import {
  anyCoreDevice,
  anyCoreDeviceDetails,
  anyEffectiveDeployment,
  anyInstalledComponent,
  leftOver,
} from '../../greengrass/arbitraryModels';
import { deviceFacts } from './facts';

function blocks({ sections }: Panel): readonly Block[] {
  return sections.flatMap((section) => section.blocks);
}

function firstColumn(panel: Panel, label: string): readonly string[] {
  const table = blocks(panel).find((block): block is Table => block.kind === 'table' && block.label === label);
  return table?.rows.map(([cell]) => cell?.text ?? '') ?? [];
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
          failedDeployment([], { deploymentName: 'failed', targetArn: 'other', modifiedTimestamp: hoursAgo(99) }),
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
