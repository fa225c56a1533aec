import type { LabelKind } from '../gatheredDevices';
import type { Hover } from './hover';

/** Where to look where no code says what is wrong. */
const advice: Readonly<Record<Extract<LabelKind, 'noCode' | 'noCause'>, readonly string[]>> = {
  noCode: [
    'The core devices reported that this failed, and no error code with it. Nucleus Lite and a nucleus before 2.8.0 report none, and some failures have none.',
    'Show Details of the deployment or component has what was reported in words, and says where its log is.',
  ],
  noCause: [
    'These core devices say that they are unhealthy, and nothing that is known of them accounts for it.',
    'Open one of them, or scan for failures, to read its deployments and components.',
  ],
};

/** The hover of failures that no code tells apart. */
export function codelessHover(kind: keyof typeof advice, label: string): Hover {
  return [{ kind: 'heading', text: label }, ...advice[kind].map((text) => ({ kind: 'paragraph', text }) as const)];
}
