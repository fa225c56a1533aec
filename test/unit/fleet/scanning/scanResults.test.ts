import assert from 'node:assert/strict';
import { isFleetScanned } from '../../../../src/fleet/scanning/scanResults';
import type { ScanState } from '../../../../src/fleet/scanning/scanState';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';

const through: ScanState = {
  kind: 'quick',
  isAutomatic: true,
  phase: 'done',
  parts: [{ part: 'deployments', done: 2, total: 2, isListed: true }],
  failures: [],
  failing: 1,
  requests: 9,
  left: 0,
  progress: 1,
  startedAt: new Date(0),
  endedAt: new Date(1),
};
const running: ScanState = { ...through, phase: 'running', endedAt: undefined };
const denied = { part: 'deployments', isList: false, error: fleetError({ kind: 'denied' }, 'no') } as const;

describe('whether the fleet is scanned', () => {
  const cases: readonly (readonly [
    name: string,
    scan: ScanState | undefined,
    earlier: ScanState | undefined,
    boolean,
  ])[] = [
    ['is no before a scan', undefined, undefined, false],
    ['is yes after a quick scan', through, undefined, true],
    ['is yes after a full scan', { ...through, kind: 'full' }, undefined, true],
    ['is no while the first scan runs', running, undefined, false],
    ['stays yes while another scan runs', running, through, true],
    ['is no after a scan that stopped', { ...through, phase: 'stopped', left: 3 }, through, false],
    ['is no after a scan that was canceled', { ...through, phase: 'canceled' }, through, false],
    ["is no after a scan that couldn't read everything", { ...through, failures: [denied] }, through, false],
    ['is no after a scan of components alone', { ...through, kind: 'components' }, undefined, false],
    ['stays yes after a scan of components', { ...through, kind: 'allComponents' }, through, true],
  ];
  for (const [name, scan, earlier, expected] of cases) {
    it(name, () => {
      assert.equal(isFleetScanned({ scan, earlier }), expected);
    });
  }
});
