import assert from 'node:assert/strict';
import { explainErrorCode } from '../../../../src/greengrass/codes/errorCodes';
import { failureReport } from '../../../../src/text/reports/failureReport';
import { installedComponent, now } from '../../fixtures';
import { knownDevice } from '../panels/facts';

const broken = installedComponent({ lifecycleState: 'BROKEN', lifecycleStatusCodes: ['STARTUP_ERROR'] });

describe('the logs in a failure report', () => {
  it('are those of the nucleus and of at most three components that made something fail', () => {
    const names = ['a', 'b', 'c', 'd'].map((name) => `com.acme.${name}`);
    const components = names.map((componentName) => installedComponent({ ...broken, componentName }));
    const manager = installedComponent({ componentName: 'aws.greengrass.LogManager' });
    const on = knownDevice({ components: [...components, manager] });
    const report = failureReport({ kind: 'coreDevice', on }, explainErrorCode, now);
    const logs = report.slice(report.indexOf('## Logs'), report.indexOf('## Commands to verify')).split('\n');
    assert.deepEqual(
      logs.flatMap((line) => /^- (?<name>[^:]+)/u.exec(line)?.groups?.['name'] ?? []),
      [
        ...['nucleus', ...names.slice(0, 3)].flatMap((name) => [`Log file, ${name}`, `Command for the log, ${name}`]),
        ...['nucleus', ...names.slice(0, 3)].map((name) => `CloudWatch log group, ${name}`),
      ],
    );
  });

  it('are only that of the nucleus for a plugin, in whose process it runs', () => {
    const component = installedComponent({ ...broken, componentName: 'aws.greengrass.ShadowManager' });
    const on = knownDevice({ components: [component] });
    for (const subject of [
      { kind: 'coreDevice', on } as const,
      { kind: 'installedComponent', on, component } as const,
    ]) {
      const report = failureReport(subject, explainErrorCode, now);
      assert.ok(report.includes('- Log file, nucleus: `/greengrass/v2/logs/greengrass.log`'));
      assert.ok(!report.includes('ShadowManager.log'));
    }
  });
});
