import assert from 'node:assert/strict';
import { errorCodes, explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { Redactor } from '../../../../src/greengrass/redaction/redactor';
import { failureReport } from '../../../../src/text/reports/failureReport';
import { failedDeployment, installedComponent, now } from '../../fixtures';
import { knownDevice } from '../panels/facts';

const failed = failedDeployment(['DEPLOYMENT_FAILURE', 'DISK_SPACE_CRITICAL']);
const broken = installedComponent({ lifecycleState: 'BROKEN', lifecycleStatusCodes: ['STARTUP_ERROR'] });

describe('a failure report with log lines', () => {
  const on = knownDevice({ components: [broken], deployments: [failed] });
  const time = Date.UTC(2026, 10, 23, 9);
  const lines = [
    { time, level: 'ERROR', message: 'mqtts://gw:hunter2@mqtt.acme.example ```' },
    { time, level: undefined, message: 'press-1 of 123456789012 has password=hunter2' },
  ] as const;
  const report = (redactor?: Redactor): readonly string[] =>
    failureReport({ kind: 'coreDevice', on }, explainErrorCode, now, redactor, undefined, (address) =>
      address.kind === 'installedComponent' ? lines : undefined,
    ).split('\n');

  it('has them below the logs, in UTC, with secrets masked', () => {
    const text = report();
    const start = text.indexOf('### Log lines of `com.example.Press`');
    assert.ok(start > text.indexOf('## Logs') && start < text.indexOf('## Commands to verify'));
    assert.deepEqual(text.slice(start + 2, start + 8), [
      'Times are in UTC. What looks like a secret is masked.',
      '',
      '````text',
      '2026-11-23 09:00:00.000 ERROR mqtts://[masked]@mqtt.acme.example ```',
      '2026-11-23 09:00:00.000       press-1 of 123456789012 has password=[masked]',
      '````',
    ]);
  });

  it('has stand-ins in them when it is redacted', () => {
    const redactor = new Redactor(errorCodes);
    redactor.names.add('thing', 'press-1');
    const text = report(redactor).join('\n');
    assert.doesNotMatch(text, /press-1|123456789012|hunter2/u);
    assert.match(text, /has password=\[masked\]/u);
  });

  it('has none that the user has not asked for', () => {
    const text = failureReport({ kind: 'coreDevice', on }, explainErrorCode, now);
    assert.doesNotMatch(text, /Log lines/u);
  });
});
