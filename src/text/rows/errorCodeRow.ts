import { visibleText } from '../../base/visibleText';
import type { ErrorCode } from '../../greengrass/codes/errorCodes';
import { inParts, type Row } from './row';

/**
 * The row of an error code. A deployment's code is described by its error type if the device reported that type, a
 * component's status code by its lifecycle step.
 *
 * @param explained what the catalogue knows about the code
 * @param reportedTypes the error types that the device reported with the stack
 * @param isHeadline whether this is the code that the row above names
 */
export function errorCodeRow(
  code: string,
  explained: ErrorCode | undefined,
  reportedTypes: readonly string[],
  isHeadline: boolean,
): Row {
  const label = code.trim() === '' ? '(empty code)' : visibleText(code);
  const types = explained?.errorTypes.filter((type) => reportedTypes.includes(type)) ?? [];
  const step = explained?.lifecycleStep === undefined ? undefined : `${explained.lifecycleStep} step`;
  const description = inParts(...types, step);
  return {
    label,
    description,
    icon: isHeadline ? 'circle-filled' : 'circle-small-filled',
    severity: isHeadline ? 'error' : 'neutral',
    accessibilityLabel: [isHeadline ? 'Headline error code' : 'Error code', label, description]
      .filter((part) => part !== '')
      .join(' '),
  };
}
