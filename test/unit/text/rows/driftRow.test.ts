import assert from 'node:assert/strict';
import { verdictSentences } from '../../../../src/text/messages/drift/driftWords';
import { differencesIn } from '../../../../src/greengrass/drift/verdictsOf';
import {
  differenceRow,
  differencesRow,
  differingComponentRow,
  differingDevicesRow,
} from '../../../../src/text/rows/driftRow';
import {
  asked,
  applied,
  arnOf,
  installed,
  press,
  received,
  revision,
  verdictsIn,
  type DriftCase,
} from '../../greengrass/drift/driftCase';

const other = installed('2.0.0', { componentName: 'com.example.Other', isRoot: false });

const cases: readonly (readonly [DriftCase, description: string, icon: string])[] = [
  [{ ...applied, components: [installed('1.3.0')] }, 'Other version · 1.3.0 instead of 1.4.0', 'diff-modified'],
  [{ ...applied, components: [other] }, 'Missing · 1.4.0', 'diff-removed'],
  [{ ...applied, groups: [], components: [installed('1.4.0')] }, 'Not asked for · 1.4.0', 'diff-added'],
  [
    { ...applied, components: [installed('1.3.0', { lastInstallationSource: 'LOCAL' })] },
    'Local override · 1.3.0 instead of 1.4.0',
    'edit',
  ],
  [{ components: [installed('1.3.0', { lastInstallationSource: 'LOCAL' })] }, 'Local override · 1.3.0', 'edit'],
  [
    { ...applied, latest: [asked, revision(2, { [press]: '1.5.0' }, { targetArn: arnOf('press-1', 'thing') })] },
    'Conflict · 1.5.0 or 1.4.0',
    'git-compare',
  ],
];

describe('the row of a difference', () => {
  for (const [given, description, icon] of cases) {
    it(`is "${description}"`, () => {
      const [difference] = differencesIn(verdictsIn(given));
      assert.ok(difference);
      const row = differenceRow(difference);
      assert.deepEqual([row.label, row.description, row.icon, row.severity], [press, description, icon, 'info']);
      assert.equal(row.accessibilityLabel, `Component ${press}, ${description.replace(' · ', ', ')}`);
    });
  }

  it('is an error if a deployment failed because of a conflict, but not for all devices with the same one', () => {
    const onThing = revision(2, { [press]: '1.5.0' }, { targetArn: arnOf('press-1', 'thing') });
    const reason = `FAILED_NO_STATE_CHANGE: Component ${press} version constraints: thinggroup/line-3 requires =1.4.0, thing/press-1 requires =1.5.0.`;
    const failed = received(onThing, { coreDeviceExecutionStatus: 'FAILED', reason });
    const [example] = differencesIn(
      verdictsIn({ ...applied, latest: [asked, onThing], deployments: [...applied.deployments, failed] }),
    );
    assert.ok(example);
    const { description, severity } = differenceRow(example);
    assert.deepEqual([description, severity], ['Conflict, deployment failed · 1.5.0 or 1.4.0', 'error']);
    const group = differingComponentRow({ example, thingNames: ['press-1', 'press-2'] }, false);
    assert.deepEqual([group.description, group.severity], ['Conflict', 'info']);
    assert.match(
      verdictSentences(example, []),
      /A device can't run both versions\. The deployment to thing press-1 failed because of this\. Revise one/u,
    );
  });

  it('is below a row that counts them by verdict, the most important first', () => {
    const local = installed('0.1.0', { componentName: 'com.example.Debug', lastInstallationSource: 'LOCAL' });
    const two = differencesIn(verdictsIn({ ...applied, components: [local, other] }));
    assert.deepEqual(differencesRow(two), {
      label: 'Differences (2)',
      description: '1 missing, 1 local override',
      icon: 'diff',
      severity: 'info',
      accessibilityLabel: 'Differences (2), 1 missing, 1 local override',
    });
  });
});

describe('the rows of devices that differ', () => {
  it('count them, without the look of a failure', () => {
    assert.deepEqual(differingDevicesRow(1200), {
      label: '1,200 differ from what was asked',
      description: '',
      icon: 'diff',
      severity: 'info',
      accessibilityLabel: '1,200 devices differ from what was asked',
    });
    assert.equal(differingDevicesRow(1).label, '1 differs from what was asked');
  });

  it('name the component after the number, and say that it is as asked once no device is left', () => {
    const [example] = differencesIn(verdictsIn({ ...applied, components: [other] }));
    assert.ok(example);
    const group = { example, thingNames: ['a', 'b'] };
    assert.deepEqual(differingComponentRow(group, false), {
      label: `2 × ${press}`,
      description: 'Missing',
      icon: 'diff-removed',
      severity: 'info',
      accessibilityLabel: `Component ${press}, Missing, 2 devices`,
    });
    const gone = differingComponentRow(group, true);
    assert.deepEqual([gone.label, gone.description, gone.icon], [press, 'As asked', 'pass']);
  });
});
