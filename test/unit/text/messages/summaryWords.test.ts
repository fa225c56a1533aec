import assert from 'node:assert/strict';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import type { ScanState } from '../../../../src/fleet/scanning/scanState';
import {
  badgeWords,
  summaryMessage,
  summaryWords,
  type SummaryFacts,
} from '../../../../src/text/messages/summaryWords';

const now = new Date('2026-11-29T10:00:00Z');
const before = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
const scan: ScanState = {
  kind: 'full',
  isAutomatic: true,
  phase: 'done',
  parts: [{ part: 'deployments', done: 12, total: 12, isListed: true }],
  failures: [],
  failing: 26,
  requests: 77,
  left: 0,
  progress: 0,
  startedAt: before(3),
  endedAt: before(2),
};
const facts: SummaryFacts = {
  known: 1_480,
  isWhole: true,
  failing: 26,
  stuck: 0,
  stale: 10,
  scan,
  earlier: undefined,
  isLive: true,
  now,
};
const quick: ScanState = { ...scan, kind: 'quick' };
const ended = (minutes: number): ScanState => ({ ...scan, endedAt: before(minutes) });
const running: ScanState = { ...scan, phase: 'running', endedAt: undefined };
const nothingListed: ScanState = { ...scan, parts: [{ part: 'deployments', done: 0, total: 0, isListed: false }] };
const denied = { part: 'deployments', isList: true, error: fleetError({ kind: 'denied' }, 'no') } as const;

describe('the summary of a fleet', () => {
  const table: readonly (readonly [what: string, facts: Partial<SummaryFacts>, seen: string])[] = [
    ['counts what is known', {}, '1,480 core devices · 26 failing · 10 stale · scanned 2 min ago'],
    [
      'counts stuck devices, as the badge does',
      { failing: 24, stuck: 2 },
      '1,480 core devices · 24 failing · 2 stuck · 10 stale · scanned 2 min ago',
    ],
    [
      'has no zeros except the one that a scan found',
      { failing: 0, stale: 0 },
      '1,480 core devices · none failing · scanned 2 min ago',
    ],
    ['is no all-clear before a scan', { failing: 0, scan: undefined, stale: 0 }, '1,480 core devices · not scanned'],
    [
      'is no all-clear during the first scan',
      { failing: 0, scan: running, stale: 0 },
      '1,480 core devices · scanning…',
    ],
    [
      'says how far the first scan is, but never that it is through',
      { scan: { ...running, progress: 0.429 }, stale: 0 },
      '1,480 core devices · 26 failing · scanning, 42%…',
    ],
    [
      'has no percentage of a list that is not loaded to its end',
      { isWhole: false, scan: { ...running, progress: 0.429 }, stale: 0 },
      '26+ failing · 1,480 devices loaded · scanning…',
    ],
    [
      'has at most 99 percent before the end',
      { scan: { ...running, progress: 1 }, stale: 0 },
      '1,480 core devices · 26 failing · scanning, 99%…',
    ],
    [
      'counts failures before a scan',
      { failing: 5, scan: undefined, stale: 0 },
      '1,480 core devices · 5 failing · not scanned',
    ],
    [
      'keeps its age during a scan in the background',
      { scan: running, earlier: ended(16), stale: 0 },
      '1,480 core devices · 26 failing · scanned 16 min ago',
    ],
    [
      'says that a scan by the user is running',
      { scan: { ...running, isAutomatic: false }, earlier: ended(16), stale: 0 },
      '1,480 core devices · 26 failing · scanning…',
    ],
    [
      'has the least number if the last scan could not read everything',
      { isWhole: false, scan: { ...quick, failures: [denied] }, stale: 0 },
      '26+ failing · 1,480 devices loaded · partial quick scan 2 min ago',
    ],
    [
      'is no all-clear if only components were scanned',
      { isWhole: false, failing: 0, scan: { ...scan, kind: 'components' }, stale: 0 },
      'None failing so far · 1,480 devices loaded · scanned 2 min ago',
    ],
    [
      'keeps the number of an earlier scan while another one runs',
      { isWhole: false, scan: { ...running, isAutomatic: false }, earlier: quick, stale: 0 },
      '26 failing in the fleet · 1,480 devices loaded · scanning…',
    ],
    [
      'has the least number if only components were scanned',
      { isWhole: false, scan: { ...scan, kind: 'components' }, stale: 0 },
      '26+ failing · 1,480 devices loaded · scanned 2 min ago',
    ],
    [
      'tells a quick scan, which finds failures on core devices that are not loaded, from a full one',
      { isWhole: false, known: 1_026, failing: 29, stale: 63, scan: quick },
      '29 failing in the fleet · 63 stale of 1,026 loaded · quick scan 2 min ago',
    ],
    [
      'has the kind of the earlier scan during a scan in the background',
      { scan: running, earlier: { ...quick, endedAt: before(16) }, stale: 0 },
      '1,480 core devices · 26 failing · quick scan 16 min ago',
    ],
    [
      'says what is left of a quick scan',
      { scan: { ...quick, phase: 'stopped', left: 1_200 }, stale: 0 },
      '1,480 core devices · 26 failing so far · partial quick scan 2 min ago, 1,200+ requests left',
    ],
    [
      "says that something couldn't be read by a quick scan",
      { scan: { ...quick, failures: [denied] }, stale: 0 },
      '1,480 core devices · 26 failing · partial quick scan 2 min ago',
    ],
    [
      'is no all-clear if a scan stopped before its end',
      { failing: 0, scan: { ...running, left: 9 }, earlier: { ...quick, left: 7, phase: 'stopped' }, stale: 0 },
      '1,480 core devices · none failing so far · partial quick scan 2 min ago, 7+ requests left',
    ],
    [
      'says what is left',
      { scan: { ...scan, phase: 'stopped', left: 1_200 }, stale: 0 },
      '1,480 core devices · 26 failing so far · partly scanned 2 min ago, 1,200+ requests left',
    ],
    [
      "says that something couldn't be scanned",
      { scan: { ...scan, failures: [denied] }, stale: 0 },
      '1,480 core devices · 26 failing · partly scanned 2 min ago',
    ],
    [
      'is not scanned if nothing could be listed',
      { scan: { ...nothingListed, failures: [denied] }, failing: 1, stale: 0 },
      '1,480 core devices · 1 failing · not scanned',
    ],
    [
      'keeps the age of an earlier scan if nothing could be listed',
      { scan: nothingListed, earlier: ended(60), stale: 0 },
      '1,480 core devices · 26 failing · scanned 1 h ago',
    ],
    [
      'says that there are more core devices',
      { isWhole: false, known: 1_000, stale: 0 },
      '26 failing in the fleet · 1,000 devices loaded · scanned 2 min ago',
    ],
    [
      'has one core device',
      { known: 1, failing: 1, stale: 1 },
      '1 core device · 1 failing · 1 stale · scanned 2 min ago',
    ],
    ['of a snapshot has no scan', { isLive: false, scan: undefined, failing: 0 }, '1,480 core devices · 10 stale'],
  ];
  for (const [what, some, seen] of table) {
    it(what, () => {
      assert.equal(summaryWords({ ...facts, ...some }), seen);
    });
  }
});

