import assert from 'node:assert/strict';
import { rolloutPanel, type RolloutFacts } from '../../../../../src/text/panels/deployments/rolloutPanel';
import type { Panel } from '../../../../../src/text/panels/panel';
import { tallyDevices } from '../../../../../src/greengrass/rollouts/deviceTally';
import { toDeployment } from '../../../../../src/greengrass/wire/toDeployment';
import { fleetError } from '../../../../../src/greengrass/ports/fleetError';
import { failedDeployment, hoursAgo, job, jobExecution, listedDeployment } from '../../../fixtures';
import { knownDevice } from '../facts';
import { sectionLines } from '../panelText';

const { place } = knownDevice();

/** The lines of a section, without its title. */
function sectionText(panel: Panel, id: string): readonly string[] {
  return sectionLines({ ...panel, sections: panel.sections.filter((section) => section.id === id) }).slice(1);
}

const deployment = listedDeployment({ deploymentId: 'd-3' });
const earlier = listedDeployment({ deploymentId: 'd-2', revisionId: '2', isLatestForTarget: false });
const effective = failedDeployment(['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL'], { deploymentId: 'd-3' });
const devices = tallyDevices([effective]);

function rollout(fields: Partial<RolloutFacts['rollout']> = {}): RolloutFacts['rollout'] {
  return {
    place,
    deployment,
    definition: undefined,
    job: undefined,
    error: undefined,
    devices,
    members: undefined,
    parent: undefined,
    ...fields,
  };
}

function facts(fields: Partial<RolloutFacts> = {}): RolloutFacts {
  return {
    address: { kind: 'deployment', connectionId: place.connectionId, targetArn: 'arn:t', deploymentId: 'd-3' },
    rollout: rollout({ job: job({}, { failed: 7, succeeded: 33 }) }),
    devices: [
      {
        thingName: 'press-1',
        outcome: 'failed',
        execution: jobExecution(),
        effective,
        isUncertain: false,
        replacedBy: undefined,
      },
      {
        thingName: 'press-2',
        outcome: 'inProgress',
        execution: jobExecution({ thingName: 'press-2', status: 'IN_PROGRESS' }),
        effective: undefined,
        isUncertain: true,
        replacedBy: undefined,
      },
    ],
    changes: { changed: { kind: 'first' }, distinctions: [] },
    revisions: undefined,
    subDeployments: [],
    errors: [],
    definitionError: undefined,
    readAt: hoursAgo(0),
    isLoading: false,
    isWatched: undefined,
    explain: (kind, code) => ({
      kind,
      code,
      meaning: 'M',
      remedy: 'R',
      errorTypes: ['DEVICE_ERROR'],
      finalRemedy: undefined,
      advice: '',
      lifecycleStep: undefined,
    }),
    ...fields,
  };
}

