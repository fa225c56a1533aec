import assert from 'node:assert/strict';
import { conditionHover } from '../../../../src/text/hovers/conditionHover';
import type { DeviceCondition } from '../../../../src/text/rows/failureGroupRow';
import { hoverLines } from './hoverText';

function textOf(condition: DeviceCondition, isSnapshot = false): string {
  return hoverLines(conditionHover({ condition, isSnapshot, stuckAfterHours: 2, staleAfterHours: 25 })).join('\n');
}

describe('the hover of core devices with a condition', () => {
  it('says what stuck means, with its threshold and its setting, and what to do', () => {
    assert.match(
      textOf('stuck'),
      /^# Stuck\n.*more than 2 hours without a change \(setting greengrass\.stuckAfterHours\)[^]*\nWhat to do: .*Show Logs/u,
    );
    assert.doesNotMatch(textOf('stuck', true), /Show Logs/u);
  });

  it('says what stale means, with its threshold and its setting, and what to do', () => {
    assert.match(
      textOf('stale'),
      /^# Stale\n.*more than 25 hours \(setting greengrass\.staleAfterHours\)[^]*\nWhat to do: Check that they are on/u,
    );
  });

  it('says what muted means, and when it ends', () => {
    assert.match(textOf('muted'), /^# Muted\n.*A mute ends when the problems .* change\.\nWhat to do: .*Unmute/u);
  });
});
