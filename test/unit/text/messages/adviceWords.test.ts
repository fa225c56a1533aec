import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { groupFailures } from '../../../../src/greengrass/failures/failureGroups';
import type { Grouping } from '../../../../src/greengrass/failures/failureTopics';
import type { KnownDevice } from '../../../../src/greengrass/knownDevice';
import { adviceOf } from '../../../../src/text/messages/adviceWords';
import { coreDevice, effectiveDeployment, failedDeployment, hoursAgo, installedComponent } from '../../fixtures';
import { knownDevice } from '../panels/facts';

/** The advice for the first group of these devices. */
function adviceBy(grouping: Grouping, ...devices: readonly Partial<KnownDevice>[]): string | undefined {
  const known = devices.map((fields, index) =>
    knownDevice({ device: coreDevice({ coreDeviceThingName: `press-${index}` }), ...fields }),
  );
  const [group] = groupFailures(known, grouping, () => true);
  assert.ok(group !== undefined);
  return adviceOf(group, explainErrorCode, 'utc');
}

const advice = (...devices: readonly Partial<KnownDevice>[]): string | undefined => adviceBy('code', ...devices);

const broken = (componentName: string, codes: readonly string[] = []): Partial<KnownDevice> => ({
  components: [
    installedComponent({
      componentName,
      lifecycleState: 'BROKEN',
      lifecycleStatusCodes: codes,
      lastStatusChangeTimestamp: hoursAgo(3),
    }),
  ],
});

describe('the advice above the failures', () => {
  it('is the start of the remedy of the code', () => {
    const { remedy = '' } = explainErrorCode('component', 'STARTUP_ERROR') ?? {};
    const words = advice(broken('com.acme.Press', ['STARTUP_ERROR']), broken('com.acme.Press', ['STARTUP_ERROR']));
    const [what, said = ''] = words?.split(': ') ?? [];
    assert.equal(what, '2 × STARTUP_ERROR in com.acme.Press');
    assert.ok(said.length > 10 && said.endsWith('.') && remedy.startsWith(said), said);
  });

  it('names no component if several have the code', () => {
    const words = advice(broken('com.acme.Press', ['RUN_ERROR']), broken('com.acme.Saw', ['RUN_ERROR']));
    assert.match(words ?? '', /^2 × RUN_ERROR: [A-Z]/u);
  });

  it('says which log to check if there is no code', () => {
    assert.match(
      advice(broken('com.acme.Press'), broken('com.acme.Press')) ?? '',
      /^2 × Broken, no error code in com\.acme\.Press: Check the log of com\.acme\.Press\./u,
    );
    assert.match(
      advice(broken('com.acme.Press'), broken('com.acme.Saw')) ?? '',
      /^2 × Broken, no error code: Check the log.*\./u,
    );
  });

  it('is that of the only code of a component', () => {
    const words = adviceBy('component', broken('com.acme.Press', ['STARTUP_ERROR']));
    assert.match(words ?? '', /^1 × STARTUP_ERROR in com\.acme\.Press: [A-Z]/u);
    const several = adviceBy('component', broken('com.acme.Press', ['STARTUP_ERROR']), broken('com.acme.Press', ['A']));
    assert.equal(several, undefined);
  });

  it('is absent before the cause is known', () => {
    assert.equal(advice({ device: coreDevice({ status: 'UNHEALTHY' }) }), undefined);
  });

  it('makes hostile names visible', () => {
    const words = advice({ deployments: [effectiveDeployment(), failedDeployment(['A\u202eB\n'])] });
    assert.match(words ?? '', /^1 × A\\u202eB /u);
  });
});
