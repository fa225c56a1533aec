import type { AppState } from '../../app/appState';
import type { ComparedAddress } from '../../greengrass/addresses/comparedAddress';
import { comparisonTitle } from '../../text/messages/compareWords';
import type { LazyDocuments } from '../../ui/lazyDocuments';
import { comparedDocument } from './comparedDocument';

/** What comparisons need. */
export interface CompareTools {
  readonly app: AppState;
  readonly documents: LazyDocuments;
}

/** Opens the diff editor of VS Code for two items. Rejects with a FleetError if one of them can't be loaded. */
export async function openComparison(
  { app, documents }: CompareTools,
  left: ComparedAddress,
  right: ComparedAddress,
): Promise<void> {
  const [one, other] = await Promise.all([comparedDocument(app, left), comparedDocument(app, right)]);
  await documents.showDiff(one, other, comparisonTitle(one, other));
}
