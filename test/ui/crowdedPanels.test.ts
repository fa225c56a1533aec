import assert from 'node:assert/strict';
import { coreDevicePanel } from '../../src/text/panels/devices/coreDevicePanel';
import { sampleStatuses } from '../simulator/sample/sampleNames';
import { coreDevice, effectiveDeployment, hoursAgo, installedComponent } from '../unit/fixtures';
import { deviceFacts } from '../unit/text/panels/facts';
import { openBarePanel, type BarePanel } from './support/barePanel';
import { axeFindings, crampedTables } from './support/panelPage';

/** A deployment in every state, with the same long name. */
const deployments = sampleStatuses.map((coreDeviceExecutionStatus, index) =>
  effectiveDeployment({
    deploymentId: `0f0a1f3e-000${index}`,
    deploymentName: `Umspannwerk_${'Nord-Ost_'.repeat(12)}`,
    targetArn: `arn:aws:iot:eu-west-1:123456789012:thinggroup/line-${index}`,
    coreDeviceExecutionStatus,
    creationTimestamp: hoursAgo(200 - 20 * index),
    modifiedTimestamp: hoursAgo(199 - 20 * index),
  }),
);
const components = ['RUNNING', 'BROKEN', 'ERRORED', 'STARTING', 'FINISHED'].map((lifecycleState, index) =>
  installedComponent({
    lifecycleState,
    componentName: `com.acme.${'Very.'.repeat(20)}Long${index}`,
    lastStatusChangeTimestamp: hoursAgo(index),
  }),
);

describe('a panel with many deployments and components in every state', () => {
  let panel: BarePanel;
  before(async () => {
    panel = await openBarePanel();
  });
  after(() => panel.close());

  it('is accessible', async () => {
    const device = coreDevice({ status: 'UNHEALTHY' });
    const page = await panel.show(coreDevicePanel(deviceFacts({ device, deployments, components })));
    assert.deepEqual(await axeFindings(page), []);
  });

  it('keeps words whole in panels of any width', async () => {
    const device = coreDevice({ status: 'UNHEALTHY' });
    const page = await panel.show(coreDevicePanel(deviceFacts({ device, deployments, components })));
    const lists = new Map<number, number>();
    for (const width of [460, 640, 900, 1200]) {
      await page.setViewportSize({ width, height: 700 });
      await page.screenshot({ path: `out/screenshots/panel-crowded-${width}.png`, fullPage: true });
      assert.deepEqual(await crampedTables(page), [], `${width} pixels`);
      lists.set(width, await page.locator('table.list').count());
    }
    // A table that fits is a table again.
    assert.deepEqual([lists.get(460), lists.get(1200)], [2, 0]);
    assert.deepEqual(panel.violations, []);
  });

  it('breaks names between their parts', async () => {
    const named = ['aws.greengrass.TokenExchangeService', 'com.fjordwerk.VisionModel', 'UpdateSystemPolicyService'];
    const page = await panel.show(
      coreDevicePanel(deviceFacts({ components: named.map((componentName) => installedComponent({ componentName })) })),
    );
    await page.setViewportSize({ width: 780, height: 700 });
    const table = page.locator('table', { hasText: 'com.fjordwerk' }).first();
    const names = await table.locator('tbody th .link').evaluateAll((links) =>
      links.map((link) => {
        const boxes = [...link.childNodes].flatMap((node) => {
          const range = document.createRange();
          range.selectNodeContents(node);
          return node.nodeType === Node.TEXT_NODE ? [[...range.getClientRects()]] : [];
        });
        getSelection()?.selectAllChildren(link);
        const lines = new Set(boxes.flat().map(({ top }) => top)).size;
        return { copied: getSelection()?.toString(), lines, broken: boxes.filter(({ length }) => length > 1).length };
      }),
    );
    assert.deepEqual(
      names,
      named.map((copied) => ({ copied, lines: 2, broken: 0 })),
    );
    await page.screenshot({ path: 'out/screenshots/panel-names.png', fullPage: true });
  });
});
