import assert from 'node:assert/strict';
import { componentContent } from '../../../src/panels/componentContent';
import type { Content } from '../../../src/panels/content';
import type { FleetTarget } from '../../../src/greengrass/addresses/fleetAddress';
import type { FleetError } from '../../../src/greengrass/ports/fleetError';
import type { Panel } from '../../../src/text/panels/panel';
import { cloudDeploymentOf } from '../../simulator/cloudDeployments';
import { component, coreDevice, groupDeployment } from '../../simulator/generated/deviceParts';
import { accessDenied } from '../../simulator/faults/faults';
import type { SimulatedFleet } from '../../simulator/fleetFile';
import { account, days, hours, region, seededRandom } from '../../simulator/generated/random';
import { copyTexts } from '../../../src/greengrass/addresses/copies';
import { subjectAt } from '../../../src/fleet/devices/subjectAt';
import { openLiveFleet, type LiveFleet } from '../fleet/liveFleet';
import { sectionLines } from '../text/panels/panelText';

const classic = { coreVersion: '2.14.3', isLite: false };
const saw = component('com.example.Saw', '1.1.0', 'd1', 2 * hours);
const broken = { lifecycleState: 'BROKEN', lifecycleStatusCodes: ['RUN_ERROR'] };
const deploymentOf = (componentVersion: string, age: number) => {
  const reported = groupDeployment(seededRandom(age), `line-${age}`, `saws-${componentVersion}`, age * days);
  return { reported, defined: cloudDeploymentOf(reported, '1', 0, { 'com.example.Saw': componentVersion }) };
};
const deployments = [deploymentOf('1.1.0', 2), deploymentOf('1.0.0', 3)];
const published = (componentName: string, ...versions: readonly string[]) => ({
  componentName,
  scope: 'PRIVATE' as const,
  versions: versions.map((componentVersion, index) => ({ componentVersion, creationTimestamp: (index - 9) * days })),
});
const recipeText = JSON.stringify({
  ComponentName: 'com.example.Feed',
  ComponentDependencies: {
    'com.example.Saw': { VersionRequirement: '^1.0.0', DependencyType: 'SOFT' },
    'com.unknown.Lib': { VersionRequirement: '>=2.0.0' },
  },
});
const simulated: SimulatedFleet = {
  account,
  region,
  devices: [
    coreDevice(
      'saw-10',
      classic,
      60,
      deployments.map(({ reported }) => reported),
      [saw],
    ),
    coreDevice('saw-2', classic, 60, [], [saw]),
    coreDevice('saw-3', classic, 60, [], [{ ...saw, ...broken }]),
    coreDevice('saw-4', classic, 60, [], [{ ...saw, componentVersion: '1.0.0' }]),
    coreDevice('saw-5', classic, 60, [], [component('com.partner.Vision', '3.0.0', 'd1', hours)]),
  ],
  deployments: deployments.map(({ defined }) => defined),
  components: [
    published('com.example.Saw', '1.0.0', '1.1.0', '1.2.0'),
    {
      ...published('com.example.Feed'),
      versions: [{ componentVersion: '1.0.0', creationTimestamp: -days, recipeText }],
    },
  ],
};

type Target = Extract<FleetTarget, { readonly kind: 'component' | 'componentVersion' | 'unlistedComponent' }>;

const arnOf = (name: string): string => `arn:aws:greengrass:${region}:${account}:components:${name}`;
const sawArn = arnOf('com.example.Saw');

