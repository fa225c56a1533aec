import type { ComparedAddress } from '../../greengrass/addresses/comparedAddress';
import { comparisonTitle } from '../../text/messages/comparing/compareWords';
import { comparedDocument, type CompareTools } from './comparedDocument';

/** Opens the diff editor of VS Code for two items. Rejects with a FleetError if one of them can't be loaded. */
export async function openComparison(
  tools: CompareTools,
  left: ComparedAddress,
  right: ComparedAddress,
): Promise<void> {
  const [one, other] = await Promise.all([comparedDocument(tools, left), comparedDocument(tools, right)]);
  await tools.documents.showDiff(one, other, comparisonTitle(one, other));
}
