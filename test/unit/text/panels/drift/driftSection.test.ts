import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Membership } from '../../../../../src/greengrass/drift/membership';
import { Revisions } from '../../../../../src/greengrass/drift/revisions';
import { verdictsOf } from '../../../../../src/greengrass/drift/verdictsOf';
import { differencesRow, differenceRow } from '../../../../../src/text/rows/driftRow';
import { fleetError, type FleetError } from '../../../../../src/greengrass/ports/fleetError';
import { coreDevicePanel } from '../../../../../src/text/panels/devices/coreDevicePanel';
import { hoursAgo } from '../../../fixtures';
import {
  anyCoreDevice,
  anyDeployment,
  anyEffectiveDeployment,
  anyInstalledComponent,
  leftOver,
} from '../../../greengrass/arbitraryModels';
import {
  asked,
  arnOf,
  installed,
  press,
  received,
  revision,
  verdictsIn,
  type DriftCase,
} from '../../../greengrass/drift/driftCase';
import { deviceFacts } from '../facts';
import { sectionLines } from '../panelText';

const title = 'Intended and installed';
const onThing = revision(2, { [press]: '1.5.0' }, { targetArn: arnOf('press-1', 'thing') });

function membershipOf({ groups = ['line-3'], gap }: DriftCase): Membership {
  return { groups: new Set(groups), gap, readAt: groups.length === 0 && gap !== undefined ? undefined : hoursAgo(2) };
}

function lines(given: DriftCase, errors: readonly FleetError[] = []): readonly string[] {
  const drift = { verdicts: verdictsIn(given), membership: membershipOf(given), latestReadAt: hoursAgo(3), errors };
  return sectionLines(coreDevicePanel(deviceFacts({ drift })), title);
}

