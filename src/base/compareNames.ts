import { quickOrder } from './quickOrder';

/** Compares names as a person sorts them. Made when it is first needed: making it takes longer than loading this file. */
let nameOrder: Intl.Collator | undefined;

/**
 * For `sort`: by name as a person sorts (`press-2` before `press-10`, upper and lower case alike), then by code unit, so
 * that two names never tie unless they are the same.
 */
export function compareNames(a: string, b: string): number {
  const order = quickOrder(a, b);
  if (order !== undefined) {
    return order;
  }
  nameOrder ??= new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  return nameOrder.compare(a, b) || Number(a > b) - Number(a < b);
}
