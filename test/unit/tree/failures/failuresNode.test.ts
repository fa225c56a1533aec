import assert from 'node:assert/strict';
import { Mutes } from '../../../../src/app/mutes';
import { absoluteTime } from '../../../../src/base/time';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import type { Grouping } from '../../../../src/greengrass/failures/failureTopics';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import { commands, rowFlags } from '../../../../src/manifest';
import { HeldRows } from '../../../../src/tree/engine/heldRows';
import { panelOf, type Node } from '../../../../src/tree/engine/node';
import { failuresNode } from '../../../../src/tree/failures/failuresNode';
import { connectionsNode } from '../../../../src/tree/shared/connectionsNode';
import { smallFleet } from '../../../extension/support/smallFleet';
import { accessDenied } from '../../../simulator/faults/faults';
import { now } from '../../fixtures';
import { hoverLines } from '../../text/hovers/hoverText';
import { testMemory } from '../../app/openApp';
import { openTree, type OpenTree } from '../openTree';
import { allNodes, childOf, clickOf, flagsOf, outline, rowText, rowTexts, wordsOf } from '../outline';
import { manualScan } from '../../../../src/fleet/scanning/scanState';

const coverage = '[scan/coverage] (info)';
const stale = ['Stale | 1 device (history)', '  press-1 | Stale · 10 d (history)'];
const press2 = 'press-2 | Unhealthy · 5 min (error)';

async function hoverOf(node: Node | undefined): Promise<string> {
  return hoverLines((await node?.hover?.show(explainErrorCode)) ?? []).join('\n');
}

