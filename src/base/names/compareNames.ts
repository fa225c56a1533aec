import { quickOrder } from './quickOrder';

/** Created on first use, because creating it takes longer than loading this file. */
let nameOrder: Intl.Collator | undefined;

/**
 * For `sort`: by name in natural order (`press-2` before `press-10`, ignoring case), then by code unit. Only identical
 * names are equal.
 */
export function compareNames(a: string, b: string): number {
  const order = quickOrder(a, b);
  if (order !== undefined) {
    return order;
  }
  nameOrder ??= new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  return nameOrder.compare(a, b) || Number(a > b) - Number(a < b);
}
