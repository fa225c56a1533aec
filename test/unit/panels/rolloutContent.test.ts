import assert from 'node:assert/strict';
import { rolloutContent } from '../../../src/panels/rolloutContent';
import type { Content, ContentOptions } from '../../../src/panels/content';
import type { Panel } from '../../../src/text/panels/panel';
import { lazyCatalog } from '../../../src/ui/catalog';
import { revisedFleet, revisionIds } from '../../extension/support/revisedFleet';
import { cloudDeploymentsOn } from '../../simulator/cloudDeployments';
import { coreDevice, groupDeployment, thingDeployment } from '../../simulator/generated/deviceParts';
import { failedAs } from '../../simulator/sample/failureScenarios';
import { accessDenied } from '../../simulator/faults/faults';
import { account, hours, region, seededRandom } from '../../simulator/generated/random';
import { openLiveFleet, type LiveFleet } from '../fleet/liveFleet';
import { sectionLines } from '../text/panels/panelText';

const classic = { coreVersion: '2.14.3', isLite: false };
const line = groupDeployment(seededRandom(7), 'line-3', 'press-line', 9 * hours);
const failed = { ...line, ...failedAs(4) };
const single = thingDeployment(seededRandom(10), 'press-3', 'bring-up', hours, failedAs(4));
const devices = [
  coreDevice('press-1', classic, 60, [failed], []),
  coreDevice('press-2', classic, 60, [line], []),
  coreDevice('press-3', classic, 60, [single], []),
];
const simulated = { account, region, devices, deployments: cloudDeploymentsOn(devices) };

describe('the content of the panel of a deployment', () => {
  let live: LiveFleet;
  let watched: boolean | undefined;
  beforeEach(async () => {
    live = await openLiveFleet(simulated);
    watched = undefined;
    await live.fleet.list.readFirst();
    live.takeRequests();
  });
  afterEach(() => live.close());

  function contentFor(target: { readonly targetArn: string; readonly deploymentId?: string }): Content {
    const catalog = lazyCatalog();
    const options: Pick<ContentOptions, 'catalog' | 'isWatched'> = { catalog, isWatched: () => watched };
    const address = { kind: 'deployment', connectionId: live.fleet.connection.id, ...target } as const;
    return rolloutContent(address, options);
  }
  const ofLine = (): Content => contentFor({ targetArn: line.targetArn ?? '' });

  function panelOf(content: Content): Panel {
    const { panel } = content.current(live.fleet);
    assert.ok(panel);
    return panel;
  }

  it('is that of the latest revision for its target, with the failed devices and their codes', async () => {
    const content = ofLine();
    await content.open(live.fleet);
    const text = sectionLines(panelOf(content)).join('\n');
    assert.match(text, /2 devices notified so far/u);
    assert.match(text, /press-1.*Failed/u);
    assert.match(text, /press-2.*Succeeded/u);
    assert.ok(text.includes(failed.statusDetails?.errorStack.at(-1) ?? ''));
  });

  it('counts the known devices if the job is denied, and says why', async () => {
    live.simulator.setFaults({ operation: 'DescribeJob', effect: accessDenied('iot:DescribeJob') });
    await live.fleet.devices.get('press-1')?.deployments.read();
    const content = ofLine();
    await content.open(live.fleet);
    const panel = panelOf(content);
    assert.match(sectionLines(panel).join('\n'), /AWS IoT counts aren't available\. 1 known core device: 1 failed/u);
    assert.ok(panel.notices.some(({ severity, text }) => severity === 'warning' && text.includes('iot:DescribeJob')));
  });

  it('takes the outcome of a deployment to a thing from its device', async () => {
    const content = contentFor({ targetArn: single.targetArn ?? '' });
    await content.open(live.fleet);
    assert.match(sectionLines(panelOf(content)).join('\n'), /A deployment to a single thing: 1 failed/u);
    const asked = live.takeRequests();
    assert.ok(asked.includes('ListEffectiveDeployments press-3'));
    assert.ok(!asked.some((request) => request.startsWith('DescribeJob')));
  });

  it('says why the device of a deployment to a thing could not be loaded, until it can', async () => {
    live.fleet.devices.forget(['press-3']);
    live.simulator.setFaults({ operation: 'GetCoreDevice', effect: accessDenied('greengrass:GetCoreDevice') });
    const content = contentFor({ targetArn: single.targetArn ?? '' });
    await content.open(live.fleet);
    const [notice, ...others] = panelOf(content).notices;
    assert.match(notice?.text ?? '', /greengrass:GetCoreDevice/u);
    assert.deepEqual(others, []);
    live.simulator.setFaults();
    await content.refresh(live.fleet);
    assert.deepEqual(panelOf(content).notices, []);
    assert.match(sectionLines(panelOf(content)).join('\n'), /A deployment to a single thing: 1 failed/u);
  });

  it('rejects for a deployment that was deleted, and keeps the panel that was shown', async () => {
    const deploymentId = line.deploymentId ?? '';
    const content = contentFor({ targetArn: line.targetArn ?? '', deploymentId });
    await content.open(live.fleet);
    live.simulator.setFaults({
      operation: 'GetDeployment',
      effect: { kind: 'error', status: 404, type: 'ResourceNotFoundException', message: 'It is gone.' },
    });
    await content.refresh(live.fleet);
    const panel = panelOf(content);
    assert.match(sectionLines(panel).join('\n'), /press-1/u);
    const unknown = contentFor({ targetArn: line.targetArn ?? '', deploymentId: 'another' });
    await assert.rejects(unknown.open(live.fleet), { kind: 'notFound' });
    assert.equal(unknown.current(live.fleet).panel, undefined);
  });

  it('says what a revision changed, whether or not it failed', async () => {
    const revised = await openLiveFleet(revisedFleet);
    const textOf = async (deploymentId: string): Promise<string> => {
      const address = { kind: 'deployment', connectionId: revised.fleet.connection.id, deploymentId } as const;
      const targetArn = revisedFleet.deployments?.[0]?.targetArn ?? '';
      const content = rolloutContent({ ...address, targetArn }, { catalog: lazyCatalog(), isWatched: () => undefined });
      await content.open(revised.fleet);
      const { panel } = content.current(revised.fleet);
      assert.ok(panel);
      return sectionLines({ ...panel, sections: panel.sections.filter(({ id }) => id === 'whatChanged') }).join('\n');
    };
    try {
      const [first, second, third] = revisionIds;
      assert.match(
        await textOf(third),
        /1 change since revision 2, the revision before this one\.[^]*com\.acme\.Press/u,
      );
      assert.match(await textOf(second), /since revision 1, the revision before this one\.[^]*com\.acme\.Camera/u);
      assert.match(await textOf(first), /the first revision for its target/u);
      revised.takeRequests();
      await textOf(second);
      assert.deepEqual(revised.takeRequests(), []);
    } finally {
      await revised.close();
    }
  });

  it('offers to watch a rollout that can be watched, or to stop', async () => {
    const content = ofLine();
    await content.open(live.fleet);
    const buttons = (): readonly string[] => panelOf(content).actions.filter((action) => /watch/iu.test(action));
    assert.deepEqual(buttons(), []);
    watched = false;
    assert.deepEqual(buttons(), ['watch']);
    watched = true;
    assert.deepEqual(buttons(), ['stopWatching']);
  });
});