describe('the rows of failures', () => {
  let tree: OpenTree;
  let grouping: Grouping;
  let redraws: number;
  let held: HeldRows;
  let mutes: Mutes;
  let root: () => Node;

  async function open(others?: Parameters<typeof openTree>[1]): Promise<void> {
    tree = await openTree(smallFleet, others);
    [grouping, redraws, held] = ['code', 0, new HeldRows()];
    mutes = new Mutes(testMemory(), () => ({ staleAfterHours: 25, stuckAfterHours: 2 }));
    const redraw = (): void => {
      redraws += 1;
    };
    ({ root } = connectionsNode('failures', tree.sessions, (parent, session) =>
      failuresNode(parent, session, () => grouping, tree.context, {
        held,
        isOpen: () => true,
        isOrderHeld: () => false,
        mutes,
        redraw,
      }),
    ));
    await tree.context.catalog.load();
    await tree.selected().open?.();
    await root().open?.();
  }
  beforeEach(() => open());
  afterEach(() => tree.close());

  /** Runs a quick scan in which these operations are denied. */
  async function scan(...denied: readonly ('ListInstalledComponents' | 'ListJobExecutionsForJob')[]): Promise<void> {
    tree.live.simulator.setFaults(
      ...denied.map((operation) => ({ operation, effect: accessDenied(`greengrass:${operation}`) })),
    );
    await tree.sessions.selected.fleet?.scans.start(manualScan('quick'));
    tree.live.simulator.setFaults();
  }

  it('are the unhealthy devices of the list before a scan', () => {
    const [group = '', ...others] = outline(root());
    assert.match(group, /^1 × Unhealthy.* \| \S.* \(error\)$/u);
    assert.deepEqual(others, ['  [advice] (lightbulb)', `  ${press2}`, ...stale]);
    assert.equal(redraws, 1, 'The rows are drawn when their code has loaded.');
  });

  it('are groups of failures with their devices below, then stale devices', async () => {
    await scan();
    assert.deepEqual(outline(root()), [
      '1 × S3_HEAD_OBJECT_ACCESS_DENIED | 30 min · press-line (error)',
      '  [advice] (lightbulb)',
      '  press-2 | S3_HEAD_OBJECT_ACCESS_DENIED · 30 min (error)',
      '1 × STARTUP_ERROR | 3 h · Monitor (error)',
      '  [advice] (lightbulb)',
      '  press-2 | STARTUP_ERROR · 3 h (error)',
      ...stale,
      coverage,
    ]);
    const nodes = allNodes(root());
    assert.equal(new Set(nodes.map(({ id }) => id)).size, nodes.length);
    assert.deepEqual(allNodes(root()), nodes, 'The rows keep their nodes.');
    grouping = 'component';
    assert.deepEqual(rowTexts(root().children()).slice(0, 2), [
      '1 × com.acme.Monitor | 3 h · STARTUP_ERROR (error)',
      '1 × No component named | 30 min · S3_HEAD_OBJECT_ACCESS_DENIED (error)',
    ]);
  });

  it('of a device open what failed with the cause, and commands act on the device', async () => {
    const [unknown] = root().children();
    assert.ok(unknown);
    assert.equal(panelOf(childOf(unknown, 'press-2'))?.kind, 'coreDevice', 'Nothing is known to have failed.');
    await scan();
    const group = childOf(root(), '1 × STARTUP_ERROR');
    const device = childOf(group, 'press-2');
    assert.equal(clickOf(device), `${commands.showDetailsBeside} on the row`);
    const on = { connectionId: 'default@eu-west-1', thingName: 'press-2' };
    assert.deepEqual(panelOf(device), { ...on, kind: 'installedComponent', componentName: 'com.acme.Monitor' });
    assert.deepEqual(panelOf(childOf(childOf(root(), '1 × S3_HEAD_OBJECT_ACCESS_DENIED'), 'press-2')), {
      ...on,
      kind: 'effectiveDeployment',
      deploymentId: '0f0a1f3e-0000-4000-8000-000000000001',
    });
    const subject = device.subject?.();
    assert.equal(subject?.kind === 'coreDevice' && subject.on.device.coreDeviceThingName, 'press-2');
    assert.match(await hoverOf(device), /^> Show Details · Show Logs · Show Core Device · /mu);
    assert.equal(group.group, 'code:STARTUP_ERROR', 'The failures overview finds the row by this key.');
  });

  it('explain their error codes, and failures without a code', async () => {
    const [unknown] = root().children();
    assert.match(await hoverOf(unknown), /^# Unhealthy/mu);
    await scan();
    const [deployment, component] = [
      childOf(root(), '1 × S3_HEAD_OBJECT_ACCESS_DENIED'),
      childOf(root(), '1 × STARTUP_ERROR'),
    ];
    assert.deepEqual(deployment.subject?.(), {
      kind: 'errorCode',
      codeKind: 'deployment',
      code: 'S3_HEAD_OBJECT_ACCESS_DENIED',
    });
    assert.deepEqual(component.subject?.(), { kind: 'errorCode', codeKind: 'component', code: 'STARTUP_ERROR' });
    assert.match(await hoverOf(deployment), /S3_HEAD_OBJECT_ACCESS_DENIED[^]*s3:GetObject/u);
    grouping = 'component';
    const named = childOf(root(), '1 × com.acme.Monitor');
    assert.match(await hoverOf(named), /STARTUP_ERROR/u, 'A component with one cause explains that cause.');
  });

  it('say which versions are required if none satisfies all requirements, on the row of a device', async () => {
    tree.live.simulator.update('press-2', ({ effectiveDeployments }) => ({
      effectiveDeployments: effectiveDeployments.map((deployment) => ({
        ...deployment,
        reason:
          'Component com.acme.Saw version constraints: thinggroup/line-1 requires =1.4.0, thinggroup/line-2 requires =1.5.0.',
        statusDetails: { errorStack: ['DEPLOYMENT_FAILURE', 'COMPONENT_VERSION_REQUIREMENTS_NOT_MET'], errorTypes: [] },
      })),
    }));
    await scan();
    const device = childOf(childOf(root(), '1 × COMPONENT_VERSION_REQUIREMENTS_NOT_MET'), 'press-2');
    const hover = await hoverOf(device);
    assert.match(hover, /Required by thing group line-1: =1\.4\.0\nRequired by thing group line-2: =1\.5\.0/u);
    assert.match(hover, /^Show Details loads the published versions\.$/mu);
    assert.doesNotMatch(await hoverOf(childOf(childOf(root(), '1 × STARTUP_ERROR'), 'press-2')), /Required by/u);
  });

  it('stay while they are selected, and say so when their device has recovered', async () => {
    await scan();
    const group = childOf(root(), '1 × STARTUP_ERROR');
    const device = childOf(group, 'press-2');
    held.hold([device]);
    tree.live.simulator.update('press-2', ({ installedComponents }) => ({
      status: 'HEALTHY',
      effectiveDeployments: [],
      installedComponents: installedComponents.map((item) => ({ ...item, lifecycleState: 'RUNNING' })),
    }));
    await tree.sessions.selected.fleet?.devices.get('press-2')?.refresh();
    assert.deepEqual(outline(root()), [
      'STARTUP_ERROR | Recovered (pass)',
      '  [advice] (lightbulb)',
      '  press-2 | Recovered · 5 min (pass)',
      ...stale,
      coverage,
    ]);
    assert.deepEqual([childOf(root(), 'STARTUP_ERROR'), childOf(group, 'press-2')], [group, device]);
    assert.equal(panelOf(device)?.kind, 'coreDevice', 'Nothing fails on it.');
    assert.match(await hoverOf(device), /^> Show Details · Copy Thing Name/mu);
    held.hold([]);
    assert.deepEqual(outline(root()), [...stale, coverage]);
  });

  it('leave out what is muted, count the muted devices in the last row, and bring them back', async () => {
    await scan();
    const fleet = tree.sessions.selected.fleet ?? assert.fail();
    const startup = childOf(root(), '1 × STARTUP_ERROR');
    assert.deepEqual(flagsOf(startup), [rowFlags.mutable]);
    const { thingNames = [], problemsOn } = startup.devices?.() ?? {};
    const known = fleet.known(fleet.devices.get('press-2') ?? assert.fail());
    assert.deepEqual(thingNames, ['press-2']);
    mutes.mute(fleet, [['press-2', problemsOn?.(known)]]);
    assert.deepEqual(rowTexts(root().children()), [
      '1 × S3_HEAD_OBJECT_ACCESS_DENIED | 30 min · press-line (error)',
      stale[0],
      '1 muted (mute)',
      coverage,
    ]);
    const muted = root().children().at(-2) ?? assert.fail();
    assert.deepEqual([flagsOf(muted), rowTexts(muted.children()).length], [[rowFlags.muted], 1]);
    mutes.mute(fleet, [['press-2', undefined]]);
    assert.deepEqual(rowTexts(root().children()), [stale[0], '1 muted (mute)', coverage]);
    mutes.unmute(fleet, muted.devices?.().thingNames ?? []);
    assert.deepEqual(rowTexts(root().children()).slice(0, 2), [
      '1 × S3_HEAD_OBJECT_ACCESS_DENIED | 30 min · press-line (error)',
      '1 × STARTUP_ERROR | 3 h · Monitor (error)',
    ]);
  });

  it('have the devices with a stuck deployment below the failures', async () => {
    tree.live.simulator.update('press-10', ({ effectiveDeployments: [first] }) => ({
      effectiveDeployments: [
        {
          ...first,
          coreDeviceExecutionStatus: 'IN_PROGRESS',
          creationTimestamp: -10_800_000,
          modifiedTimestamp: -10_800_000,
        },
      ],
    }));
    await tree.sessions.selected.fleet?.devices.get('press-10')?.refresh();
    const [, stuck, ...others] = rowTexts(root().children());
    assert.deepEqual([stuck, ...others], ['Stuck | 1 device (sync-ignored)', stale[0]]);
    const [device] = childOf(root(), 'Stuck').children();
    assert.ok(device);
    assert.match(rowText(device), /^press-10 \| Stuck /u);
    assert.equal(panelOf(device)?.kind, 'effectiveDeployment');
  });

  it("show what a scan couldn't load, each with its own retry", async () => {
    await scan('ListInstalledComponents', 'ListJobExecutionsForJob');
    const [job, components] = root().children();
    assert.ok(job !== undefined && components !== undefined);
    assert.match(wordsOf([job]), /^1 deployment .*greengrass:ListJobExecutionsForJob/u);
    assert.match(wordsOf([components]), /^1 unhealthy .*greengrass:ListInstalledComponents/u);
    assert.deepEqual([job.row().icon, components.row().icon], ['warning', 'warning']);
    assert.equal(clickOf(job), `${commands.retry} on the row`);
    assert.match(components.iamStatement ?? '', /"greengrass:ListInstalledComponents"/u);
    tree.live.takeRequests();
    await components.retry?.();
    assert.deepEqual(tree.live.takeRequests(), ['ListInstalledComponents press-2']);
    const [stillDenied, ...others] = root().children();
    assert.equal(stillDenied, job);
    assert.equal(rowTexts(others)[0], '1 × STARTUP_ERROR | 3 h · Monitor (error)');
    assert.equal(rowTexts(others).at(-1), coverage);
  });

  it('offer to continue a canceled scan, and show its coverage', async () => {
    const [unhealthy, old] = root().children();
    const scanning = tree.sessions.selected.fleet?.scans.start(manualScan('full'));
    await tree.live.simulator.nextRequest(() => true);
    assert.deepEqual(root().children(), [unhealthy, old], 'A running scan has no row.');
    assert.match(rowText(root()), /^default \| Full scan .*\d requests? .* · eu-west-1 \(cloud\)$/u);
    tree.sessions.selected.fleet?.scans.last?.cancel();
    await scanning;
    const [resume] = root().children();
    const scanned = root().children().at(-1);
    assert.ok(resume !== undefined && scanned !== undefined);
    assert.deepEqual(rowTexts([resume, scanned]), ['[scan/resume] (debug-continue)', coverage]);
    assert.match(wordsOf([resume]), /canceled/u);
    assert.equal(clickOf(resume), `${commands.resumeScan} on the connection`);
    assert.equal(clickOf(scanned), `${commands.showOverview} on the connection`);
    await tree.sessions.selected.fleet?.scans.last?.resume();
    const rows = rowTexts(root().children());
    assert.equal(rows.at(-1), coverage);
    assert.ok(!rows.includes('[scan/resume] (debug-continue)'));
  });

  it('of several connections are below the row of their connection, with its number of failing devices', async () => {
    await tree.close();
    await open({ spare: { ...smallFleet, devices: [] } });
    const [selected, spare] = root().children();
    assert.ok(selected !== undefined && spare !== undefined);
    assert.deepEqual([selected.isExpandedAtFirst, spare.isExpandedAtFirst], [true, true]);
    assert.deepEqual(flagsOf(selected), [rowFlags.connection, rowFlags.refreshable]);
    assert.deepEqual(rowTexts([selected, spare]), [
      'default | 3 core devices · 1 failing · 1 stale · not scanned · eu-west-1 (cloud)',
      'spare | not loaded · eu-west-1 (cloud)',
    ]);
    assert.deepEqual(
      [selected.children(), spare.children()],
      [[], []],
      'The rows below load when their parent is expanded.',
    );
    await selected.open?.();
    assert.deepEqual(outline(selected).slice(1), ['  [advice] (lightbulb)', `  ${press2}`, ...stale]);
    await scan();
    const scanned = rowText(selected);
    assert.ok(scanned.includes(absoluteTime(now, 'local')));
    assert.match(scanned, /^default \| .*1 failing core device/u);
    tree.refuse(fleetError({ kind: 'noCredentials' }, 'no'));
    await tree.sessions.open();
    assert.match(rowText(spare), /Core Devices/u);
  });
});