describe('the section about what is intended and installed', () => {
  it('says who asks for which version, what is installed, and what that means', () => {
    const given = {
      latest: [asked],
      deployments: [received(asked)],
      components: [
        installed('1.3.0'),
        installed('0.1.0', { componentName: 'com.example.Debug', lastInstallationSource: 'LOCAL' }),
      ],
    };
    assert.deepEqual(lines(given), [
      '# Intended and installed',
      '2 differences among 2 root components.',
      'com.example.Press: Other version (info) | Thing group line-3, revision 4, asks for version 1.4.0. Version 1.3.0 is installed, although the device applied the deployment.',
      'com.example.Debug: Local override (info) | No target asks for it. A local deployment installed it. What a local deployment installed stays until another local deployment removes it.',
      '| Component | Asked for | Installed | Verdict | Target | Revision |',
      '| com.example.Press -> component com.example.Press | 1.4.0 | 1.3.0 | Other version (info) | thing group line-3 -> deployment | 4 |',
      '| com.example.Debug -> component com.example.Debug | not asked for | 0.1.0 | Local override (info) |  |  |',
      'Thing groups: line-3',
      'Thing groups loaded: 2026-11-23 10:00Z [copy]',
      'Latest revisions loaded: 2026-11-23 09:00Z [copy]',
    ]);
  });

  it('counts components that failed to deploy or are not applied yet, because they may not differ', () => {
    const summaryOf = (status: string): string | undefined =>
      lines({
        latest: [asked],
        deployments: [received(asked, { coreDeviceExecutionStatus: status })],
        components: [],
      })[1];
    assert.equal(summaryOf('FAILED'), 'No known differences among 1 root component, 1 failed to deploy.');
    assert.equal(summaryOf('QUEUED'), 'No known differences among 1 root component, 1 not applied yet.');
  });

  it('has a row for each target that asks for another version', () => {
    const given = { latest: [asked, onThing], deployments: [received(asked)], components: [installed('1.4.0')] };
    assert.deepEqual(lines(given).slice(2, -3), [
      "com.example.Press: Conflict (info) | Thing press-1, revision 2, asks for version 1.5.0. Thing group line-3, revision 4, asks for version 1.4.0. A device can't run both versions. Revise one of the deployments.",
      '| Component | Asked for | Installed | Verdict | Target | Revision |',
      '| com.example.Press -> component com.example.Press | 1.5.0 | 1.4.0 | Conflict (info) | thing press-1 -> deployment | 2 |',
      '| com.example.Press -> component com.example.Press | 1.4.0 | 1.4.0 | Conflict (info) | thing group line-3 -> deployment | 4 |',
    ]);
  });

  it('says why nothing is known, or why the thing groups are unknown', () => {
    const components = [installed('1.4.0')];
    assert.deepEqual(lines({ latest: undefined, components }), [
      `# ${title}`,
      "The latest deployments haven't loaded.",
    ]);
    const denied: DriftCase = {
      groups: [],
      gap: 'denied',
      latest: [asked],
      deployments: [received(asked)],
      components: [installed('1.4.0')],
    };
    assert.deepEqual(lines(denied).slice(1, 3), [
      'No known differences among 1 root component, 1 unknown.',
      'The thing groups of the device are unknown: iot:ListThingGroupsForThing or iot:DescribeThingGroup is missing.',
    ]);
    assert.match(lines({ ...denied, groups: ['line-3'] }).at(-3) ?? '', /^Thing groups: line-3 \| The thing groups/u);
  });

  it('says why verdicts are unknown, with the components of each reason', () => {
    const names = ['com.example.A', 'com.example.B', 'com.example.C', 'com.example.D'];
    const given = (count: number): DriftCase => ({
      components: names
        .slice(0, count)
        .map((componentName) => installed('1.0.0', { componentName, lastInstallationSource: undefined })),
    });
    const reason = "The device didn't report enough about the component.";
    assert.equal(lines(given(2))[2], `Unknown: com.example.A, com.example.B (unknown) | ${reason}`);
    assert.equal(lines(given(4))[2], `Unknown: 4 components (unknown) | ${reason}`);
  });

  it('says why something could not be loaded', () => {
    const permission = 'iot:ListThingGroupsForThing';
    const error = fleetError({ kind: 'denied', operation: 'ListThingGroupsForThing', permission }, 'no');
    const given: DriftCase = { groups: [], gap: 'denied', latest: undefined, components: [] };
    assert.match(lines(given, [error])[2] ?? '', /iot:ListThingGroupsForThing/u);
    assert.equal(lines(given, [error]).length, 3);
  });

  it('says that nothing is asked for', () => {
    assert.deepEqual(lines({ groups: [] }), [
      `# ${title}`,
      'No target asks for components, and none is installed as a root.',
      'Thing groups: none',
      'Thing groups loaded: 2026-11-23 10:00Z [copy]',
      'Latest revisions loaded: 2026-11-23 09:00Z [copy]',
    ]);
  });

  it('is missing in a panel without verdicts', () => {
    assert.deepEqual(sectionLines(coreDevicePanel(deviceFacts()), title), []);
  });

  it('explains 20 differences at most, and lists all', () => {
    const names = Array.from({ length: 30 }, (_, index) => `com.example.C${index}`);
    const components = names.map((componentName) => installed('1.0.0', { componentName }));
    const all = lines({ groups: [], components });
    assert.equal(all.filter((line) => line.startsWith('|')).length, 31);
    assert.equal(all.filter((line) => line.includes('Not asked for (info) | No target')).length, 20);
  });

  it('shows any data as text', () => {
    const unseen = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;
    const anyGap = fc.constantFrom(undefined, 'denied' as const, 'failed' as const);
    const lists = fc.record({
      deployments: fc.array(anyEffectiveDeployment, { maxLength: 4 }),
      components: fc.array(anyInstalledComponent, { maxLength: 4 }),
      definitions: fc.array(anyDeployment, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(anyCoreDevice, lists, anyGap, (device, { deployments, components, definitions }, gap) => {
        const membership = { groups: new Set(['line-3', '__proto__']), gap, readAt: hoursAgo(2) };
        const byId = new Map(definitions.map((one) => [one.deploymentId, one]));
        const revisions = new Revisions({
          latest: definitions,
          isComplete: () => true,
          definition: (id) => byId.get(id) ?? 'deleted',
        });
        const verdicts = verdictsOf({ device, details: undefined, deployments, components, membership }, revisions);
        const rows = [differencesRow(verdicts.components), ...verdicts.components.map(differenceRow)];
        const panel = coreDevicePanel(
          deviceFacts({ drift: { verdicts, membership, latestReadAt: undefined, errors: [] } }),
        );
        for (const line of [
          ...sectionLines(panel, title).map((text) => text.replaceAll(/\[copy [^]*?\]|-> [^|]*/gu, '')),
          ...rows.flatMap(({ label, description, accessibilityLabel }) => [label, description, accessibilityLabel]),
        ]) {
          assert.doesNotMatch(line, unseen);
          assert.doesNotMatch(line, leftOver);
        }
      }),
    );
  });
});
