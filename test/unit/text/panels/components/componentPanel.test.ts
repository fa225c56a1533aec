import assert from 'node:assert/strict';
import { componentPanel } from '../../../../../src/text/panels/components/componentPanel';
import type { ComponentPanelFacts } from '../../../../../src/text/panels/components/componentFacts';
import type { Panel } from '../../../../../src/text/panels/panel';
import { toDeployment } from '../../../../../src/greengrass/wire/toDeployment';
import { fleetError } from '../../../../../src/greengrass/ports/fleetError';
import { hoursAgo, installedComponent } from '../../../fixtures';
import {
  allScanned,
  describedVersion,
  discontinued,
  halfScanned,
  knownComponent,
  latest,
  unlistedVersion,
  versionSpread,
} from '../../componentFixtures';
import { knownDevice } from '../facts';
import { sectionLines } from '../panelText';

const { place } = knownDevice();
const broken = versionSpread({
  version: '1.3.0',
  devices: 2,
  failed: 1,
  states: new Map([
    ['BROKEN', 1],
    ['RUNNING', 1],
  ]),
});
const arn = latest.arn ?? '';
const ofComponent = {
  kind: 'component',
  connectionId: place.connectionId,
  arn: arn.split(':versions:')[0] ?? '',
} as const;

function facts(fields: Partial<ComponentPanelFacts> = {}): ComponentPanelFacts {
  return {
    address: { kind: 'componentVersion', connectionId: place.connectionId, arn },
    place,
    component: knownComponent([versionSpread(), broken]),
    version: latest,
    versions: [latest, unlistedVersion],
    described: describedVersion(),
    devices: [{ thingName: 'press-1', component: installedComponent() }],
    coverage: allScanned,
    dependencies: undefined,
    dependents: [],
    deployments: [],
    definitions: { loaded: 12, listed: 30, isWhole: true },
    example: undefined,
    errors: [],
    readAt: hoursAgo(0),
    isLoading: false,
    ...fields,
  };
}

function section(panel: Panel, id: string): string {
  return sectionLines({ ...panel, sections: panel.sections.filter((one) => one.id === id) }).join('\n');
}