describe('the panel of a component', () => {
  let live: LiveFleet;
  beforeEach(async () => {
    live = await openLiveFleet(simulated);
    await live.fleet.list.readFirst();
    await Promise.all([...live.fleet.devices.all()].map((record) => record.components.read()));
    live.takeRequests();
  });
  afterEach(() => live.close());

  const at = (target: Target): Content => componentContent({ ...target, connectionId: live.fleet.connection.id });
  const versionAt = (version: string): Content =>
    at({ kind: 'componentVersion', arn: `${sawArn}:versions:${version}` });

  function panelOf(content: Content): Panel {
    return content.current(live.fleet).panel ?? assert.fail('There is no panel.');
  }
  async function opened(content: Content): Promise<Panel> {
    await content.open(live.fleet);
    return panelOf(content);
  }
  function section(panel: Panel, id: string): readonly string[] {
    return sectionLines({ ...panel, sections: panel.sections.filter((one) => one.id === id) });
  }
  const warnings = (panel: Panel): string => panel.notices.map(({ text }) => text).join('\n');

  it('reads its catalog, versions, state, and recipe, and nothing again when it is opened once more', async () => {
    const content = versionAt('1.1.0');
    await content.open(live.fleet);
    const arn = `${sawArn}:versions:1.1.0`;
    assert.deepEqual([...live.takeRequests()].sort(), [
      `DescribeComponent ${arn}`,
      `GetComponent ${arn}`,
      `ListComponentVersions ${sawArn}`,
      'ListComponents',
    ]);
    await content.open(live.fleet);
    assert.deepEqual(live.takeRequests(), []);
  });

  it('lists the core devices with the version, the failing ones first, by name', async () => {
    const devices = section(await opened(versionAt('1.1.0')), 'where').filter((line) => line.startsWith('| saw'));
    assert.deepEqual(
      devices.map((line) => /^\| (\S+).*\| (\S+) \((\w+)\)/u.exec(line)?.slice(1)),
      [
        ['saw-3', 'Broken', 'error'],
        ['saw-2', 'Running', 'success'],
        ['saw-10', 'Running', 'success'],
      ],
    );
    const all = section(await opened(at({ kind: 'component', arn: sawArn })), 'where');
    assert.equal(all[0], '# Core devices (4)');
    assert.equal(all.filter((line) => line.startsWith('| saw')).length, 4);
  });

  it('lists the loaded deployments that ask for the version, or for any version', async () => {
    await Promise.all(deployments.map(({ defined }) => live.fleet.deployments.of(defined.deploymentId).read()));
    assert.match(section(await opened(versionAt('1.1.0')), 'deployments').join('\n'), /\(1\)[^]*saws-1\.1\.0/u);
    const all = section(await opened(at({ kind: 'component', arn: sawArn })), 'deployments').join('\n');
    assert.match(all, /\(2\)[^]*aren't listed yet\.\n\[loadDefinitions\]/u);
    await live.fleet.rollouts.latest.listing.read();
    const listed = section(panelOf(versionAt('1.2.0')), 'deployments');
    assert.deepEqual(listed.slice(1), ['No latest deployment asks for it.', 'All latest deployments loaded (2).']);
  });

  it('leads to the dependencies that are in a catalog, and to the loaded components that depend on it', async () => {
    const feed = await opened(at({ kind: 'component', arn: arnOf('com.example.Feed') }));
    assert.deepEqual(section(feed, 'dependencies').slice(2), [
      '| com.example.Saw -> component | ^1.0.0 | soft |',
      '| com.unknown.Lib | >=2.0.0 | hard |',
    ]);
    const dependents = section(await opened(versionAt('1.2.0')), 'dependents');
    assert.equal(dependents[2], '| com.example.Feed 1.0.0 -> componentVersion | ^1.0.0 | soft |');
  });

  it('finds a version that was published in the meantime when it is refreshed', async () => {
    const content = at({ kind: 'component', arn: sawArn });
    assert.equal((await opened(content)).summary[0]?.text, 'Latest version 1.2.0');
    live.simulator.publish('com.example.Saw', { componentVersion: '2.0.0' });
    live.simulator.publish('com.example.Saw', { componentVersion: '1.2.0', status: { vendorGuidance: 'DELETED' } });
    await content.refresh(live.fleet);
    const panel = panelOf(content);
    assert.equal(panel.summary[0]?.text, 'Latest version 2.0.0');
    assert.ok(live.fleet.components.knownVersion(`${sawArn}:versions:2.0.0`)?.items !== undefined);
    const older = versionAt('1.2.0');
    await older.refresh(live.fleet);
    assert.equal(panelOf(older).status?.words, 'Deleted');
  });

  it('shows the greatest version if AWS sends no latest one', async () => {
    const components = [{ arn: sawArn, componentName: 'com.example.Saw' }];
    live.simulator.setFaults({
      operation: 'ListComponents',
      effect: { kind: 'body', body: JSON.stringify({ components }) },
    });
    const panel = await opened(at({ kind: 'component', arn: sawArn }));
    assert.equal(panel.summary[0]?.text, '1.2.0');
    assert.match(section(panel, 'about').join('\n'), /Published: 20/u);
    assert.ok(panel.actions.includes('openRecipe'));
  });

  it('says that its component was deleted, and keeps what it showed', async () => {
    const content = versionAt('1.1.0');
    await content.open(live.fleet);
    live.simulator.deleteComponent('com.example.Saw');
    await live.fleet.components.own.refresh();
    const { panel, notices } = content.current(live.fleet);
    assert.equal(panel, undefined);
    assert.match(notices.map(({ text }) => text).join('\n'), /^Component not found\. It may have been deleted/u);
    await assert.rejects(content.refresh(live.fleet), { kind: 'notFound' });
  });

  it('says that AWS does not list a deleted version, and where it still runs', async () => {
    live.simulator.deleteComponent('com.example.Saw', '1.0.0');
    const panel = await opened(versionAt('1.0.0'));
    assert.match(warnings(panel), /^AWS doesn't list this version\.[^\n]*$/u);
    assert.match(section(panel, 'where').join('\n'), /saw-4/u);
    assert.ok(!panel.actions.includes('openRecipe'));
  });

  it('has what is known of a component in no catalog as JSON', async () => {
    const target = { kind: 'unlistedComponent', componentName: 'com.partner.Vision' } as const;
    assert.ok((await opened(at(target))).actions.includes('copyJson'));
    const subject = subjectAt(live.fleet, { ...target, connectionId: live.fleet.connection.id });
    assert.ok(subject);
    assert.deepEqual(JSON.parse(copyTexts('json', [subject])), {
      componentName: 'com.partner.Vision',
      scannedCoreDevices: 5,
      versions: [{ componentVersion: '3.0.0', coreDevices: 1, lifecycleStates: { RUNNING: 1 } }],
    });
  });

  it('opens for a component in no catalog while core devices that may have it are not scanned', async () => {
    const target = {
      kind: 'unlistedComponent',
      componentName: 'com.partner.Press',
      componentVersion: '1.0.0',
    } as const;
    await assert.rejects(at(target).open(live.fleet), { kind: 'notFound' });
    live.simulator.put(coreDevice('saw-6', classic, 60, [], [component('com.partner.Press', '1.0.0', 'd1', hours)]));
    await live.fleet.list.refresh();
    const unscanned = await opened(at(target));
    assert.equal(unscanned.heading, 'com.partner.Press 1.0.0');
    assert.match(section(unscanned, 'where').join('\n'), /No scanned core device has this version\.\n5 of 6/u);
    assert.ok(!unscanned.actions.includes('copyJson'));
    await live.fleet.devices.get('saw-6')?.components.read();
    assert.match(section(panelOf(at(target)), 'where').join('\n'), /saw-6/u);
  });

  it('rejects if there is no such component', async () => {
    await assert.rejects(at({ kind: 'component', arn: arnOf('com.example.None') }).open(live.fleet), {
      kind: 'notFound',
    });
    const unlisted = at({ kind: 'unlistedComponent', componentName: 'com.example.None' });
    await assert.rejects(unlisted.open(live.fleet), { kind: 'notFound' });
  });

  it('rejects with the error of its catalog if that can not be loaded', async () => {
    live.simulator.setFaults({ operation: 'ListComponents', effect: { kind: 'html', status: 502 } });
    await assert.rejects(at({ kind: 'component', arn: sawArn }).open(live.fleet), ({ kind }: FleetError) => {
      return kind !== 'notFound' && kind !== 'denied';
    });
  });

  it('shows a component of AWS, and not one of the account with the same name', async () => {
    await live.close();
    const both = (['PRIVATE', 'PUBLIC'] as const).map((scope) => ({
      componentName: 'aws.greengrass.Cli',
      scope,
      versions: [{ componentVersion: scope === 'PUBLIC' ? '2.0.0' : '1.0.0', creationTimestamp: -days }],
    }));
    live = await openLiveFleet({ ...simulated, components: both });
    const panel = await opened(
      at({ kind: 'component', arn: `arn:aws:greengrass:${region}:aws:components:aws.greengrass.Cli` }),
    );
    assert.equal(panel.summary[0]?.text, 'Latest version 2.0.0');
    // AWS has a page for each version of such a component, but none for all of them.
    assert.ok(!panel.actions.includes('openInConsole'));
  });

  const denials = [
    ['ListComponents', /saw-3/u],
    ['ListComponentVersions', /saw-3/u],
    ['DescribeComponent', /saw-3/u],
    ['GetComponent', /saw-3/u],
  ] as const;
  for (const [operation, where] of denials) {
    it(`shows the rest if ${operation} is denied, and says so`, async () => {
      live.simulator.setFaults({ operation, effect: accessDenied(`greengrass:${operation}`) });
      const panel = await opened(versionAt('1.1.0'));
      assert.match(warnings(panel), new RegExp(`greengrass:${operation}`, 'u'));
      assert.equal(panel.notices.length, 1);
      assert.match(section(panel, 'where').join('\n'), where);
      assert.equal(panel.status?.words, '1 failing');
      assert.match(section(panel, 'versions').join('\n'), /1\.1\.0 \(this one\)/u);
    });
  }

  it('is there for a component in no catalog, and for one of its versions', async () => {
    const all = await opened(at({ kind: 'unlistedComponent', componentName: 'com.partner.Vision' }));
    const where = [{ text: 'On 1 device' }];
    assert.deepEqual([all.kind, all.heading, all.summary], ['Component', 'com.partner.Vision', where]);
    assert.deepEqual(all.actions, ['refresh', 'copyJson', 'openAsJson']);
    assert.match(warnings(all), /isn't a component of this account/u);
    assert.match(section(all, 'where').join('\n'), /Core devices \(1\)[^]*saw-5/u);
    const one = at({ kind: 'unlistedComponent', componentName: 'com.partner.Vision', componentVersion: '3.0.0' });
    const { heading, summary } = await opened(one);
    assert.deepEqual([heading, summary], ['com.partner.Vision 3.0.0', where]);
    await one.refresh(live.fleet);
    live.simulator.update('saw-5', () => ({ installedComponents: [] }));
    await live.fleet.devices.get('saw-5')?.components.refresh();
    assert.match(one.current(live.fleet).notices[0]?.text ?? '', /not found/u);
  });
});