describe('the tooltip of the badge', () => {
  const table: readonly (readonly [what: string, facts: readonly Partial<SummaryFacts>[], seen: string])[] = [
    ['counts', [{}], '26 failing or stuck core devices'],
    ['says that only a quick scan ran', [{ scan: quick }], '26 failing or stuck core devices (quick scan)'],
    [
      'says that a scan stopped before its end',
      [{ scan: { ...quick, phase: 'stopped', left: 9 } }],
      '26 failing or stuck core devices so far (quick scan)',
    ],
    ['says that there are more core devices', [{ isWhole: false }], '26 failing or stuck core devices so far'],
    ['says that nothing is scanned', [{ scan: undefined }], '26 failing or stuck core devices (not scanned)'],
    ['says nothing of a scan that is running', [{ scan: running }], '26 failing or stuck core devices'],
    ['has no scan of a snapshot', [{ scan: undefined, isLive: false }], '26 failing or stuck core devices'],
    [
      'says the least of several fleets',
      [{}, { scan: quick }, { scan: undefined }],
      '26 failing or stuck core devices (not scanned, quick scan)',
    ],
  ];
  for (const [what, some, seen] of table) {
    it(what, () => {
      assert.equal(
        badgeWords(
          26,
          some.map((fleet) => ({ ...facts, ...fleet })),
        ),
        seen,
      );
    });
  }
});

describe('the message above the rows', () => {
  const loaded = 'Core devices loaded 2026-11-29 10:00 UTC.';
  it('is the summary, and the sentences after it', () => {
    assert.equal(
      summaryMessage('2 core devices · scanned 2 min ago', [loaded]),
      `2 core devices · scanned 2 min ago. ${loaded}`,
    );
    assert.equal(summaryMessage('2 core devices · scanning…', [loaded]), `2 core devices · scanning… ${loaded}`);
    assert.equal(summaryMessage('2 core devices · scanning…', []), '2 core devices · scanning…');
    assert.equal(summaryMessage(undefined, [loaded, 'Filter: failing.']), `${loaded} Filter: failing.`);
    assert.equal(summaryMessage(undefined, []), undefined);
  });
});