describe('the panel of a version', () => {
  it('says where it runs, in which state, and how much of the fleet is known', () => {
    const panel = componentPanel(facts({ coverage: halfScanned }));
    assert.deepEqual(panel.status, { words: 'Deployable', severity: 'neutral' });
    const text = section(panel, 'where');
    assert.match(text, /Core devices \(3\)/u);
    assert.match(text, /Running/u);
    assert.match(text, /10 of 20 core devices scanned\./u);
    assert.match(text, /The table has the first 1 of 3 core devices\./u);
    assert.match(text, /press-1.*-> component com\.example\.Press/u);
  });

  it('has its name, its version, when it was published, and which part of the devices has it', () => {
    const { heading, summary } = componentPanel(facts());
    assert.equal(heading, 'com.example.Press 1.4.2');
    assert.deepEqual(summary, [
      { text: 'Latest version' },
      { text: 'Published ', time: hoursAgo(5).getTime() },
      { text: 'On 3 of 5 devices' },
    ]);
  });

  it('leaves out the columns that say nothing', () => {
    const columns = (fields: Partial<ComponentPanelFacts>): readonly string[] =>
      componentPanel(facts(fields)).sections.flatMap(({ blocks }) =>
        blocks.flatMap((block) => (block.kind === 'table' && block.id === 'devices' ? block.columns : [])),
      );
    const always = ['Core device', 'Lifecycle state', 'Last status change', 'Last report'];
    assert.deepEqual(columns({}), always);
    const failed = installedComponent({ lifecycleState: 'BROKEN', lifecycleStatusCodes: ['RUN_ERROR'] });
    const devices = [{ thingName: 'press-1', component: failed }];
    assert.deepEqual(columns({ devices }), [...always.slice(0, 2), 'Status code', ...always.slice(2)]);
    assert.ok(columns({ address: ofComponent }).includes('Version'));
  });

  it('leads to the other versions, and says which AWS does not list', () => {
    const text = section(componentPanel(facts()), 'versions');
    assert.match(text, /1\.4\.2 \(latest, this one\)/u);
    assert.match(text, /1\.3\.0 \(not in the catalog\)/u);
    assert.match(text, /1 \(error\)/u);
    const component = knownComponent([versionSpread()], { discouraged: [discontinued] });
    assert.match(
      section(componentPanel(facts({ component })), 'versions'),
      /1\.4\.2 \(latest, this one, discontinued\)/u,
    );
  });

  it('says which loaded deployments ask for it and change its configuration', () => {
    const deployment = toDeployment({
      deploymentId: 'd-1',
      deploymentName: 'Line 3',
      targetArn: 'arn:aws:iot:eu-west-1:123456789012:thinggroup/line-3',
      revisionId: '4',
      components: {
        'com.example.Press': { componentVersion: '1.4.2', configurationUpdate: { merge: '{"a":1}', reset: [] } },
      },
    });
    const text = section(componentPanel(facts({ deployments: [deployment] })), 'deployments');
    assert.match(text, /Line 3 -> deployment.*thing group line-3.*4.*1\.4\.2.*merges values/u);
    assert.match(text, /Configuration that Line 3 .*merges into com\.example\.Press[^]*"a": 1/u);
    assert.match(text, /12 of 30 latest deployments loaded\.\n\[loadDefinitions\]/u);
    assert.match(section(componentPanel(facts()), 'deployments'), /it\n.*No loaded deployment asks for it\./u);
  });

  it('says that no deployment asks for it only if all are loaded, and offers to load them unless it is a snapshot', () => {
    const definitions = { loaded: 30, listed: 30, isWhole: true };
    const all = section(componentPanel(facts({ definitions })), 'deployments');
    assert.match(all, /it \(0\)\nNo latest deployment asks for it\.\nAll latest deployments loaded \(30\)\.$/u);
    const snapshot = section(componentPanel(facts({ place: { ...place, asOf: hoursAgo(3) } })), 'deployments');
    assert.match(snapshot, /12 of 30 latest deployments loaded\.$/u);
  });

  it('says when the components of each core device were loaded, unless one date is that of all', () => {
    const device = { thingName: 'press-1', component: installedComponent() };
    assert.doesNotMatch(section(componentPanel(facts({ devices: [device] })), 'where'), /Loaded/u);
    const dated = facts({ devices: [{ ...device, loadedAt: hoursAgo(2) }] });
    assert.match(section(componentPanel(dated), 'where'), /\| Loaded \|\n.*press-1/u);
  });

  it('marks the earlier revisions among the deployments', () => {
    const earlier = toDeployment({ deploymentId: 'd-1', revisionId: '3', isLatestForTarget: false });
    const text = section(componentPanel(facts({ deployments: [earlier] })), 'deployments');
    assert.match(text, /\| 3 \(earlier\) \|/u);
  });

  it('has its dependencies once the recipe is loaded, and what depends on it', () => {
    const modbus = {
      componentName: 'com.example.Modbus',
      arn: 'arn:aws:greengrass:eu-west-1:123456789012:components:com.example.Modbus',
      versionRequirement: '>=1.4.0',
      dependencyType: undefined,
    };
    const without = componentPanel(facts());
    assert.deepEqual([section(without, 'dependencies'), section(without, 'dependents')], ['', '']);
    const panel = componentPanel(
      facts({ dependencies: { items: [modbus], areAll: true }, dependents: [{ ...modbus, dependencyType: 'SOFT' }] }),
    );
    assert.match(section(panel, 'dependencies'), /com\.example\.Modbus -> component.*>=1\.4\.0.*hard/u);
    assert.match(section(panel, 'dependents'), /soft/u);
    const none = (areAll: boolean): string =>
      section(componentPanel(facts({ dependencies: { items: [], areAll } })), 'dependencies');
    assert.match(none(true), /names no dependency/u);
    assert.match(none(false), /^# Dependencies \(0\)\nNot all of the recipe can be read/u);
  });

  it('warns that it can not be deployed, with the error of the artifact', () => {
    const failed = describedVersion({ componentState: 'FAILED', errors: { 's3://b/press.zip': 'Forbidden' } });
    const { notices, status } = componentPanel(facts({ described: failed }));
    assert.deepEqual(status, { words: 'Failed', severity: 'error' });
    assert.equal(notices[0]?.severity, 'warning');
    assert.match(notices[0].text, /couldn't create this version/u);
    assert.match(notices[0].text, /s3:\/\/b\/press\.zip: Forbidden$/u);
    assert.equal(notices[0].details, undefined);
  });

  it('says what to use instead of it', () => {
    const status = { vendorGuidance: 'DISCONTINUED', vendorGuidanceMessage: 'Use 1.5.0.' };
    const [notice] = componentPanel(facts({ described: describedVersion(status) })).notices;
    assert.equal(
      notice?.text,
      'The publisher advises against this version. It can still be deployed. The publisher says: Use 1.5.0.',
    );
  });

  it('shows two reasons at once, and the others on request', () => {
    const errors = { 's3://b/1': 'Forbidden', 's3://b/2': 'Forbidden', 's3://b/3': 'Not found' };
    const [notice] = componentPanel(
      facts({ described: describedVersion({ componentState: 'FAILED', errors }) }),
    ).notices;
    assert.match(notice?.text ?? '', /s3:\/\/b\/2: Forbidden$/u);
    assert.deepEqual(notice?.details, ['s3://b/3: Not found']);
  });

  it('says that its component replaces one of AWS, or is in no catalog', () => {
    const replaces = componentPanel(facts({ component: knownComponent([], { replacesProvided: true }) }));
    assert.deepEqual(
      replaces.notices.map(({ severity, text }) => [severity, text.includes('replaces it')]),
      [['warning', true]],
    );
    const unlisted = knownComponent([], { origin: 'unlisted', arn: undefined, listed: undefined });
    const { notices } = componentPanel(facts({ component: unlisted }));
    assert.deepEqual(
      notices.map(({ severity, text }) => [severity, text.includes('in no catalog')]),
      [['info', true]],
    );
  });

  it('says that AWS does not list it, and then has no recipe to open', () => {
    const actions = (panel: Panel): string => panel.actions.join(' ');
    assert.equal(
      actions(componentPanel(facts())),
      'refresh openRecipe compareWithPreviousVersion compareRecipes copyJson openAsJson openInConsole',
    );
    const panel = componentPanel(facts({ version: { ...latest, isUnlisted: true }, described: undefined }));
    assert.match(panel.notices[0]?.text ?? '', /^AWS doesn't list this version\./u);
    assert.equal(actions(panel), 'refresh openInConsole');
  });

  it('says whether it can be deployed, also while it is failing', () => {
    const stateIn = (panel: Panel): string | undefined => /^State: .*$/mu.exec(section(panel, 'about'))?.[0];
    const failing = componentPanel(facts({ component: knownComponent([{ ...broken, version: '1.4.2' }]) }));
    assert.equal(failing.status?.words, '1 failing');
    assert.equal(stateIn(failing), 'State: Deployable (neutral)');
    assert.equal(
      stateIn(componentPanel(facts({ described: describedVersion({ vendorGuidance: 'DISCONTINUED' }) }))),
      'State: Discontinued (warning)',
    );
    assert.equal(stateIn(componentPanel(facts({ described: undefined }))), undefined);
  });

  it('has its tags, description, publisher, and ARN', () => {
    const lines = section(componentPanel(facts()), 'about').split('\n');
    assert.ok(lines.includes('Tag owner: line-3 [copy]'), lines.join('\n'));
    assert.ok(lines.includes(`ARN: ${arn} [copy]`));
    assert.match(lines.join('\n'), /Description: Controls a press\.[^]*Publisher: Example[^]*Published: 2026/u);
  });

  it('has a table of versions that sorts by version, not by text', () => {
    const versions = ['1.10.0', '1.9.0', '1.4.2'].map((version) => ({ ...latest, version, isLatest: false }));
    const { sections } = componentPanel(facts({ versions }));
    const [table] = sections.find(({ id }) => id === 'versions')?.blocks ?? [];
    const cells = table?.kind === 'table' ? table.rows.map(([first]) => first) : [];
    const sorted = [...cells].sort((a, b) => (a?.order ?? 0) - (b?.order ?? 0)).map((cell) => cell?.text);
    assert.deepEqual(sorted, ['1.4.2 (this one)', '1.9.0', '1.10.0']);
  });

  it('takes no inherited member for a component of a deployment', () => {
    const deployment = toDeployment({ deploymentId: 'd-1', components: {} });
    const component = knownComponent([], { componentName: 'constructor' });
    const text = section(componentPanel(facts({ component, deployments: [deployment] })), 'deployments');
    assert.ok(!text.includes('merges values') && !text.includes('resets values'), text);
  });

  it('says why something could not be loaded, and shows the rest', () => {
    const error = fleetError({ kind: 'denied', operation: 'DescribeComponent' }, 'Not authorized');
    const panel = componentPanel(facts({ described: undefined, errors: [error] }));
    assert.equal(panel.notices.at(-1)?.severity, 'warning');
    assert.equal(panel.status, undefined);
    assert.match(section(panel, 'about'), /ARN: arn:aws:greengrass/u);
  });

  it('says where its logs are on a device that has it', () => {
    const panel = componentPanel(facts({ example: knownDevice() }));
    assert.match(section(panel, 'logs'), /Logs on core device press-1/u);
    assert.match(section(panel, 'logs'), /\/greengrass\/v2\/logs\/com\.example\.Press\.log/u);
  });
});

describe('the panel of a component', () => {
  it('counts the devices with any version', () => {
    const panel = componentPanel(
      facts({
        address: ofComponent,
      }),
    );
    assert.equal(panel.heading, 'com.example.Press');
    assert.match(section(panel, 'versions'), /1\.4\.2 \(latest\) -> componentVersion/u);
    assert.deepEqual(
      panel.sections.slice(0, 2).map(({ id }) => id),
      ['versions', 'where'],
    );
    assert.deepEqual(panel.status, { words: '1 failing', severity: 'error' });
    assert.match(section(panel, 'where'), /Core devices \(5\)/u);
    assert.match(section(panel, 'where'), /Broken.*1[^]*Running.*4/u);
  });

  it('says of which version its state is', () => {
    const component = knownComponent([versionSpread()]);
    const states = [describedVersion(), describedVersion({ componentState: 'FAILED' })].map(
      (described) => componentPanel(facts({ address: ofComponent, component, described })).status?.words,
    );
    assert.deepEqual(states, ['1.4.2 deployable', '1.4.2 failed']);
  });
});
