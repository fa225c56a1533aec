import assert from 'node:assert/strict';
import type { IndexCoverage } from '../../../../src/fleet/components/indexCoverage';
import type { ScanState } from '../../../../src/fleet/scanning/scanState';
import { fleetError } from '../../../../src/greengrass/ports/fleetError';
import { componentGroupHover } from '../../../../src/text/hovers/components/componentGroupHover';
import { componentGroupFacts } from '../../../../src/text/hovers/components/componentGroupFacts';
import { componentStateHover } from '../../../../src/text/hovers/components/componentStateHover';
import { coverageLine, coverageSentences } from '../../../../src/text/messages/components/componentCoverageWords';
import { componentScanMessage } from '../../../../src/text/messages/components/componentScanWords';
import { halfScanned, knownComponent, versionSpread } from '../componentFixtures';
import { hoverLines } from '../hovers/hoverText';

const at = { profile: undefined, region: 'eu-west-1' };
const whole: IndexCoverage = { scanned: 20, known: 20, isWhole: true, isIndexing: false };

describe('the words for how much is known about where components run', () => {
  const cases: readonly (readonly [coverage: Partial<IndexCoverage>, line: string])[] = [
    [{}, ''],
    [{ scanned: 14 }, '14 of 20 core devices scanned.'],
    [{ scanned: 0, known: 1 }, '0 of 1 core device scanned.'],
    [{ isWhole: false }, '20 of 20 or more core devices scanned.'],
    [{ scanned: 0, known: 0, isWhole: false }, 'Core devices not listed yet.'],
    [{ isIndexing: true }, 'Counting the components of the scanned core devices…'],
  ];
  for (const [coverage, line] of cases) {
    it(`are "${line}" for ${JSON.stringify(coverage)}`, () => {
      const of = { ...whole, ...coverage };
      assert.equal(coverageLine(of).join(' '), line);
      const isComplete = of.isWhole && of.scanned === of.known;
      assert.equal(coverageSentences(of).includes('The others may have it, too.'), !isComplete);
    });
  }
});

describe('the message of a component scan', () => {
  const error = fleetError({ kind: 'offline' }, 'No network');
  const failure = { part: 'devices', isList: false, error } as const;
  const scan: Pick<ScanState, 'kind' | 'phase' | 'parts' | 'failures'> = {
    kind: 'components',
    phase: 'running',
    parts: [{ part: 'devices', done: 3, total: 9, isListed: true }],
    failures: [],
  };

  it('says how many core devices are scanned while it runs, and after it was canceled', () => {
    assert.equal(
      componentScanMessage(scan, halfScanned, at),
      'Component scan is running: 10 of 20 core devices scanned.',
    );
    assert.equal(
      componentScanMessage({ ...scan, phase: 'canceled' }, halfScanned, at),
      'Component scan was canceled: 10 of 20 core devices scanned.',
    );
  });

  it('says how many core devices are scanned again', () => {
    assert.equal(
      componentScanMessage({ ...scan, kind: 'allComponents' }, whole, at),
      'Component scan is running: 3 of 9 core devices scanned.',
    );
  });

  it('is only about what is missing once it is done or before it starts', () => {
    const missing = '10 of 20 core devices scanned.';
    assert.equal(componentScanMessage(undefined, halfScanned, at), `${missing} Scan Components… reads the others.`);
    assert.equal(componentScanMessage(undefined, halfScanned, { ...at, asOf: new Date(0) }), missing);
    assert.equal(componentScanMessage({ ...scan, phase: 'done' }, whole, at), '');
  });

  it('says which core devices it left out, and why', () => {
    const done = { ...scan, phase: 'done', failures: [failure, failure] } as const;
    assert.match(
      componentScanMessage(done, halfScanned, at),
      /^Component scan is done: 10 of 20 core devices scanned\. 2 devices not scanned: [A-Z].*\.$/u,
    );
    const unlisted = { ...done, failures: [{ ...failure, isList: true }] };
    assert.match(componentScanMessage(unlisted, halfScanned, at), /Devices not listed: [A-Z].*\.$/u);
  });

  it('says what stopped it', () => {
    const stopped = componentScanMessage({ ...scan, phase: 'stopped' }, halfScanned, at, error);
    assert.match(stopped, /^Component scan stopped: 10 of 20 core devices scanned\. [A-Z].*\.$/u);
  });
});

describe('the hovers of groups of components and of lifecycle states', () => {
  it('say what a group contains, and how much of it runs and fails', () => {
    const failing = knownComponent([versionSpread({ failed: 1 })]);
    const components = [failing, knownComponent([versionSpread()]), knownComponent()];
    const text = hoverLines(componentGroupHover(componentGroupFacts('unlisted', components, halfScanned))).join('\n');
    assert.match(text, /^# Not in the catalog\n[^]*Components: 3\nOn scanned core devices: 2\nFailing: 1\n/u);
    assert.match(text, /10 of 20 core devices scanned\./u);
    const none = { ...whole, scanned: 0 };
    const provided = hoverLines(componentGroupHover(componentGroupFacts('provided', [], none))).join('\n');
    assert.match(provided, /AWS lists them when this row is expanded/u);
    assert.doesNotMatch(provided, /Components:|Failing:|On scanned/u);
    const unknown = hoverLines(componentGroupHover(componentGroupFacts('onDevices', components, whole))).join('\n');
    assert.match(unknown, /aren't completely loaded/u);
  });

  it('say what a state means', () => {
    const text = (state: string): string =>
      hoverLines(componentStateHover({ state, devices: 1_200, coverage: whole })).join('\n');
    assert.match(text('BROKEN'), /^# Broken\nThe component failed three times[^]*Core devices: 1,200$/u);
    assert.equal(text('SOMETHING\u202e'), '# SOMETHING\\u202e\nCore devices: 1,200');
    assert.equal(text('__proto__'), '# __proto__\nCore devices: 1,200');
  });
});
