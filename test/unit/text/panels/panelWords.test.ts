import assert from 'node:assert/strict';
import type { Subject } from '../../../../src/greengrass/subject';
import { missingPanel } from '../../../../src/text/panels/missingPanel';
import { hasPanel, panelAddressOf, type PanelAddress } from '../../../../src/text/panels/panelAddress';
import { tabTitle } from '../../../../src/text/panels/panelWords';
import { effectiveDeployment, installedComponent } from '../../fixtures';
import { knownDevice } from './facts';
import { headLines, sectionLines } from './panelText';

const on = knownDevice();
const { connectionId } = on.place;
const addresses: readonly (readonly [address: PanelAddress, heading: string, tab: string])[] = [
  [{ kind: 'coreDevice', connectionId, thingName: 'press-1' }, 'Core device: press-1', 'press-1'],
  [
    { kind: 'effectiveDeployment', connectionId, thingName: 'press-1', deploymentId: 'd-1' },
    'Deployment on core device press-1: d-1',
    'd-1 · press-1',
  ],
  [
    { kind: 'installedComponent', connectionId, thingName: 'press-1', componentName: 'com.acme.Press' },
    'Component on core device press-1: com.acme.Press',
    'com.acme.Press · press-1',
  ],
  [{ kind: 'failures', connectionId }, 'Fleet: Failures Overview', 'Failures Overview'],
  [
    { kind: 'fleetChanges', connectionId, file: 'file:///a.json' },
    'Fleet: Changes Since a Snapshot',
    'Changes Since a Snapshot',
  ],
];

describe('a panel without data', () => {
  for (const [address, heading, tab] of addresses) {
    it(`has the heading ${heading} and the tab ${tab}`, () => {
      const panel = missingPanel(address, [{ severity: 'warning', text: "Couldn't load." }], false);
      assert.deepEqual(headLines(panel), [heading, "! warning: Couldn't load.", '[refresh]', 'no data']);
      assert.deepEqual(sectionLines(panel), []);
      assert.equal(tabTitle(panel), tab);
    });
  }

  it('has no action while it is loading', () => {
    const panel = missingPanel({ kind: 'failures', connectionId }, [], true);
    assert.deepEqual(headLines(panel), ['Fleet: Failures Overview', '[]', 'no data, loading']);
  });
});

describe('the subject of a row', () => {
  const deployment = effectiveDeployment({ deploymentId: 'd-1' });
  const subjects: readonly (readonly [subject: Subject, kind: string | undefined])[] = [
    [{ kind: 'coreDevice', on }, 'coreDevice'],
    [{ kind: 'effectiveDeployment', on, deployment }, 'effectiveDeployment'],
    [{ kind: 'installedComponent', on, component: installedComponent() }, 'installedComponent'],
    [{ kind: 'effectiveDeployments', on }, undefined],
    [{ kind: 'errorCode', codeKind: 'component', code: 'RUN_ERROR' }, undefined],
    [{ kind: 'thingGroup', place: on.place, thingGroupName: 'line-3' }, undefined],
    [{ kind: 'failures', place: on.place }, 'failures'],
  ];
  for (const [subject, kind] of subjects) {
    it(`has ${kind === undefined ? 'no' : 'a'} panel if it is the kind ${subject.kind}`, () => {
      const address = panelAddressOf(subject);
      assert.equal(address?.kind, kind);
      assert.ok(address === undefined || hasPanel(address));
    });
  }
});