describe('the panel of a rollout', () => {
  it('says how many devices it failed on, and why', () => {
    const panel = rolloutPanel(facts());
    assert.deepEqual(panel.status, { words: '7 of 40 failed', severity: 'error' });
    assert.deepEqual(
      panel.summary.map(({ text }) => text),
      ['DISK_SPACE_CRITICAL', 'revision 3 for line-3'],
    );
    assert.deepEqual(sectionText(panel, 'outcome'), [
      'Devices by outcome: Failed 7, Succeeded 33',
      '40 devices notified so far.',
    ]);
    const causes = sectionText(panel, 'causes');
    assert.ok(causes.includes('  1 device. M') && causes.includes('  What to do: R'), causes.join('\n'));
  });

  it('says how many devices of the thing group were notified, once its members are known', () => {
    const counted = rollout({ job: job({}, { succeeded: 38 }), members: 40 });
    const [, sentence] = sectionText(rolloutPanel(facts({ rollout: counted })), 'outcome');
    assert.equal(sentence, '38 of 40 devices notified so far.');
  });

  it('says on how many devices a sub-deployment replaced it, and on which', () => {
    const sub = listedDeployment({ deploymentName: 'press-trial' });
    const replaced = facts().devices.map((device) => ({
      ...device,
      replacedBy: device.outcome === 'failed' ? sub : undefined,
    }));
    const panel = rolloutPanel(facts({ devices: replaced }));
    const [, sentence] = sectionText(panel, 'outcome');
    assert.equal(sentence, '40 devices notified so far. Replaced by a sub-deployment on 1 device.');
    const [, first = '', second = ''] = sectionText(panel, 'devices');
    assert.match(first, /press-1 .*Failed, replaced by sub-deployment press-trial/u);
    assert.doesNotMatch(second, /replaced/u);
  });

  it('says what it changed, unless its definition could not be loaded', () => {
    const first = 'This is the first revision for its target.';
    assert.deepEqual(sectionText(rolloutPanel(facts()), 'whatChanged'), [first]);
    const definitionError = fleetError({ kind: 'denied', permission: 'greengrass:GetDeployment' }, 'denied');
    const ids = rolloutPanel(facts({ definitionError })).sections.map(({ id }) => id);
    assert.ok(!ids.includes('whatChanged'), ids.join());
  });

  it('offers to compare it with the revision before, unless it is the first', () => {
    const actions = (kind: 'first' | 'loading'): readonly string[] =>
      rolloutPanel(facts({ changes: { changed: { kind }, distinctions: [] } })).actions;
    assert.ok(!actions('first').includes('compareWithPrevious'));
    assert.ok(actions('loading').includes('compareWithPrevious'));
  });

  it('lists its devices with links, and the ones that may have finished', () => {
    const [, first = '', second = ''] = sectionText(rolloutPanel(facts()), 'devices');
    assert.match(first, /press-1 -> .* Failed .*DISK_SPACE_CRITICAL/u);
    assert.match(second, /press-2 -> .* In progress, may have finished/u);
  });

  it('counts only known devices without the job, and says so', () => {
    const error = fleetError({ kind: 'denied', operation: 'DescribeJob', permission: 'iot:DescribeJob' }, 'no');
    const panel = rolloutPanel(facts({ rollout: rollout({ error }), errors: [error] }));
    assert.equal(panel.status?.words, '1 known failed');
    assert.deepEqual(
      sectionText(panel, 'outcome').at(-1),
      "AWS IoT counts aren't available. 1 known core device: 1 failed.",
    );
    assert.match(panel.notices[0]?.text ?? '', /iot:DescribeJob/u);
  });

  it('says why it was canceled, and that devices keep what was deleted', () => {
    const canceled = job({ status: 'CANCELED', reasonCode: 'ABORT_CRITERIA', comment: 'too many failures' });
    const [notice] = rolloutPanel(facts({ rollout: rollout({ job: canceled }) })).notices;
    assert.equal(
      notice?.text,
      "Canceled. Devices that hadn't finished don't get it. ABORT_CRITERIA: too many failures",
    );
    const gone = rolloutPanel(facts({ rollout: rollout({ error: { kind: 'notFound', operation: 'DescribeJob' } }) }));
    assert.match(gone.notices[0]?.text ?? '', /job of this deployment was deleted/u);
  });

  it('has the revisions, the newest first, with links to the others', () => {
    const revisions = [rollout({ deployment: earlier }), rollout()];
    const [, first = '', second = ''] = sectionText(rolloutPanel(facts({ revisions })), 'revisions');
    assert.match(first, /Revision 3 \(this one\) \|/u);
    assert.match(second, /Revision 2 -> /u);
  });

  it('leads to its parent and its sub-deployments, and has its settings in words', () => {
    const definition = toDeployment({
      deploymentId: 'd-3',
      iotJobId: 'job-1',
      iotJobConfiguration: { timeoutConfig: { inProgressTimeoutInMinutes: 60 } },
    });
    const sub = listedDeployment({
      deploymentId: 'd-9',
      deploymentName: 'trial',
      targetArn: 'arn:aws:iot:r:1:thinggroup/x',
    });
    const ofParent = { ...deployment, parentTargetArn: 'arn:aws:iot:r:1:thinggroup/all' };
    const panel = rolloutPanel(
      facts({ rollout: rollout({ deployment: ofParent, definition }), subDeployments: [sub] }),
    );
    const identity = sectionText(panel, 'identity').join('\n');
    assert.match(identity, /Sub-deployment of: thing group all -> /u);
    assert.match(identity, /Sub-deployment: trial, thing group x -> /u);
    assert.match(identity, /IoT job ID: job-1/u);
    assert.ok(sectionText(panel, 'policies').includes('A device times out after 60 minutes in progress.'));
  });
});
