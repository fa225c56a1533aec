import assert from 'node:assert/strict';
import { fleetError } from '../../../src/core/errors';
import { invisibleRow } from '../../../src/core/rows/row';
import { commands } from '../../../src/manifest';
import { failureMessage } from '../../../src/tree/failureMessage';
import { loadMoreMessage, MessageNodes, type Message } from '../../../src/tree/messageNode';
import type { Node } from '../../../src/tree/node';
import { explainErrorCode } from '../../../src/core/errorCodes';
import { hoverLines } from '../core/hovers/hoverText';
import { now } from '../fixtures';
import { clickOf, wordsOf } from './outline';

const parent: Node = {
  ...{ id: 'top', parent: undefined, isExpandable: true },
  row: () => invisibleRow,
  children: () => [],
};
const at = { profile: 'factory', region: 'eu-west-1' };

function messages(): MessageNodes {
  return new MessageNodes(() => parent);
}

describe('a row with a message', () => {
  it('stays the same node as long as it says the same, and does what was said last', async () => {
    const done: string[] = [];
    const message = (way: string): Message =>
      loadMoreMessage('100 shown', () => {
        done.push(way);
        return Promise.resolve();
      });
    const all = messages();
    const node = all.for(message('first'));
    assert.equal(all.for(message('second')), node);
    await node.loadMore?.();
    assert.deepEqual(done, ['second']);
    assert.notEqual(all.for(loadMoreMessage('200 shown', () => Promise.resolve())), node);
    assert.notEqual(all.for(message('third')), node, 'Only the last word on a topic is kept.');
  });

  it('is told apart from its siblings by its key', () => {
    const all = messages();
    const rows = ['empty', 'hidden'].map((key) => all.for({ key, label: 'Nothing', icon: 'dash' }));
    assert.deepEqual(
      rows.map(({ id }) => id),
      ['top/message/empty', 'top/message/hidden'],
    );
    assert.ok(rows.every((node) => node.parent === parent && !node.isExpandable && node.children().length === 0));
    assert.equal(all.for({ key: 'empty', label: 'Nothing', icon: 'dash' }), rows[0]);
  });

  it('is read out with its description', () => {
    const row = (message: Message): string => messages().for(message).row().accessibilityLabel;
    assert.equal(row({ key: 'a', label: 'Load More', description: '100 shown', icon: 'x' }), 'Load More, 100 shown');
    assert.equal(row({ key: 'a', label: 'Nothing', icon: 'x' }), 'Nothing');
  });
});

describe('a row with a failure', () => {
  const rowFor = (error: Parameters<typeof failureMessage>[1], shownFrom?: Date): Node =>
    messages().for(failureMessage('failure', error, at, shownFrom, () => Promise.resolve()));

  const clicks: readonly (readonly [kind: Parameters<typeof fleetError>[0]['kind'], click: string | undefined])[] = [
    ['offline', commands.retry],
    ['expired', commands.signIn],
    ['profile', commands.selectProfile],
    ['wrongRegion', commands.selectRegion],
    ['notRecorded', undefined],
  ];
  for (const [kind, command] of clicks) {
    it(`of the kind ${kind} ${command === undefined ? 'leads nowhere' : `leads to ${command}`}`, () => {
      const node = rowFor(fleetError({ kind }, 'no'));
      assert.equal(clickOf(node), command && `${command} of the row`);
      assert.equal(node.retry !== undefined, command !== undefined);
      assert.equal(node.row().severity, 'warning');
    });
  }

  it('says what AWS said in its hover, and has the statement to ask for where a permission is missing', async () => {
    const node = rowFor(fleetError({ kind: 'denied', permission: 'iot:DescribeJob', requestId: 'r-1' }, 'User is not'));
    assert.match(wordsOf(node), /^Access denied: iot:DescribeJob is missing \(warning\)$/u);
    const lines = hoverLines((await node.hover?.(explainErrorCode)) ?? []).join('\n');
    assert.match(lines, /User is not/u);
    assert.match(lines, /r-1/u);
    assert.match(node.iamStatement ?? '', /iot:DescribeJob/u);
    assert.equal(rowFor(fleetError({ kind: 'offline' }, 'no')).iamStatement, undefined);
  });

  it('says from when the rows beside it are, where that is earlier', () => {
    assert.equal(rowFor(fleetError({ kind: 'offline' }, 'no')).row().description, '');
    assert.match(
      rowFor(fleetError({ kind: 'offline' }, 'no'), now).row().description,
      /^showing what was read at 2026/u,
    );
  });
});
