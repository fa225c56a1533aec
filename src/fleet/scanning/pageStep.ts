import { asFleetError, canceled } from '../../greengrass/ports/fleetError';
import type { Page } from '../../greengrass/ports/page';
import { PagingGuard } from '../requests/pagingGuard';
import type { ScanStep, StepContext } from './scanQueue';
import type { ScanPart } from './scanState';

/** A list that a scan reads, and the steps that follow from its items. */
export interface ScannedList<T> {
  readonly part: ScanPart;
  /** Unique among the lists of a scan. */
  readonly key: string;
  readonly fetchPage: (token: string | undefined, context: StepContext) => Promise<Page<T>>;
  /** The key that identifies an item across pages. */
  readonly keyOf: (item: T) => string;
  /** Steps for the items of a page. */
  readonly found: (items: readonly T[]) => readonly ScanStep[];
  /** Steps for items that were missing from the complete list. */
  readonly missed?: () => readonly ScanStep[];
}

/** A read of a list from its first page. */
interface ListPass<T> {
  readonly number: number;
  readonly guard: PagingGuard<T>;
}

function newPass<T>({ keyOf }: ScannedList<T>, number: number): ListPass<T> {
  return { number, guard: new PagingGuard(keyOf) };
}

/**
 * A step that reads one page of a list and adds the step for the next page. After an invalid token or endless paging, a
 * retry starts over at the first page, because the same token would fail again.
 */
export function pageStep<T>(list: ScannedList<T>, pass = newPass(list, 1), token?: string): ScanStep {
  const { part, key, fetchPage, found, missed = () => [] } = list;
  let [current, from] = [pass, token];
  return {
    // Another pass can have the same tokens.
    key: token === undefined ? key : `${key}#${pass.number}?${token}`,
    part,
    kind: 'list',
    rank: 0,
    run: async (context) => {
      const { guard, number } = current;
      try {
        const { items, nextToken } = await fetchPage(from, context);
        if (context.signal.aborted) {
          // The page is requested again when the scan resumes.
          throw canceled();
        }
        context.add(found(guard.accept(items)));
        if (nextToken === undefined) {
          context.add(missed());
          return;
        }
        guard.follow(nextToken);
        context.add([pageStep(list, current, nextToken)]);
      } catch (thrown) {
        // AWS answers an expired token with a validation error.
        if (guard.isBroken || asFleetError(thrown).kind === 'invalid') {
          [current, from] = [newPass(list, number + 1), undefined];
        }
        throw thrown;
      }
    },
  };
}
