import assert from 'node:assert/strict';
import { DeviceViewOptions } from '../../../src/app/deviceViewOptions';
import { Option } from '../../../src/app/option';
import { isUnfiltered } from '../../../src/fleet/selection/viewOptions';
import { testMemory } from './openApp';

describe('options', () => {
  it('are remembered, and fire an event when they change', () => {
    const memory = testMemory();
    const option = new Option(memory, 'size', (remembered) => (typeof remembered === 'number' ? remembered : 1));
    const values: number[] = [];
    const end = option.onDidChange((value) => values.push(value));
    assert.equal(option.value, 1);
    option.set(2);
    end();
    option.set(3);
    assert.deepEqual([values, new Option(memory, 'size', Number).value], [[2], 3]);
  });

  it('change the grouping without the filter', () => {
    const memory = testMemory();
    const options = new DeviceViewOptions(memory);
    options.change({ filter: { name: 'press' } });
    options.change({ grouping: 'status' });
    const { filter, grouping } = new DeviceViewOptions(memory).current;
    assert.deepEqual([filter.name, grouping], ['press', 'status']);
  });

  it('have their defaults if the remembered values are invalid', () => {
    const memory = testMemory();
    void memory.update('deviceFilter', 'press');
    void memory.update('deviceGrouping', 'color');
    assert.ok(isUnfiltered(new DeviceViewOptions(memory).current));
  });
});
