import { sampleNames } from '../simulator/sample/sampleNames';
import { countClicks, type CountedClicks } from './support/countClicks';
import type { OpenProgram } from './support/openProgram';
import { openSampleFleet } from './support/openSampleFleet';
import { panelPage } from './support/panelPage';

describe('the Deployments view answers a question in at most two clicks', () => {
  let program: OpenProgram;
  let clicks: CountedClicks;
  before(async () => {
    program = await openSampleFleet({ isWide: false });
    clicks = countClicks(program);
    await program.toggleView('Core Devices');
    await program.toggleView('Failures');
    await program.toggleView('Deployments');
    await clicks.rowWith('shop-terminals', 'failed').waitFor();
  });
  beforeEach(() => {
    clicks.begin();
  });
  afterEach(async () => {
    await clicks.end();
    await program.run('View: Close All Editors');
    await program.clickButton('Deployments', 'Collapse All');
  });
  after(() => program.close());

  const rowWith: CountedClicks['rowWith'] = (...texts) => clicks.rowWith(...texts);

  it('6: did devices fail, although the deployment is active?', async () => {
    const rollout = rowWith('shop-terminals', 'failed');
    const hover = await program.pointAt(rollout.locator('.label-name'), 'Deployment status: ACTIVE');
    await hover
      .getByText(/\d+ failed/u)
      .first()
      .waitFor();
    await program.screenshot('journey-rollout-6');
  });

  it('5: which devices failed, and why?', async () => {
    await clicks.click(rowWith('shop-terminals', 'failed'));
    await clicks.click(rowWith('Failed ('));
    await rowWith('shop-vienna-', 'HTTP_REQUEST_ERROR').waitFor();
    await program.leave();
    await program.screenshot('journey-rollout-5');
  });

  it('15: what is ahead in the queue?', async () => {
    await clicks.click(rowWith('price-tags'));
    await clicks.click(rowWith('Queued (1)'));
    const device = rowWith(sampleNames.blocked, 'behind shop-terminals, stuck 4 h');
    await program.pointAt(device.locator('.label-name'), 'It is queued behind shop-terminals');
    await program.screenshot('journey-rollout-15');
  });

  it('20: did my version land, and where?', async () => {
    const rollout = rowWith('cold-store-monitor');
    await clicks.scrollTo(rollout);
    const panelOfRollout = await clicks.clickDetails(rollout, 'cold-store-monitor');
    const components = panelOfRollout.locator('section', { hasText: 'Components in the deployment' });
    await clicks.clickOn(components.getByText('1.12.3', { exact: true }));
    const panel = await panelPage(program, 'ColdChain');
    await panel.locator('h2', { hasText: 'Core devices (8)' }).waitFor();
    await program.screenshot('journey-rollout-20');
  });

  it('22: which configuration was asked for?', async () => {
    const parent = rowWith(/^turbine-gateway(?!-)/u);
    await clicks.scrollTo(parent);
    await clicks.click(parent);
    const sub = rowWith('turbine-gateway-canary');
    await clicks.scrollTo(sub);
    await program.screenshot('sub-deployment');
    const panel = await clicks.clickDetails(sub, 'turbine-gateway-canary');
    await panel.getByText('"logLevel": "DEBUG"').scrollIntoViewIfNeeded();
    await program.leave();
    await program.screenshot('journey-rollout-22');
  });

  it('24: which deployments matter?', async () => {
    await clicks.clickButton('Deployments', 'Filter Deployments…');
    await clicks.clickOn(program.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Failed' }));
    await program.page.locator('.sidebar .message', { hasText: 'Filter: failed.' }).waitFor();
    await rowWith('Succeeded').waitFor({ state: 'detached' });
    await program.leave();
    await program.screenshot('journey-rollout-24');
  });
});
