import assert from 'node:assert/strict';
import type { DeviceAddress } from '../../../src/greengrass/addresses/deviceAddress';
import { deviceContent } from '../../../src/panels/deviceContent';
import type { Content } from '../../../src/panels/content';
import { lazyCatalog } from '../../../src/ui/catalog';
import { accessDenied } from '../../simulator/faults';
import { differs, openDriftingFleet, runsAll } from '../fleet/drift/driftingFleet';
import type { LiveFleet } from '../fleet/liveFleet';
import { sectionLines } from '../text/panels/panelText';

describe('the panel of a core device', () => {
  let live: LiveFleet;
  afterEach(() => live.close());

  function content(): Content {
    const address: DeviceAddress = { kind: 'coreDevice', connectionId: live.fleet.connection.id, thingName: 'press-1' };
    return deviceContent(address, {
      catalog: lazyCatalog(),
      thresholds: () => ({ staleAfterHours: 25, stuckAfterHours: 2 }),
      timeZone: () => 'utc',
      isConnectivityOn: () => false,
    });
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
    assert.equal(panel.current(live.fleet).isLoading, false);
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
});
