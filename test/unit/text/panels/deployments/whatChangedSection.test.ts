import assert from 'node:assert/strict';
import { fleetError } from '../../../../../src/greengrass/ports/fleetError';
import { changesBetween } from '../../../../../src/greengrass/rollouts/changes';
import type { Distinction } from '../../../../../src/greengrass/rollouts/distinctions';
import type { ChangeFacts, WhatChanged } from '../../../../../src/greengrass/rollouts/whatChanged';
import { errorCodes, explainErrorCode } from '../../../../../src/greengrass/codes/errorCodes';
import { Redactor } from '../../../../../src/greengrass/redaction/redactor';
import { effectiveDeploymentHover } from '../../../../../src/text/hovers/devices/effectiveDeploymentHover';
import { effectiveDeploymentPanel } from '../../../../../src/text/panels/deployments/effectiveDeploymentPanel';
import { noCauses } from '../../../../../src/text/reports/causeLines';
import { failureReport } from '../../../../../src/text/reports/failureReport';
import { definition, failedDeployment, now, specification } from '../../../fixtures';
import { deploymentContext, hoverLines } from '../../hovers/hoverText';
import { deviceFacts, knownDevice } from '../facts';
import { sectionLines } from '../panelText';

const before = definition({ components: { 'com.acme.Press': specification('1.0.0', { merge: '{"a":"hunter2"}' }) } });
const after = definition({
  components: {
    'com.acme.Press': specification('1.0.0', { merge: '{"a":"hunter3"}' }),
    'com.acme.press-1.Camera': specification('2.0.0'),
  },
});
const changed: WhatChanged = {
  kind: 'changes',
  since: { revisionId: '2' },
  baseline: 'succeeded',
  changes: changesBetween(before, after),
};
const distinction: Distinction = {
  kind: 'platform',
  value: 'windows',
  size: 2,
  failed: 2,
  other: { value: 'linux', size: 9 },
  succeeded: 10,
};
const failed = failedDeployment(['DISK_SPACE_CRITICAL']);

function panelLines(changes: ChangeFacts | undefined, place = deviceFacts().place): readonly string[] {
  const requested = { deployment: undefined, error: undefined };
  const facts = deviceFacts({ place, deployments: [failed] });
  return sectionLines(effectiveDeploymentPanel(facts, failed, requested, changes), 'What changed');
}

describe('what a failed deployment changed', () => {
  it('is a section of its panel', () => {
    assert.deepEqual(panelLines({ changed, distinctions: [distinction] }), [
      '# What changed',
      '2 changes since revision 2, the last one that succeeded on this device.',
      'com.acme.Press: configuration changed',
      'com.acme.press-1.Camera: 2.0.0 added',
      'Failed on 2 known core devices, all with platform windows. Succeeded on 10, 9 with platform linux.',
    ]);
    assert.deepEqual(panelLines(undefined), []);
  });

  const denied = fleetError(
    { kind: 'denied', operation: 'ListDeployments', permission: 'greengrass:ListDeployments' },
    'denied',
  );
  const states: readonly (readonly [WhatChanged, RegExp])[] = [
    [{ kind: 'first' }, /^This is the first revision for its target\.$/u],
    [{ kind: 'unlisted' }, /^AWS doesn't list the revision before this one\.$/u],
    [{ kind: 'loading' }, /^Loading…$/u],
    [{ kind: 'notLoaded' }, /^Refresh to compare this deployment with an earlier revision\.$/u],
    [{ kind: 'failed', error: denied }, /greengrass:ListDeployments/u],
  ];
  for (const [state, words] of states) {
    it(`says so if the comparison is ${state.kind}`, () => {
      const [, line = '', ...others] = panelLines({ changed: state, distinctions: [] });
      assert.match(line, words);
      assert.deepEqual(others, []);
    });
  }

  it('says that the revision before is missing in a snapshot', () => {
    const { place } = deviceFacts();
    const [, line] = panelLines({ changed: { kind: 'unlisted' }, distinctions: [] }, { ...place, asOf: now });
    assert.equal(line, "The revision before this one isn't in the snapshot.");
  });

  it('is one line of the hover once it is known', () => {
    const linesOf = (changes: ChangeFacts | undefined): readonly string[] =>
      hoverLines(
        effectiveDeploymentHover(
          {
            ...deploymentContext(failed),
            deployment: failed,
            by: undefined,
            blockedBy: [],
            nucleus: { isLite: false, coreVersion: '2.18.2' },
            componentName: undefined,
            changes,
          },
          explainErrorCode,
        ),
      );
    const without = linesOf(undefined);
    assert.deepEqual(linesOf({ changed: { kind: 'first' }, distinctions: [] }), without);
    assert.deepEqual(
      linesOf({ changed, distinctions: [distinction] }).filter((line) => !without.includes(line)),
      [
        'What changed: 2 changes since revision 2: com.acme.Press (configuration changed), com.acme.press-1.Camera added',
        'Failed on 2 known core devices, all with platform windows. Succeeded on 10, 9 with platform linux.',
      ],
    );
  });

  it('is part of the failure report, with stand-ins if it is redacted', () => {
    const on = knownDevice({ deployments: [failed] });
    const subject = { kind: 'effectiveDeployment', on, deployment: failed } as const;
    const causes = { ...noCauses, changesOf: (): ChangeFacts => ({ changed, distinctions: [distinction] }) };
    const report = failureReport(subject, explainErrorCode, now, undefined, causes);
    assert.match(report, /- What changed: `2 changes since revision 2: .*com\.acme\.press-1\.Camera added`/u);
    assert.match(report, /- Failed on 2 known core devices, all with platform windows\./u);
    const redacted = failureReport(subject, explainErrorCode, now, new Redactor(errorCodes), causes);
    assert.match(redacted, /- What changed: `2 changes since revision 2: .*com\.acme\.thing-1\.Camera added`/u);
    assert.doesNotMatch(redacted, /press-1/u);
    assert.doesNotMatch(report + redacted, /hunter/u);
  });
});
