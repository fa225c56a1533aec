import assert from 'node:assert/strict';
import { commands } from '../../../../src/manifest';
import { invisibleRow } from '../../../../src/text/rows/row';
import { loadMoreMessage, MessageNodes, type Message } from '../../../../src/tree/engine/messageNode';
import type { Node } from '../../../../src/tree/engine/node';
import { clickOf } from '../outline';

const parent: Node = {
  id: 'top',
  parent: undefined,
  isExpandable: true,
  row: () => invisibleRow,
  children: () => [],
};

function messages(): MessageNodes {
  return new MessageNodes(() => parent);
}

describe('a row with a message', () => {
  it('keeps its node while its words stay the same, and acts like its latest message', async () => {
    const called: string[] = [];
    const message = (name: string): Message =>
      loadMoreMessage('100 shown', () => {
        called.push(name);
        return Promise.resolve();
      });
    const all = messages();
    const node = all.for(message('first'));
    assert.equal(clickOf(node), `${commands.loadMore} on the row`);
    assert.equal(all.for(message('second')), node);
    await node.loadMore?.();
    assert.deepEqual(called, ['second']);
    assert.notEqual(all.for(loadMoreMessage('200 shown', () => Promise.resolve())), node);
    assert.notEqual(all.for(message('third')), node, 'Each key keeps only its latest message.');
  });

  it('is identified by its key', () => {
    const all = messages();
    const rows = ['empty', 'hidden'].map((key) => all.for({ key, label: 'Nothing', icon: 'dash' }));
    assert.deepEqual(
      rows.map(({ id }) => id),
      ['top/message/empty', 'top/message/hidden'],
    );
    assert.ok(rows.every((node) => node.parent === parent && !node.isExpandable && node.children().length === 0));
    assert.equal(all.for({ key: 'empty', label: 'Nothing', icon: 'dash' }), rows[0]);
  });

  it('has a label and a description for screen readers', () => {
    const labelOf = (message: Message): string => messages().for(message).row().accessibilityLabel;
    assert.equal(
      labelOf({ key: 'a', label: 'Load More', description: '100 shown', icon: 'x' }),
      'Load More, 100 shown',
    );
    assert.equal(labelOf({ key: 'a', label: 'Nothing', icon: 'x' }), 'Nothing');
  });
});
