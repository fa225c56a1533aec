import assert from 'node:assert/strict';
import type { InstalledComponent } from '../../../../src/greengrass/model';
import { installedComponentRow } from '../../../../src/text/rows/installedComponentRow';
import { installedComponent } from '../../fixtures';

describe('the row of an installed component', () => {
  const scenarios: readonly (readonly [
    what: string,
    fields: Partial<InstalledComponent>,
    shown: string,
    spoken: string,
  ])[] = [
    [
      'shows a running component',
      {},
      'play-circle success: 1.4.2',
      'Component com.example.Press, version 1.4.2, Running',
    ],
    [
      'shows a broken component',
      { lifecycleState: 'BROKEN', lifecycleStatusCodes: ['STARTUP_ERROR', 'STARTUP_TIMEOUT'] },
      'error error: STARTUP_TIMEOUT · 1.4.2',
      'Component com.example.Press, version 1.4.2, Broken, STARTUP_TIMEOUT',
    ],
    [
      'shows an errored dependency',
      { lifecycleState: 'ERRORED', lifecycleStatusCodes: ['RUN_ERROR'], isRoot: false },
      'warning warning: RUN_ERROR · 1.4.2',
      'Dependency com.example.Press, version 1.4.2, Errored, RUN_ERROR',
    ],
    [
      'leaves out an empty code and the placeholder NONE',
      { lifecycleState: 'ERRORED', lifecycleStatusCodes: ['', 'NONE'] },
      'warning warning: Errored · 1.4.2',
      'Component com.example.Press, version 1.4.2, Errored',
    ],
    [
      'leaves out an absent version',
      { componentVersion: undefined },
      'play-circle success: ',
      'Component com.example.Press, Running',
    ],
    [
      'keeps the state before a code that is no failure',
      { lifecycleStatusCodes: ['RUN_ERROR'] },
      'play-circle success: Running · RUN_ERROR · 1.4.2',
      'Component com.example.Press, version 1.4.2, Running, RUN_ERROR',
    ],
    [
      'shows an unknown state as itself',
      { lifecycleState: 'UNINSTALLING' },
      'question unknown: UNINSTALLING · 1.4.2',
      'Component com.example.Press, version 1.4.2, UNINSTALLING',
    ],
    [
      'shows an absent state',
      { lifecycleState: undefined },
      'question unknown: No status · 1.4.2',
      'Component com.example.Press, version 1.4.2, No status',
    ],
  ];
  for (const [what, fields, shown, spoken] of scenarios) {
    it(what, () => {
      const row = installedComponentRow(installedComponent(fields));
      assert.equal(row.label, 'com.example.Press');
      assert.equal(`${row.icon} ${row.severity}: ${row.description}`, shown);
      assert.equal(row.accessibilityLabel, spoken);
    });
  }

  it('has a label even if AWS sent no name', () => {
    assert.equal(installedComponentRow(installedComponent({ componentName: '' })).label, '(no name)');
  });
});
