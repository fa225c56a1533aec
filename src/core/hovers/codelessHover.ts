import type { FailureCause, LabelKind } from '../gatheredDevices';
import type { Hover } from './hover';

/** A label where no code says what is wrong. */
type Codeless = Extract<LabelKind, 'noCode' | 'noCause'>;

const meaning: Readonly<Record<Codeless, string>> = {
  noCode:
    'The core devices reported that this failed, and no error code with it. Nucleus Lite and a nucleus before 2.8.0 report none, and some failures have none.',
  noCause: 'These core devices say that they are unhealthy, and nothing that is known of them accounts for it.',
};

const whatToDo: Readonly<Record<Codeless, string>> = {
  noCode: 'Show Details of the deployment or component has what was reported in words, and says where its log is.',
  noCause: 'Open one of them, or scan for failures, to read its deployments and components.',
};

/** The hover of failures that no code tells apart: what that means, and where to look. */
export function codelessHover(kind: Codeless, { label, devices }: FailureCause): Hover {
  const isSnapshot = devices.some(({ place }) => place.asOf !== undefined);
  const advice =
    kind === 'noCause' && isSnapshot ? 'They had not been looked into when the snapshot was saved.' : whatToDo[kind];
  return [label, meaning[kind], advice].map((text, index) => ({ kind: index === 0 ? 'heading' : 'paragraph', text }));
}
