import assert from 'node:assert/strict';
import type { InstalledComponent } from '../../../../src/greengrass/model';
import { installedComponentRow } from '../../../../src/text/rows/installedComponentRow';
import { installedComponent } from '../../fixtures';

describe('row of an installed component', () => {
  const scenarios: readonly (readonly [
    what: string,
    fields: Partial<InstalledComponent>,
    seen: string,
    heard: string,
  ])[] = [
    ['that runs', {}, 'play-circle success: 1.4.2 · Running', 'Component com.example.Press, version 1.4.2, Running'],
    [
      'that is broken',
      { lifecycleState: 'BROKEN', lifecycleStatusCodes: ['STARTUP_ERROR', 'STARTUP_TIMEOUT'] },
      'error error: 1.4.2 · Broken · STARTUP_TIMEOUT',
      'Component com.example.Press, version 1.4.2, Broken, STARTUP_TIMEOUT',
    ],
    [
      'that is errored, a dependency',
      { lifecycleState: 'ERRORED', lifecycleStatusCodes: ['RUN_ERROR'], isRoot: false },
      'warning warning: 1.4.2 · Errored · RUN_ERROR',
      'Dependency com.example.Press, version 1.4.2, Errored, RUN_ERROR',
    ],
    [
      'that is errored without a code, or with an empty or placeholder one',
      { lifecycleState: 'ERRORED', lifecycleStatusCodes: ['', 'NONE'] },
      'warning warning: 1.4.2 · Errored',
      'Component com.example.Press, version 1.4.2, Errored',
    ],
    [
      'without a version',
      { componentVersion: undefined },
      'play-circle success: Running',
      'Component com.example.Press, Running',
    ],
    [
      'in a state from the future',
      { lifecycleState: 'UNINSTALLING' },
      'question unknown: 1.4.2 · UNINSTALLING',
      'Component com.example.Press, version 1.4.2, UNINSTALLING',
    ],
    [
      'in no state',
      { lifecycleState: undefined },
      'question unknown: 1.4.2 · No status',
      'Component com.example.Press, version 1.4.2, No status',
    ],
  ];
  for (const [what, fields, seen, heard] of scenarios) {
    it(what, () => {
      const row = installedComponentRow(installedComponent(fields));
      assert.equal(row.label, 'com.example.Press');
      assert.equal(`${row.icon} ${row.severity}: ${row.description}`, seen);
      assert.equal(row.accessibilityLabel, heard);
    });
  }

  it('has a label though the service sent no name', () => {
    assert.equal(installedComponentRow(installedComponent({ componentName: '' })).label, '(no name)');
  });
});
