import assert from 'node:assert/strict';
import type { DeviceAddress } from '../../../src/greengrass/addresses/deviceAddress';
import { loadDriftConflicts } from '../../../src/fleet/drift/loadDriftConflicts';
import { deviceContent } from '../../../src/panels/deviceContent';
import type { Content } from '../../../src/panels/content';
import { lazyCatalog } from '../../../src/ui/catalog';
import { sampleComponents } from '../../simulator/components/sampleComponents';
import { accessDenied } from '../../simulator/faults/faults';
import { sampleFleet } from '../../simulator/sample/sampleFleet';
import { sampleNames } from '../../simulator/sample/sampleNames';
import { differs, openDriftingFleet, runsAll } from '../fleet/drift/driftingFleet';
import { openLiveFleet, type LiveFleet } from '../fleet/liveFleet';
import { sectionLines } from '../text/panels/panelText';

const options: Parameters<typeof deviceContent>[1] = {
  catalog: lazyCatalog(),
  thresholds: () => ({ staleAfterHours: 25, stuckAfterHours: 2 }),
  timeZone: () => 'utc',
  isConnectivityOn: () => false,
};

describe('the panel of a core device', () => {
  let live: LiveFleet;
  afterEach(() => live.close());

  function content(thingName = 'press-1'): Content {
    const address: DeviceAddress = { kind: 'coreDevice', connectionId: live.fleet.connection.id, thingName };
    return deviceContent(address, options);
  }

  function section(panel: Content): readonly string[] {
    const shown = panel.current(live.fleet).panel;
    return shown === undefined ? [] : sectionLines(shown, 'Intended and installed');
  }

  it('compares what is intended with what is installed', async () => {
    live = await openDriftingFleet(differs);
    const panel = content();
    await panel.open(live.fleet);
    assert.equal(section(panel)[1], '2 differences among 3 root components.');
    assert.equal(panel.current(live.fleet).panel?.summary.at(-1)?.text, '2 differences');
    assert.equal(panel.current(live.fleet).isLoading, false);
  });

  it('says whether the device has picked up a queued deployment, once its devices are listed', async () => {
    live = await openLiveFleet(sampleFleet());
    const panel = content(sampleNames.waiting);
    await panel.open(live.fleet);
    const notices = (): string => (panel.current(live.fleet).panel?.notices ?? []).map(({ text }) => text).join(' ');
    assert.doesNotMatch(notices(), /picked it up/u);
    const deployments = live.fleet.devices.get(sampleNames.waiting)?.opened.deployments ?? [];
    const queued = deployments.find(({ coreDeviceExecutionStatus: status }) => status === 'QUEUED');
    await live.fleet.rollouts.executions(queued?.deploymentId ?? '', 'queued').read();
    assert.match(notices(), /AWS IoT queued its job at .* and the device hasn't picked it up\./u);
  });

  it('reads the thing groups and the latest revisions again when it is refreshed', async () => {
    live = await openDriftingFleet(runsAll);
    const panel = content();
    await panel.open(live.fleet);
    live.takeRequests();
    await panel.refresh(live.fleet);
    assert.deepEqual([...live.takeRequests()].sort(), [
      'GetCoreDevice press-1',
      'ListDeployments',
      'ListEffectiveDeployments press-1',
      'ListInstalledComponents press-1',
      'ListThingGroupsForThing press-1',
    ]);
  });

  it('says only in its section that a permission is missing', async () => {
    live = await openDriftingFleet(runsAll);
    const denied = accessDenied('iot:ListThingGroupsForThing');
    live.simulator.setFaults({ operation: 'ListThingGroupsForThing', effect: denied });
    const panel = content();
    await panel.open(live.fleet);
    const shown = panel.current(live.fleet);
    assert.deepEqual([shown.notices, shown.panel?.notices], [[], []]);
    assert.match(section(panel).join(' '), /2 unknown\..*iot:ListThingGroupsForThing/u);
    live.simulator.setFaults();
    await panel.refresh(live.fleet);
    assert.doesNotMatch(section(panel).join(' '), /unknown|iot:/u);
  });

  it('shows who asks for which version of a component, and after a click which versions would do', async () => {
    live = await openLiveFleet(sampleFleet());
    const panel = content(sampleNames.conflicting);
    await panel.open(live.fleet);
    const shown = (): readonly string[] => {
      const { panel: drawn } = panel.current(live.fleet);
      return drawn === undefined ? [] : sectionLines(drawn, `Versions of ${sampleComponents.conflicting}`);
    };
    const asked = [
      '| Required by | Revision | Version requirement | In words |',
      '| Thing group opc-ua-pilot -> deployment | 1 | =1.5.0 [copy] | 1.5.0 |',
      '| Thing group plant-graz-buffers -> deployment | 1 | =1.4.0 [copy] | 1.4.0 |',
    ];
    assert.deepEqual(shown(), [
      `# Versions of ${sampleComponents.conflicting}`,
      ...asked,
      "The recipes of 4 of 4 components aren't loaded, so requirements can be missing. Loading them and the published versions of com.fjordwerk.OpcUaBridge takes up to 7 requests.",
      '[findVersions]',
    ]);
    live.takeRequests();
    await loadDriftConflicts(live.fleet, sampleNames.conflicting);
    assert.ok(live.takeRequests().length <= 7);
    assert.deepEqual(shown(), [
      `# Versions of ${sampleComponents.conflicting}`,
      'No published version satisfies all requirements. Without the requirement of thing group plant-graz-buffers (=1.4.0), 1.5.0 would satisfy the others. Without the requirement of thing group opc-ua-pilot (=1.5.0), 1.4.0 would satisfy the others.',
      'Component: com.fjordwerk.OpcUaBridge -> component',
      'Published versions: 1.5.0, 1.4.0, 1.3.0',
      ...asked,
      '| Component com.fjordwerk.PressMonitor 2.4.1 -> component com.fjordwerk.PressMonitor |  | >=1.3.0 <2.0.0 [copy] | 1.3.0 or later, before 2.0.0 |',
    ]);
  });

  it('counts every component whose recipe can have a requirement', async () => {
    live = await openLiveFleet(sampleFleet());
    live.simulator.update(sampleNames.conflicting, ({ installedComponents }) => ({
      installedComponents: [
        ...installedComponents,
        ...Array.from({ length: 80 }, (_, index) => ({
          componentName: `com.acme.Part${index}`,
          componentVersion: '1.0.0',
          lifecycleState: 'RUNNING',
          isRoot: false,
        })),
      ],
    }));
    const panel = content(sampleNames.conflicting);
    await panel.open(live.fleet);
    const { panel: drawn } = panel.current(live.fleet);
    assert.ok(drawn);
    const lines = sectionLines(drawn, `Versions of ${sampleComponents.conflicting}`);
    assert.match(lines.join('\n'), /recipes of 84 of 84 components.*up to 87 requests/u);
  });

  it('says which recipes it could not read, and offers to read them again', async () => {
    live = await openLiveFleet(sampleFleet());
    live.simulator.setFaults({ operation: 'GetComponent', effect: accessDenied('greengrass:GetComponent') });
    const panel = content(sampleNames.conflicting);
    await panel.open(live.fleet);
    await loadDriftConflicts(live.fleet, sampleNames.conflicting);
    const { panel: drawn } = panel.current(live.fleet);
    assert.ok(drawn);
    const text = sectionLines(drawn, `Versions of ${sampleComponents.conflicting}`).join('\n');
    assert.match(
      text,
      /No published version satisfies all[^]*recipes of 4 of 4[^]*takes up to 4 requests\.\n\[findVersions\]/u,
    );
  });
});

describe('the configuration in the panel of an installed component', () => {
  let live: LiveFleet;
  afterEach(() => live.close());

  const thingName = 'hornsund-wtg-004';

  function content(): Content {
    const connectionId = live.fleet.connection.id;
    const componentName = 'com.fjordwerk.VibrationModel';
    return deviceContent({ kind: 'installedComponent', connectionId, thingName, componentName }, options);
  }

  async function opened(): Promise<readonly string[]> {
    const panel = content();
    await panel.open(live.fleet);
    const shown = panel.current(live.fleet).panel;
    return shown === undefined ? [] : sectionLines(shown, 'Configuration asked for', 'State');
  }

  it('comes from the deployment that asked for it last, not from the one that installed it', async () => {
    live = await openLiveFleet(sampleFleet());
    const text = (await opened()).join('\n');
    assert.match(text, /^Installed by: deployment turbine-gateway \(/mu);
    assert.match(
      text,
      /^\| thing group windfarm-hornsund-canary, sub-deployment of thing group windfarm-hornsund -> deployment \| 1 \| turbine-gateway-canary -> deployment .* \| Succeeded \(success\) \| merge \|$/mu,
    );
    assert.match(
      text,
      /^Configuration that turbine-gateway-canary revision 1 merges into .*: \{\n {2}"logLevel": "DEBUG",$/mu,
    );
  });

  it('sends no other requests than the panel of the device', async () => {
    live = await openLiveFleet(sampleFleet());
    await opened();
    const sent = [...live.takeRequests()].sort();
    await live.close();
    live = await openLiveFleet(sampleFleet());
    const connectionId = live.fleet.connection.id;
    await deviceContent({ kind: 'coreDevice', connectionId, thingName }, options).open(live.fleet);
    assert.deepEqual(sent, [...live.takeRequests()].sort());
  });

  it('says what is unknown without the permission to list thing groups', async () => {
    live = await openLiveFleet(sampleFleet());
    const denied = accessDenied('iot:ListThingGroupsForThing');
    live.simulator.setFaults({ operation: 'ListThingGroupsForThing', effect: denied });
    const text = (await opened()).join('\n');
    assert.match(text, /^Deployments to thing groups can be missing here\. .*iot:ListThingGroupsForThing/mu);
  });
});
