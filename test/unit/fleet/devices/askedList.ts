import assert from 'node:assert/strict';
import type { CoreDeviceList, CoreDeviceListState } from '../../../../src/fleet/devices/coreDeviceList';
import type { CoreDevice } from '../../../../src/greengrass/model';
import type { Page } from '../../../../src/greengrass/ports/page';
import { settled } from '../../fakeClock';
import { coreDevice } from '../../fixtures';
import { openList } from './openList';

const clock = { now: () => new Date(0), delay: () => Promise.resolve() };

interface Question {
  readonly token: string | undefined;
  readonly signal: AbortSignal;
  readonly answer: (page: Page<CoreDevice>) => void;
  readonly fail: (error: Error) => void;
}

/** A page with one device. */
export function page(name: string, nextToken?: string): Page<CoreDevice> {
  return { items: [coreDevice({ coreDeviceThingName: name })], nextToken };
}

/** A list of core devices whose requests are answered by the test. */
export interface AskedList {
  readonly list: CoreDeviceList;
  /** Requests so far. */
  readonly questions: readonly Question[];
  /** The tail at each change so far. */
  readonly drawn: readonly CoreDeviceListState['tail'][];
  /** Answers the latest request. */
  readonly answer: (next: Page<CoreDevice> | Error) => Promise<void>;
}

/** Opens a list that hasn't been read. */
export function openAskedList(): AskedList {
  const questions: Question[] = [];
  const drawn: CoreDeviceListState['tail'][] = [];
  const { list } = openList(
    {
      listCoreDevices: (token, signal) =>
        new Promise((resolve, reject) => questions.push({ token, signal, answer: resolve, fail: reject })),
    },
    clock,
    () => drawn.push(list.state.tail),
  );
  const answer: AskedList['answer'] = async (next) => {
    const question = questions.at(-1) ?? assert.fail('Nothing was requested.');
    if (next instanceof Error) {
      question.fail(next);
    } else {
      question.answer(next);
    }
    await settled();
  };
  return { list, questions, drawn, answer };
}

/** Opens a list and reads its first ten pages, `press-0` to `press-9`. There are more. */
export async function openReadList(): Promise<AskedList> {
  const asked = openAskedList();
  void asked.list.readFirst();
  for (let number = 0; number < 10; number += 1) {
    await asked.answer(page(`press-${number}`, String(number)));
  }
  return asked;
}
