import assert from 'node:assert/strict';
import { timelineOf } from '../../../../src/text/panels/timeline';
import { effectiveDeployment, hoursAgo, installedComponent, now } from '../../fixtures';
import { deviceFacts } from './facts';

describe('the timeline', () => {
  it('has a bar for each deployment and a tick for each component, newest first', () => {
    const timeline = timelineOf(
      deviceFacts({
        deployments: [
          effectiveDeployment({
            deploymentName: 'old',
            creationTimestamp: hoursAgo(90),
            modifiedTimestamp: hoursAgo(80),
          }),
          effectiveDeployment({
            deploymentName: 'new',
            creationTimestamp: hoursAgo(9),
            modifiedTimestamp: hoursAgo(8),
          }),
        ],
        components: [installedComponent({ lastStatusChangeTimestamp: hoursAgo(40) })],
      }),
    );
    assert.deepEqual(
      timeline?.bars.map(({ name }) => name),
      ['new', 'old'],
    );
    assert.equal(timeline.ticks[0]?.at, hoursAgo(40).getTime());
    assert.deepEqual([timeline.start, timeline.end], [hoursAgo(90).getTime(), now.getTime()]);
  });

  it("stays the same a moment later, so the panel isn't redrawn for nothing", () => {
    const facts = deviceFacts({ deployments: [effectiveDeployment({ creationTimestamp: hoursAgo(3) })] });
    const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);
    assert.deepEqual(timelineOf({ ...facts, now: later(1) }), timelineOf({ ...facts, now: later(59) }));
  });

  it('never reverses a bar', () => {
    const [bar] =
      timelineOf(
        deviceFacts({
          deployments: [effectiveDeployment({ creationTimestamp: hoursAgo(1), modifiedTimestamp: hoursAgo(5) })],
        }),
      )?.bars ?? [];
    assert.ok(bar !== undefined && bar.from < bar.to);
  });

  it('leaves out impossible times', () => {
    const timeline = timelineOf(
      deviceFacts({
        deployments: [
          effectiveDeployment({ creationTimestamp: new Date(0), modifiedTimestamp: hoursAgo(3) }),
          effectiveDeployment({ creationTimestamp: hoursAgo(5), modifiedTimestamp: new Date('9999-01-01') }),
          effectiveDeployment(),
        ],
      }),
    );
    assert.equal(timeline?.bars.length, 1);
  });

  it('is absent if nothing has a time', () => {
    const timeless = effectiveDeployment({ creationTimestamp: undefined, modifiedTimestamp: undefined });
    assert.equal(timelineOf(deviceFacts({ deployments: [timeless], components: undefined })), undefined);
  });

  it('keeps the failing items if there are too many', () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      effectiveDeployment({ deploymentName: `d${index}`, modifiedTimestamp: hoursAgo(index) }),
    );
    const failed = effectiveDeployment({
      deploymentName: 'failed',
      coreDeviceExecutionStatus: 'FAILED',
      creationTimestamp: hoursAgo(901),
      modifiedTimestamp: hoursAgo(900),
    });
    const bars = timelineOf(deviceFacts({ deployments: [...many, failed] }))?.bars ?? [];
    assert.equal(bars.length, 40);
    assert.equal(bars.at(-1)?.name, 'failed');
  });
});
