import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { groupFailures, placesIn } from '../../../../src/greengrass/failures/failureGroups';
import type { KnownDevice } from '../../../../src/greengrass/knownDevice';
import { adviceOf } from '../../../../src/text/messages/adviceWords';
import { coreDevice, effectiveDeployment, failedDeployment, hoursAgo, installedComponent } from '../../fixtures';
import { knownDevice } from '../panels/facts';

/** The advice for the first group by error code of these devices. */
function advice(...devices: readonly Partial<KnownDevice>[]): string | undefined {
  const known = devices.map((fields, index) =>
    knownDevice({ device: coreDevice({ coreDeviceThingName: `press-${index}` }), ...fields }),
  );
  const [group] = groupFailures(known, 'code', () => true);
  const [on] = group?.devices ?? [];
  assert.ok(group !== undefined && on !== undefined);
  const [place] = placesIn(on, 'code', group);
  assert.ok(place?.failure !== undefined);
  return adviceOf(group, place.failure, on, explainErrorCode, 'utc');
}

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

  it('says which log to check if there is no code, with the time only for a single device', () => {
    assert.equal(
      advice(broken('com.acme.Press')),
      '1 × Broken, no error code in com.acme.Press: Check the log of com.acme.Press around 2026-11-23 09:00 UTC.',
    );
    assert.match(
      advice(broken('com.acme.Press'), broken('com.acme.Press')) ?? '',
      /^2 × Broken, no error code in com\.acme\.Press: Check the log of com\.acme\.Press\./u,
    );
  });

  it('is absent if there is no code and each device has another log to check', () => {
    assert.equal(advice(broken('com.acme.Press'), broken('com.acme.Saw')), undefined);
  });

  it('makes hostile names visible', () => {
    const words = advice({ deployments: [effectiveDeployment(), failedDeployment(['A\u202eB\n'])] });
    assert.match(words ?? '', /^1 × A\\u202eB /u);
  });
});
