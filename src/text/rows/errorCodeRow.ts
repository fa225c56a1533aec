import { visibleText } from '../../base/visibleText';
import type { ErrorCode } from '../../greengrass/codes/errorCodes';
import { inParts, inSpeech, type Row } from './row';

/**
 * The row of an error code. The description of a deployment's error code is its error type if the device reported that
 * type. The description of a component's status code is its lifecycle step.
 *
 * @param explained the code's entry in the catalog
 * @param reportedTypes the error types that the device reported with the stack
 * @param isHeadline whether the row above shows this code
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
  return {
    label,
    description: inParts(...types, step),
    icon: isHeadline ? 'circle-filled' : 'circle-small-filled',
    severity: isHeadline ? 'error' : 'neutral',
    accessibilityLabel: inSpeech(`${isHeadline ? 'Headline error code' : 'Error code'} ${label}`, ...types, step),
  };
}
